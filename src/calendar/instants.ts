import type ICAL from 'ical.js'
import { isZone } from '../core/time/days.ts'
import { WINDOWS_ZONES } from './windows-zones.ts'

/**
 * The instant of a time in a calendar, epoch milliseconds. The zone of the time is the one that the
 * calendar defines for it. If the calendar defines none, or for a date without a time, the zone is
 * `zone`.
 */
export function instantOf(time: ICAL.Time, zone: string): number {
  if (!time.isDate && (time.zone.component || time.zone.tzid === 'UTC'))
    return time.toUnixTime() * 1000
  const { year, month, day, hour, minute, second } = time
  const local = new Temporal.PlainDateTime(year, month, day, hour, minute, Math.min(second, 59))
  return local.toZonedDateTime(zone).epochMilliseconds
}

/**
 * The IANA zone of a time whose zone the calendar names but does not define. The name may be an
 * IANA name or a Windows name. If the name is neither, returns `own`.
 */
export function zoneOf(time: ICAL.Time, own: string): string {
  const name = nameIn(time)
  if (time.isDate || !name) return own
  if (isZone(name)) return name
  // Some calendars write the source of the zone before its name:
  // `/citadel.org/20240101_1/Europe/Berlin`.
  const last = name.match(/[A-Za-z_]+\/[A-Za-z_]+$/)?.[0] ?? ''
  return WINDOWS_ZONES[name] ?? (isZone(last) ? last : own)
}

/** The name of the zone of a time, if the calendar does not define that zone. */
const nameIn = (time: ICAL.Time): string | undefined => {
  const { timezone } = time as unknown as { timezone?: string }
  return timezone && timezone !== 'floating' ? timezone.replaceAll('"', '') : undefined
}
