/** Conversion of clock times to instants. Instants are epoch milliseconds, zones are IANA names. */
import { dateAt } from './days.ts'
import { hour, minute } from './units.ts'

/**
 * The instants in `[from, to]` at which clocks in `zone` show `time` (`HH:MM`). Usually this is one
 * instant. If clocks show this time twice, because they are set back, there are two instants. If
 * clocks skip the time, because they are set forward, it is moved forward by the same length: 02:30
 * becomes 03:30.
 */
export function instantsOf(time: string, from: number, to: number, zone: string): number[] {
  const plainTime = Temporal.PlainTime.from(time)
  const first = dateAt(from, zone)
  const all = [0, 1, 2].flatMap((days) => {
    const date = first.add({ days })
    return (['earlier', 'later'] as const).map((disambiguation) => {
      const local = date.toPlainDateTime(plainTime)
      const found = local.toZonedDateTime(zone, { disambiguation })
      // For a time that clocks skip, Temporal's `earlier` would return an instant before the skip.
      return found.toPlainTime().equals(plainTime)
        ? found.epochMilliseconds
        : local.toZonedDateTime(zone).epochMilliseconds
    })
  })
  return [...new Set(all)].filter((at) => at >= from && at <= to)
}

/**
 * Milliseconds. The longest stretch that can result from a typed end time. From 10:45 to 10:30 of
 * the next day would be 23 h 45 min. This is refused, because the person probably made a mistake.
 * Sixteen hours are enough for the longest night shift.
 */
const LONGEST_OVER_MIDNIGHT = 16 * hour

/** The instants that a clock time `HH:MM` may mean as the end of a stretch that began at `start`. */
export const endsOf = (time: string, start: number, zone: string): number[] =>
  instantsOf(time, start + 1, start + LONGEST_OVER_MIDNIGHT, zone)

const quarter = 15 * minute

/**
 * The full hours in `[from, to]`, each with the hour that clocks show. If an hour occurs twice, it
 * is listed twice; if clocks skip an hour, it is left out. The offsets of zones are assumed to be
 * multiples of 15 minutes.
 */
export function fullHours(from: number, to: number, zone: string): { at: number; hour: number }[] {
  const hours: { at: number; hour: number }[] = []
  for (let at = Math.ceil(from / quarter) * quarter; at <= to; at += quarter) {
    const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
    if (minute === 0) hours.push({ at, hour })
  }
  return hours
}
