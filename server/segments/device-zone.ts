/** Where a device's days are, as it says itself: a team's days are told apart by that. */
import { isZone } from '../../src/core/time/days.ts'
import type { BatchQuery } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import type { Caller } from '../people/devices.ts'

export interface DeviceZone {
  /** IANA. */
  zone: string
  /** The hour at which the person's days begin. */
  dayStart: number
  /** Unexplained time is not sent; undefined: the device has not said. */
  keepsUnexplained?: boolean
}

/** Undefined where a zone is not told or not known here: rows are taken all the same. */
export const deviceZoneFrom = ({
  zone,
  dayStart = '0',
  unexplained,
}: BatchQuery): DeviceZone | undefined => {
  if (zone === undefined || !isZone(zone)) return undefined
  return {
    ...{ zone, dayStart: Number(dayStart) },
    ...(unexplained && { keepsUnexplained: unexplained === 'kept' }),
  }
}

/** Seldom: then there is nothing to write. */
export const isNewZone = (caller: Caller, { zone, dayStart, keepsUnexplained }: DeviceZone) =>
  caller.zone !== zone ||
  caller.dayStart !== dayStart ||
  (keepsUnexplained !== undefined && caller.keepsUnexplained !== keepsUnexplained)

export const storeDeviceZone = async (db: Database, caller: Caller, place: DeviceZone) => {
  const { zone, dayStart, keepsUnexplained } = place
  await db
    .updateTable('devices')
    .set({
      ...{ zone, day_start: dayStart },
      ...(keepsUnexplained !== undefined && { keeps_unexplained: keepsUnexplained ? 1 : 0 }),
    })
    .where('team', '=', caller.team)
    .where('member', '=', caller.member)
    .where('id', '=', caller.id)
    .execute()
}
