/** Instants of the times that clocks show. Instants are epoch milliseconds, zones are IANA names. */
import { dateAt } from './days.ts'
import { hour, minute } from './units.ts'

/**
 * The instants in `[from, to]` at which clocks in `zone` show `time` (`HH:MM`): usually one, two if
 * the hour occurs twice. For a time that the clocks skip, the instant as long after the skip.
 */
export function instantsOf(time: string, from: number, to: number, zone: string): number[] {
  const plainTime = Temporal.PlainTime.from(time)
  const first = dateAt(from, zone)
  const all = [0, 1, 2].flatMap((days) => {
    const date = first.add({ days })
    return (['earlier', 'later'] as const).map((disambiguation) => {
      const local = date.toPlainDateTime(plainTime)
      const found = local.toZonedDateTime(zone, { disambiguation })
      // For a skipped time, `earlier` would be before the skip.
      return found.toPlainTime().equals(plainTime)
        ? found.epochMilliseconds
        : local.toZonedDateTime(zone).epochMilliseconds
    })
  })
  return [...new Set(all)].filter((at) => at >= from && at <= to)
}

/**
 * An end later than this was probably meant to be before the start: from 10:45 to 10:30 is not 23 h
 * 45 min. Sixteen hours leave room for the longest night shift. Milliseconds.
 */
const LONGEST_OVER_MIDNIGHT = 16 * hour

/** The possible ends of a stretch that began at `start`, for a clock time `HH:MM`. */
export const endsOf = (time: string, start: number, zone: string): number[] =>
  instantsOf(time, start + 1, start + LONGEST_OVER_MIDNIGHT, zone)

const quarter = 15 * minute

/**
 * The full hours in `[from, to]`, each with the hour that clocks show. An hour that occurs twice is
 * there twice, a skipped one is not. Offsets are multiples of 15 minutes.
 */
export function fullHours(from: number, to: number, zone: string): { at: number; hour: number }[] {
  const hours: { at: number; hour: number }[] = []
  for (let at = Math.ceil(from / quarter) * quarter; at <= to; at += quarter) {
    const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
    if (minute === 0) hours.push({ at, hour })
  }
  return hours
}
