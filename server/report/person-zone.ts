/**
 * Finds the time zone of each person's days: the zone that their devices have sent. If they have
 * sent none, it is the zone of the person who requests the report.
 */

import { memoise } from '../../src/core/memoise.ts'
import { type BoundsIn, boundsOf } from '../../src/core/report/frame.ts'
import { dayBounds, dayOf, isZone } from '../../src/core/time/days.ts'
import type { Database } from '../db/tables.ts'

export interface PersonZone {
  zone: string
  dayStart: number
  /**
   * The time zone of each device, by device id. It is used for the device's rows without a zone.
   */
  zones: ReadonlyMap<string, string>
}

export const readDeviceZones = (db: Database, team: string) =>
  db
    .selectFrom('devices')
    .select(['member', 'id', 'zone', 'day_start', 'keeps_unexplained', 'revoked_at'])
    .select('last_seen_at')
    .where('team', '=', team)
    // The device with the latest request comes first, because its time zone is most likely the
    // person's present one.
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
export type ZonedDevice = Awaited<ReturnType<typeof readDeviceZones>>[number]

/**
 * @param reader the zone and day start of the person who requests the report. They are used for
 *   people whose devices have sent no zone
 */
export const personZoneFrom = (
  devices: readonly ZonedDevice[],
  reader: Pick<PersonZone, 'zone' | 'dayStart'>,
  isKnownZone = isZone,
): PersonZone => {
  const known = devices.filter(({ zone }) => zone !== null && isKnownZone(zone))
  const [last] = known
  return {
    zone: last?.zone ?? reader.zone,
    dayStart: last?.day_start ?? reader.dayStart,
    zones: new Map(known.map(({ id, zone }) => [id, zone as string])),
  }
}

interface KnownDay {
  date: string
  from: number
  to: number
}

/**
 * Creates a calendar that computes each day only once for all people, because computing with time
 * zones is slow.
 */
export const createCalendar = () => {
  const bounds = memoise((key: string) => {
    const [dayStart = '', zone = '', ...dates] = key.split(' ')
    return boundsOf({ dates, zone, dayStart: Number(dayStart) })
  })
  const days = new Map<string, KnownDay[]>()
  return {
    isZone: memoise(isZone),
    boundsIn:
      (dates: readonly string[], dayStart: number): BoundsIn =>
      (zone) =>
        bounds([dayStart, zone, ...dates].join(' ')),
    /**
     * Returns the day to which an instant belongs. Throws a RangeError for an unknown time zone.
     */
    dayAt: (instant: number, { zone, dayStart }: Pick<PersonZone, 'zone' | 'dayStart'>) => {
      const key = `${dayStart} ${zone}`
      const known = days.get(key) ?? []
      const found = known.find(({ from, to }) => instant >= from && instant < to)
      if (found) return found.date
      const date = dayOf(instant, zone, dayStart)
      known.push({ date, ...dayBounds(date, zone, dayStart) })
      days.set(key, known)
      return date
    },
  }
}
export type Calendar = ReturnType<typeof createCalendar>
