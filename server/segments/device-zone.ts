/** Where a device's days are, as the device tells it: the report divides time into days by it. */
import { isZone } from '../../src/core/time/days.ts'
import type { BatchQuery } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { ProblemError } from '../http/problem.ts'
import type { Caller } from '../people/devices.ts'

export interface DeviceZone {
  /** IANA. */
  zone: string
  /** The hour at which the person's days begin. */
  dayStart: number
  /** The device sends no unexplained time; undefined if it has not told. */
  keepsUnexplained?: boolean
  /** Of the extension; undefined if it has not told. */
  version?: string
}

/**
 * Returns undefined if the zone is missing: old clients send none.
 * @throws ProblemError for a zone that is not known here: its rows would count to wrong days
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

/** Whether it differs from what is stored, which is rare. */
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
