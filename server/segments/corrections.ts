/**
 * Marks days as corrected: a correction is a change of a day for which the device already has a
 * receipt (the endpoint's statement about that day).
 */

import { sql, type Transaction } from 'kysely'
import { hour } from '../../src/core/time/units.ts'
import type { Row, StoredRow } from '../../src/sync/contract.ts'
import { isInList, type ListParameter, listParameter } from '../db/list-parameter.ts'
import { preparedQuery } from '../db/prepared-query.ts'
import { isOnServer, type Tables } from '../db/tables.ts'
import type { Device, Owner } from '../people/owner.ts'
import { firstIndex } from './first-index.ts'
import type { Span } from './span.ts'

interface Change extends Span {
  device: string
  /** Whether the segment was stored before, with other content. */
  isEdit: boolean
}

const changeAt = (row: Row | StoredRow, device: string, isEdit: boolean): Change[] =>
  'deleted' in row ? [] : [{ device, from: row.startedAt, to: row.endedAt, isEdit }]

/**
 * Returns the spans of time that a row changes: the time of the segment before the change, and its
 * new time.
 */
const changesOf = (row: Row, before: StoredRow | undefined, { id }: Device) => {
  const device = before?.device ?? id
  return [
    ...(before ? changeAt(before, device, true) : []),
    ...changeAt(row, device, before !== undefined),
  ]
}

const findDays = preparedQuery(
  (db, at: Owner & { devices: ListParameter; from: number; to: number }) =>
    db
      .selectFrom('days')
      .select(['device', 'from_at', 'to_at', 'first_asked_at'])
      .where('team', '=', at.team)
      .where('member', '=', at.member)
      .where(isInList(db, 'device', at.devices))
      .where('to_at', '>', at.from)
      .where('from_at', '<', at.to)
      .orderBy('from_at'),
)
/** A day for which a device got a receipt (the endpoint's statement about what it has stored). */
type ReceivedDay = Awaited<ReturnType<typeof findDays>>[number]

/**
 * Milliseconds, longer than any day. Some days have 25 hours, and a day has up to 48 when a zone
 * moves across the date line.
 */
const LONGEST_DAY = 49 * hour

/**
 * Returns the index of the first day in `days` that begins at `instant` or later. `days` must be in
 * the order in which the days begin.
 */
const firstFrom = (days: readonly ReceivedDay[], instant: number) =>
  firstIndex(days, ({ from_at }) => from_at >= instant)

/**
 * Returns the days that the changes correct. Each change is compared only with the days near it.
 */
const daysCorrectedBy = (days: readonly ReceivedDay[], changes: readonly Change[]) => {
  const corrected = new Set<ReceivedDay>()
  for (const { device, from, to, isEdit } of changes)
    for (let i = firstFrom(days, from - LONGEST_DAY); i < days.length; i++) {
      const day = days[i] as ReceivedDay
      if (day.from_at >= to) break
      // A device may get its receipt (a statement about what is stored) for a day at noon, before
      // the day has ended. So a new segment that ended after the receipt is not a correction.
      const isCorrection = isEdit || to <= day.first_asked_at
      if (isCorrection && device === day.device && day.to_at > from) corrected.add(day)
    }
  return [...corrected]
}

/** Marks days as corrected, in one statement. */
const markDays = async (
  tx: Transaction<Tables>,
  { team, member }: Owner,
  days: readonly ReceivedDay[],
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
    // The stored instant of the correction is never before the instant of the day's receipt, even
    // if the clock was set back.
    .set({
      corrected_at: sql`case when first_asked_at > ${now} then first_asked_at else ${now} end`,
    })
    .where('team', '=', team)
    .where('member', '=', member)
    .where(sql<boolean>`(device, from_at, to_at) in (${listed})`)
    .execute()
}

/**
 * Marks the days that `rows` correct. `stored` contains the same segments as they were before the
 * change.
 */
export const markCorrected = async (
  tx: Transaction<Tables>,
  device: Device,
  rows: readonly Row[],
  stored: ReadonlyMap<string, StoredRow>,
  now: number,
) => {
  const changes = rows.flatMap((row) => changesOf(row, stored.get(row.id), device))
  if (changes.length === 0) return
  const { team, member } = device
  const days = await findDays(tx, {
    team,
    member,
    devices: listParameter(tx, [...new Set(changes.map((change) => change.device))]),
    from: Math.min(...changes.map((change) => change.from)),
    to: Math.max(...changes.map((change) => change.to)),
  })
  const corrected = daysCorrectedBy(days, changes)
  if (corrected.length > 0) await markDays(tx, { team, member }, corrected, now)
}
