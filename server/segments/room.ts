/**
 * How much room a member's days still have: rows are limited per day, and long stretches by how many
 * may touch one another, so that no answer has more to read than a day's worth for each day.
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
import { once } from '../db/prepared-query.ts'
import { type Database, isOnServer, type Tables } from '../db/tables.ts'
import type { Owner } from '../people/devices.ts'
import type { AsOne } from './upsert-segments.ts'

/** A day of UTC, counted from 1970. */
const dayOf = (instant: number) => Math.floor(instant / day)

interface Span {
  startedAt: number
  endedAt: number
}

/** Undefined for a tombstone. */
const spanOf = (row: Row | StoredRow | undefined): Span | undefined =>
  row && !('deleted' in row) ? row : undefined

const goesOnLong = ({ startedAt, endedAt }: Span) => endedAt - startedAt > MAX_LENGTH

/** Numbers as a table `d` with the column `value`. */
const listed = (db: Database, values: AsOne) =>
  isOnServer(db)
    ? sql<{ value: number }>`unnest(${values}::bigint[])`.as<'d'>(sql`d(value)`)
    : sql<{ value: number }>`json_each(${values})`.as('d')

// The index `segments_day` answers it alone; a tombstone has no end.
const countDays = once((db, at: Owner & { days: AsOne }) =>
  db
    .selectFrom(listed(db, at.days))
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

/** Whether a stretch is long, in the words of the partial index `segments_long`. */
export const isLong = sql<boolean>`ended_at - started_at > ${sql.lit(MAX_LENGTH)}`

const findLong = async (tx: Transaction<Tables>, { team, member }: Owner, span: Span) => {
  const rows = await tx
    .selectFrom('segments')
    .select(['id', 'started_at', 'ended_at'])
    .where('team', '=', team)
    .where('member', '=', member)
    .where(isLong)
    .where('ended_at', '>', span.startedAt)
    .where('started_at', '<', span.endedAt)
    .limit(MAX_LONG_AT_ONCE + 1)
    .execute()
  return rows.map(({ id }) => id)
}

/** What a batch may still add. */
export interface Room {
  /** Whether the row fits beside what is there; it is counted then. */
  take: (row: Row, held: StoredRow | undefined) => boolean
}

/** `rows` are those that a batch may write. */
export const roomFor = async (
  tx: Transaction<Tables>,
  owner: Owner,
  rows: readonly Row[],
): Promise<Room> => {
  const spans = rows.flatMap((row) => ('deleted' in row ? [] : [row]))
  const days = [...new Set(spans.map(({ endedAt }) => dayOf(endedAt)))]
  const { team, member } = owner
  const asked = isOnServer(tx) ? days.map(String) : JSON.stringify(days)
  const found = days.length > 0 ? await countDays(tx, { team, member, days: asked }) : []
  const counts = new Map(found.map(({ day, rows }) => [Number(day), Number(rows ?? 0)]))
  const long = new Map<string, Set<string>>()
  for (const row of spans.filter(goesOnLong)) {
    const beside = new Set(await findLong(tx, owner, row))
    beside.delete(row.id)
    long.set(row.id, beside)
  }
  const taken: (Span & { id: string })[] = []
  const countBeside = ({ id, startedAt, endedAt }: Span & { id: string }) => {
    const beside = new Set(long.get(id))
    for (const other of taken)
      if (other.id !== id && other.startedAt < endedAt && other.endedAt > startedAt)
        beside.add(other.id)
    return beside.size
  }
  return {
    take: (row, before) => {
      const span = spanOf(row)
      const was = spanOf(before)
      const wasOn = was && dayOf(was.endedAt)
      const isOn = span && dayOf(span.endedAt)
      const more = isOn === undefined || isOn === wasOn ? 0 : 1
      if (isOn !== undefined && (counts.get(isOn) ?? 0) + more > MAX_ROWS_OF_DAY) return false
      if (span && goesOnLong(span)) {
        if (countBeside({ ...span, id: row.id }) >= MAX_LONG_AT_ONCE) return false
        taken.push({ ...span, id: row.id })
      }
      if (more === 1 && isOn !== undefined) counts.set(isOn, (counts.get(isOn) ?? 0) + 1)
      if (wasOn !== undefined && wasOn !== isOn && counts.has(wasOn))
        counts.set(wasOn, (counts.get(wasOn) ?? 1) - 1)
      return true
    },
  }
}
