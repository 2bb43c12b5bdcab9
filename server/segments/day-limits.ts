/**
 * Limits on a member's days: the number of rows that end on a day, and the number of segments
 * longer than a day that overlap with one another. Because of these limits, not too many rows must
 * be read for one day.
 */
import { sql, type Transaction } from 'kysely'
import { day } from '../../src/core/time/units.ts'
import {
  MAX_LENGTH,
  MAX_LONG_AT_ONCE,
  MAX_ROWS_OF_DAY,
  type Row,
  type StoredRow,
} from '../../src/sync/contract.ts'
import type { ListParameter } from '../db/list-parameter.ts'
import { preparedQuery } from '../db/prepared-query.ts'
import { type Database, isOnServer, type Tables } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'

/** Returns the number of days of UTC since 1970 at an instant. */
const dayOf = (instant: number) => Math.floor(instant / day)

interface Stretch {
  startedAt: number
  endedAt: number
}

/** Returns the start and end of a row; undefined for a tombstone (the row of a deleted segment). */
const stretchOf = (row: Row | StoredRow | undefined): Stretch | undefined =>
  row && !('deleted' in row) ? row : undefined

const isLongStretch = ({ startedAt, endedAt }: Stretch) => endedAt - startedAt > MAX_LENGTH

/** Returns numbers as an SQL table `d` with one column, `value`. */
const asTable = (db: Database, values: ListParameter) =>
  isOnServer(db)
    ? sql<{ value: number }>`unnest(${values}::bigint[])`.as<'d'>(sql`d(value)`)
    : sql<{ value: number }>`json_each(${values})`.as('d')

// This query needs only the index `segments_day`. A tombstone (the row of a deleted segment) has no
// end, so it is not counted.
const countDays = preparedQuery((db, at: Owner & { days: ListParameter }) =>
  db
    .selectFrom(asTable(db, at.days))
    .select('d.value as day')
    .select((eb) =>
      eb
        .selectFrom('segments')
        .where('team', '=', at.team)
        .where('member', '=', at.member)
        .where('ended_at', '>=', sql<number>`d.value * ${sql.lit(day)}`)
        .where('ended_at', '<', sql<number>`(d.value + 1) * ${sql.lit(day)}`)
        .select((eb) => eb.fn.countAll<number>().as('rows'))
        .as('rows'),
    ),
)

/**
 * An SQL condition: whether a segment is longer than a day. It must have the same text as the
 * condition of the partial index `segments_long`, so that the database uses that index.
 */
export const isLong = sql<boolean>`ended_at - started_at > ${sql.lit(MAX_LENGTH)}`

const findLong = async (tx: Transaction<Tables>, { team, member }: Owner, stretch: Stretch) => {
  const rows = await tx
    .selectFrom('segments')
    .select(['id', 'started_at', 'ended_at'])
    .where('team', '=', team)
    .where('member', '=', member)
    .where(isLong)
    .where('ended_at', '>', stretch.startedAt)
    .where('started_at', '<', stretch.endedAt)
    .limit(MAX_LONG_AT_ONCE + 1)
    .execute()
  return rows.map(({ id }) => id)
}

/** Counts the rows that a batch adds, and compares them with the limits. */
export interface Room {
  /**
   * Returns whether the row is within the limits. If it is, counts the row. `stored` is the segment
   * as it was before the batch.
   */
  take: (row: Row, stored: StoredRow | undefined) => boolean
}

/** @param rows the rows that the batch may write */
export const roomFor = async (
  tx: Transaction<Tables>,
  owner: Owner,
  rows: readonly Row[],
): Promise<Room> => {
  const live = rows.flatMap((row) => ('deleted' in row ? [] : [row]))
  const days = [...new Set(live.map(({ endedAt }) => dayOf(endedAt)))]
  const { team, member } = owner
  const asked = isOnServer(tx) ? days.map(String) : JSON.stringify(days)
  const found = days.length > 0 ? await countDays(tx, { team, member, days: asked }) : []
  const counts = new Map(found.map(({ day, rows }) => [Number(day), Number(rows ?? 0)]))
  const long = new Map<string, Set<string>>()
  for (const row of live.filter(isLongStretch)) {
    const others = new Set(await findLong(tx, owner, row))
    others.delete(row.id)
    long.set(row.id, others)
  }
  const taken: (Stretch & { id: string })[] = []
  const countTouching = ({ id, startedAt, endedAt }: Stretch & { id: string }) => {
    const others = new Set(long.get(id))
    for (const other of taken)
      if (other.id !== id && other.startedAt < endedAt && other.endedAt > startedAt)
        others.add(other.id)
    return others.size
  }
  return {
    take: (row, stored) => {
      const stretch = stretchOf(row)
      const before = stretchOf(stored)
      const dayBefore = before && dayOf(before.endedAt)
      const day = stretch && dayOf(stretch.endedAt)
      const more = day === undefined || day === dayBefore ? 0 : 1
      if (day !== undefined && (counts.get(day) ?? 0) + more > MAX_ROWS_OF_DAY) return false
      if (stretch && isLongStretch(stretch)) {
        if (countTouching({ ...stretch, id: row.id }) >= MAX_LONG_AT_ONCE) return false
        taken.push({ ...stretch, id: row.id })
      }
      if (more === 1 && day !== undefined) counts.set(day, (counts.get(day) ?? 0) + 1)
      if (dayBefore !== undefined && dayBefore !== day && counts.has(dayBefore))
        counts.set(dayBefore, (counts.get(dayBefore) ?? 1) - 1)
      return true
    },
  }
}
