/** What changes in a day after its first receipt is a correction, and the day says so. */
import { sql, type Transaction } from 'kysely'
import { hour } from '../../src/core/time/units.ts'
import type { Row, StoredRow } from '../../src/sync/contract.ts'
import { once } from '../db/prepared-query.ts'
import { isOnServer, type Tables } from '../db/tables.ts'
import type { Device, Owner } from '../people/devices.ts'
import { type AsOne, asOne, isOneOf } from './upsert-segments.ts'

interface Change {
  device: string
  from: number
  to: number
  /** It was held already, with other content. */
  held: boolean
}

const spanOf = (row: Row | StoredRow, device: string, held: boolean): Change[] =>
  'deleted' in row ? [] : [{ device, from: row.startedAt, to: row.endedAt, held }]

/** Both where a row was and where it is now. */
const changesOf = (row: Row, before: StoredRow | undefined, { id }: Device) => {
  const device = before?.device ?? id
  return [
    ...(before ? spanOf(before, device, true) : []),
    ...spanOf(row, device, before !== undefined),
  ]
}

const findDays = once((db, at: Owner & { devices: AsOne; from: number; to: number }) =>
  db
    .selectFrom('days')
    .select(['device', 'from_at', 'to_at', 'first_asked_at'])
    .where('team', '=', at.team)
    .where('member', '=', at.member)
    .where(isOneOf(db, 'device', at.devices))
    .where('to_at', '>', at.from)
    .where('from_at', '<', at.to)
    .orderBy('from_at'),
)
type Asked = Awaited<ReturnType<typeof findDays>>[number]

/** No day of a clock is longer: those of 25 hours, and zones that moved. */
const LONGEST_DAY = 49 * hour

/** The first of `days`, which are in order, that begins at `instant` or later. */
const firstFrom = (days: readonly Asked[], instant: number) => {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] as Asked).from_at < instant) low = middle + 1
    else high = middle
  }
  return low
}

/** Each change looks only at the days that can reach it. */
const correctedBy = (days: readonly Asked[], changes: readonly Change[]) => {
  const corrected = new Set<Asked>()
  for (const { device, from, to, held } of changes)
    for (let i = firstFrom(days, from - LONGEST_DAY); i < days.length; i++) {
      const day = days[i] as Asked
      if (day.from_at >= to) break
      // A day goes on after a receipt at noon: only what ended before it is news of the past.
      const isNews = held || to <= day.first_asked_at
      if (isNews && device === day.device && day.to_at > from) corrected.add(day)
    }
  return [...corrected]
}

/** One statement, however many days. */
const mark = async (
  tx: Transaction<Tables>,
  { team, member }: Owner,
  days: readonly Asked[],
  now: number,
) => {
  const keys = JSON.stringify(
    days.map(({ device, from_at, to_at }) => ({ device, from_at, to_at })),
  )
  const listed = isOnServer(tx)
    ? sql`select device, from_at, to_at from json_to_recordset(${keys}::json)
        as marked (device text, from_at bigint, to_at bigint)`
    : sql`select value ->> 'device', value ->> 'from_at', value ->> 'to_at' from json_each(${keys})`
  await tx
    .updateTable('days')
    // After it was asked for, whatever the clock says now.
    .set({
      corrected_at: sql`case when first_asked_at > ${now} then first_asked_at else ${now} end`,
    })
    .where('team', '=', team)
    .where('member', '=', member)
    .where(sql<boolean>`(device, from_at, to_at) in (${listed})`)
    .execute()
}

/** Marks the days that `rows` correct; `held` is what was stored before. */
export const markCorrected = async (
  tx: Transaction<Tables>,
  device: Device,
  rows: readonly Row[],
  held: ReadonlyMap<string, StoredRow>,
  now: number,
) => {
  const changes = rows.flatMap((row) => changesOf(row, held.get(row.id), device))
  if (changes.length === 0) return
  const { team, member } = device
  const days = await findDays(tx, {
    ...{ team, member },
    devices: asOne(tx, [...new Set(changes.map((change) => change.device))]),
    from: Math.min(...changes.map((change) => change.from)),
    to: Math.max(...changes.map((change) => change.to)),
  })
  const corrected = correctedBy(days, changes)
  if (corrected.length > 0) await mark(tx, { team, member }, corrected, now)
}
