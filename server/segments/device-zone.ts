/**
 * The time zone of a device's days, as the device sends it. Reports divide time into days by this
 * time zone.
 */
import { isZone } from '../../src/core/time/days.ts'
import type { BatchQuery } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { ProblemError } from '../http/problem.ts'
import type { Caller } from '../people/caller.ts'

export interface DeviceZone {
  /** The IANA name of the time zone. */
  zone: string
  /** The hour at which the person's days begin. */
  dayStart: number
  /**
   * Whether the device does not send unexplained time (time away that nobody has assigned).
   * Undefined if the device has not sent this setting.
   */
  keepsUnexplained?: boolean
  /** The version of the extension; undefined if the device has not sent it. */
  version?: string
}

/**
 * Returns the time zone that a request contains. Returns undefined if the request contains none:
 * old clients send none.
 * @throws ProblemError for a time zone that this server does not know, because rows would be
 *   counted on wrong days
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
 * Whether the request contains anything that differs from what is stored about the device. Most
 * requests contain nothing new.
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
