/**
 * The zone of a device's days, as the device sends it. Reports divide time into days by this zone.
 */
import { isZone } from '../../src/core/time/days.ts'
import type { BatchQuery } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { ProblemError } from '../http/problem.ts'
import type { Caller } from '../people/caller.ts'

export interface DeviceZone {
  /** IANA name of the zone. */
  zone: string
  /** The hour at which the person's days begin. */
  dayStart: number
  /** Whether the device does not send unexplained time; undefined if the device has not said. */
  keepsUnexplained?: boolean
  /** The version of the extension; undefined if the device has not sent it. */
  version?: string
}

/**
 * Returns the zone that a request contains; undefined if it contains none, as requests of old
 * clients.
 * @throws ProblemError for a zone that this server does not know: rows would be counted on wrong
 *   days
 */
export const deviceZoneFrom = ({
  zone,
  dayStart = '0',
  unexplained,
  version,
}: BatchQuery): DeviceZone | undefined => {
  if (zone === undefined) return undefined
  if (!isZone(zone)) throw new ProblemError('bad-request', 'zone: unknown')
  return {
    zone,
    dayStart: Number(dayStart),
    ...(unexplained && { keepsUnexplained: unexplained === 'kept' }),
    ...(version !== undefined && { version }),
  }
}

/**
 * Whether the request contains anything that differs from what is stored about the device. This is
 * rare.
 */
export const isNewZone = (
  caller: Caller,
  { zone, dayStart, keepsUnexplained, version }: DeviceZone,
) =>
  caller.zone !== zone ||
  (version !== undefined && caller.version !== version) ||
  caller.dayStart !== dayStart ||
  (keepsUnexplained !== undefined && caller.keepsUnexplained !== keepsUnexplained)

export const storeDeviceZone = async (db: Database, caller: Caller, place: DeviceZone) => {
  const { zone, dayStart, keepsUnexplained, version } = place
  await db
    .updateTable('devices')
    .set({
      zone,
      day_start: dayStart,
      ...(keepsUnexplained !== undefined && { keeps_unexplained: keepsUnexplained ? 1 : 0 }),
      ...(version !== undefined && { version }),
    })
    .where('team', '=', caller.team)
    .where('member', '=', caller.member)
    .where('id', '=', caller.id)
    .execute()
}
