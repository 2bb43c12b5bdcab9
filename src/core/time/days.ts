/**
 * Where days begin and end: worked out when reading, in the person's time zone, with a day-start
 * hour. Storage knows only instants. All instants are epoch milliseconds; dates are `YYYY-MM-DD`;
 * zones are IANA names. An unknown zone, date or time throws a RangeError.
 */
import { hour, minute } from './units.ts'

// A start hour that the clocks skip falls on the first instant after the gap, one that comes twice
// on the first of the two (Temporal's `compatible`, RFC 5545).
const startOf = (date: Temporal.PlainDate, zone: string, dayStart: number) =>
  date.toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from({ hour: dayStart }, { overflow: 'reject' }),
  }).epochMilliseconds

const dateAt = (instant: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()

/** Whether days can be worked out in a zone; a browser may name one that is none (`Etc/Unknown`). */
export function isZone(zone: string): boolean {
  try {
    dateAt(0, zone)
    return true
  } catch {
    return false
  }
}

/** The zone that is always so many minutes behind UTC: `+03:00` for -180. */
export const fixedZone = (behind: number): string => {
  const ahead = Math.round(-behind) || 0
  const hours = Math.floor(Math.abs(ahead) / 60)
  const minutes = Math.abs(ahead) % 60
  return `${ahead < 0 ? '-' : '+'}${`${hours}`.padStart(2, '0')}:${`${minutes}`.padStart(2, '0')}`
}

/** The day that an instant belongs to. */
export const dayOf = (instant: number, zone: string, dayStart: number): string => {
  let date = dateAt(instant, zone)
  // The calendar's date is the day but for the hours before dayStart, clocks that go back over
  // midnight, and dates that a zone skipped as a whole (Apia, 2011-12-30).
  while (instant < startOf(date, zone, dayStart)) date = date.subtract({ days: 1 })
  while (instant >= startOf(date.add({ days: 1 }), zone, dayStart)) date = date.add({ days: 1 })
  return date.toString()
}

/** `[from, to)` of a day: 23, 24 or 25 hours; empty for a date that the zone skipped. */
export const dayBounds = (date: string, zone: string, dayStart: number) => {
  const day = Temporal.PlainDate.from(date)
  return {
    from: startOf(day, zone, dayStart),
    to: startOf(day.add({ days: 1 }), zone, dayStart),
  }
}

/** The instants of a local time on the days around `now`, in order. */
const instantsAround = (time: string, now: number, zone: string) => {
  const plainTime = Temporal.PlainTime.from(time)
  const today = dateAt(now, zone)
  return [-2, -1, 0, 1, 2].map(
    (days) => today.add({ days }).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds,
  )
}

/** The next instant after `now` at which clocks in `zone` show `time` (`HH:MM`). */
export const nextAt = (time: string, now: number, zone: string): number =>
  instantsAround(time, now, zone).find((at) => at > now) as number

/** The last such instant that is not after `now`. */
export const lastAt = (time: string, now: number, zone: string): number =>
  instantsAround(time, now, zone).findLast((at) => at <= now) as number

/**
 * The instants in `[from, to]` at which clocks in `zone` show `time` (`HH:MM`): one as a rule, two
 * where the hour comes twice. Of a time that the clocks skip, the instant as long after the skip.
 */
export function instantsOf(time: string, from: number, to: number, zone: string): number[] {
  const plainTime = Temporal.PlainTime.from(time)
  const first = dateAt(from, zone)
  const all = [0, 1, 2].flatMap((days) => {
    const date = first.add({ days })
    return (['earlier', 'later'] as const).map((disambiguation) => {
      const local = date.toPlainDateTime(plainTime)
      const found = local.toZonedDateTime(zone, { disambiguation })
      // Skipped: `earlier` would lie before the skip.
      return found.toPlainTime().equals(plainTime)
        ? found.epochMilliseconds
        : local.toZonedDateTime(zone).epochMilliseconds
    })
  })
  return [...new Set(all)].filter((at) => at >= from && at <= to)
}

/**
 * A later "end" than this is rather a time before the start: 10:45 to 10:30 is no day and night of
 * 23:45, and nobody works from 9:00 to 8:00. Sixteen hours leave room for the longest night shift.
 */
const LONGEST_OVER_MIDNIGHT = 16 * hour

/** The instants after `start` at which a stretch that began then can have ended by a clock's `time`. */
export const endsOf = (time: string, start: number, zone: string): number[] =>
  instantsOf(time, start + 1, start + LONGEST_OVER_MIDNIGHT, zone)

const quarter = 15 * minute

/**
 * The full hours of the clock in `[from, to]`, each with what the clock shows; the hour that comes
 * twice is there twice, the one that is skipped is not. Offsets are whole quarters of an hour.
 */
export function fullHours(from: number, to: number, zone: string): { at: number; hour: number }[] {
  const hours: { at: number; hour: number }[] = []
  for (let at = Math.ceil(from / quarter) * quarter; at <= to; at += quarter) {
    const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
    if (minute === 0) hours.push({ at, hour })
  }
  return hours
}

/** So many days after a date; before it where negative. */
export const dateAfter = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString()

/** The same time of the clock, so many days before. */
export const daysBefore = (instant: number, days: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).subtract({ days })
    .epochMilliseconds

/** What of the stretches lies in `[from, to)`; an open one goes on to `to`. Empty ones are left out. */
export const clip = <T extends { startedAt: number; endedAt?: number }>(
  stretches: Iterable<T>,
  from: number,
  to: number,
): (T & { endedAt: number })[] =>
  Array.from(stretches, (stretch) => ({
    ...stretch,
    startedAt: Math.max(stretch.startedAt, from),
    endedAt: Math.min(stretch.endedAt ?? to, to),
  })).filter((stretch) => stretch.endedAt > stretch.startedAt)
