/**
 * Bounds of days. They are computed when data are read, in the person's time zone and with the hour
 * at which the person's days start. The stored data contain only instants. All instants are in
 * epoch milliseconds, dates are `YYYY-MM-DD`, zones are IANA names. An unknown zone, date or time
 * throws a RangeError.
 */
// If clocks skip the hour at which the day starts, the day starts at the first instant after the
// skipped time. If that hour occurs twice, the day starts at its first occurrence (`compatible` in
// Temporal, RFC 5545).
const startOf = (date: Temporal.PlainDate, zone: string, dayStart: number) =>
  date.toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from({ hour: dayStart }, { overflow: 'reject' }),
  }).epochMilliseconds

/** The calendar date that an instant has in a zone. */
export const dateAt = (instant: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()

/** Whether a zone name is valid. Some browsers report an invalid name (`Etc/Unknown`). */
export function isZone(zone: string): boolean {
  try {
    dateAt(0, zone)
    return true
  } catch {
    return false
  }
}

/**
 * The name of a zone with a fixed offset from UTC. For `behind` -180, it is `+03:00`.
 * @param behind minutes by which the zone is behind UTC
 */
export const fixedZone = (behind: number): string => {
  const ahead = Math.round(-behind) || 0
  const hours = Math.floor(Math.abs(ahead) / 60)
  const minutes = Math.abs(ahead) % 60
  return `${ahead < 0 ? '-' : '+'}${`${hours}`.padStart(2, '0')}:${`${minutes}`.padStart(2, '0')}`
}

/**
 * The zone to use: the zone with this name, or the fixed offset if the name is not valid.
 * @param behind minutes by which the zone is behind UTC
 */
export const zoneOrOffset = (zone: string, behind: number): string =>
  isZone(zone) ? zone : fixedZone(behind)

/** The day that contains an instant. Days begin at the hour `dayStart`. */
export const dayOf = (instant: number, zone: string, dayStart: number): string => {
  let date = dateAt(instant, zone)
  // The day is not always the calendar date. It differs from the date in the hours before
  // `dayStart`, in nights in which clocks go back over midnight, and near a date that a zone
  // skipped (Apia, 2011-12-30).
  while (instant < startOf(date, zone, dayStart)) date = date.subtract({ days: 1 })
  while (instant >= startOf(date.add({ days: 1 }), zone, dayStart)) date = date.add({ days: 1 })
  return date.toString()
}

/**
 * The bounds `[from, to)` of a day. Its length is 23, 24 or 25 hours, or 0 for a date that the zone
 * skipped.
 */
export const dayBounds = (date: string, zone: string, dayStart: number) => {
  const day = Temporal.PlainDate.from(date)
  return {
    from: startOf(day, zone, dayStart),
    to: startOf(day.add({ days: 1 }), zone, dayStart),
  }
}

/**
 * The instants at which clocks show a time, from two days before `now` to two days after `now`, the
 * earliest first.
 */
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

/** The last instant, not after `now`, at which clocks in `zone` show `time` (`HH:MM`). */
export const lastAt = (time: string, now: number, zone: string): number =>
  instantsAround(time, now, zone).findLast((at) => at <= now) as number

/**
 * The date that is `days` days after a date. If `days` is negative, the result is before the date.
 */
export const dateAfter = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString()

/** The instant `days` days earlier at which clocks show the same time. */
export const daysBefore = (instant: number, days: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).subtract({ days })
    .epochMilliseconds

/**
 * The parts of stretches that lie within `[from, to)`. An open stretch is cut at `to`. Empty parts
 * are left out.
 */
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
