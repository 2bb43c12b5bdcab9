/** One day as the endpoint holds it. */
import { dayBounds } from '../src/core/days.ts'
import { checksum, type Day, receiptOf } from '../src/core/receipt.ts'
import type { LiveRow, Receipt } from '../src/sync/contract.ts'
import type { Device } from './devices.ts'
import { fromTable } from './segments.ts'
import type { Database } from './tables.ts'

type Of = Pick<Device, 'team' | 'member'>

/** The member's segments that touch the day, from every device or from one, by their start. */
export const rowsOfDay = async (db: Database, { team, member }: Of, day: Day, device?: string) => {
  const { from, to } = dayBounds(day.date, day.zone, day.dayStart)
  const rows = await db
    .selectFrom('segments')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .where('deleted', '=', 0)
    .where('ended_at', '>', from)
    .where('started_at', '<', to)
    .$if(device !== undefined, (query) => query.where('device', '=', device as string))
    .orderBy('started_at')
    .execute()
  return rows.map((row) => fromTable(row) as LiveRow)
}

/** The receipt of the calling device's own day. Throws a RangeError for an unknown zone or date. */
export const receiptFor = async (db: Database, device: Device, day: Day): Promise<Receipt> => {
  const rows = await rowsOfDay(db, device, day, device.id)
  const { canonical, ...totals } = receiptOf(rows, day)
  const { from, to } = dayBounds(day.date, day.zone, day.dayStart)
  return { ...day, from, to, ...totals, checksum: await checksum(canonical) }
}
