/**
 * How the rows of a batch are written: in one statement whose text depends on their number at most,
 * and is made once. (Built up anew from 1,200 values, it takes longer than storing them.)
 */
import { CompiledQuery, sql, type Transaction } from 'kysely'
import { type Database, isOnServer, type SegmentRow, type Tables } from '../db/tables.ts'

const COLUMNS = [
  ...(['team', 'member', 'id', 'device', 'revision', 'changed_at', 'deleted'] as const),
  ...(['category', 'started_at', 'ended_at', 'source', 'edited', 'scheme'] as const),
  ...(['product', 'record_type', 'record_id', 'note', 'zone'] as const),
  ...(['seq', 'first_received_at', 'received_at'] as const),
] satisfies (keyof SegmentRow)[]

/** The device that made a segment and when it first came stay; all else is the new revision's. */
const KEPT: readonly string[] = ['team', 'member', 'id', 'device', 'first_received_at']
const REPLACED = COLUMNS.filter((column) => !KEPT.includes(column) && column !== 'zone')
/** A correction made elsewhere moves a segment to no other day. */
const ZONE = 'zone = coalesce(segments.zone, excluded.zone)'

// A clock that was set back does not make a row older than it was.
const newest = (column: string) =>
  column === 'received_at'
    ? 'received_at = case when segments.received_at > excluded.received_at then segments.received_at else excluded.received_at end'
    : `${column} = excluded.${column}`

const into = (rows: string) => `
  insert into segments (${COLUMNS}) ${rows}
  on conflict (team, member, id) do update set
  ${[...REPLACED.map(newest), ZONE]}`

// A server reads and plans a statement each time: it gets all rows as one value.
const TO_SERVER = into(`select ${COLUMNS} from json_populate_recordset(null::segments, $1)`)

const ROW = `(${COLUMNS.map(() => '?')})`
const texts = new Map<number, string>()
const toFile = (count: number) => {
  const text = texts.get(count) ?? into(`values ${Array(count).fill(ROW)}`)
  texts.set(count, text)
  return text
}

/** Many words as the one value that a statement gets. */
export type ListParameter = string | readonly string[]
export const listParameter = (db: Database, words: readonly string[]): ListParameter =>
  isOnServer(db) ? words : JSON.stringify(words)

/** Whether a column holds one of the words. */
export const isInList = (
  db: Database,
  column: 'id' | 'device' | 'date' | 'member',
  words: ListParameter,
) =>
  isOnServer(db)
    ? sql<boolean>`${sql.ref(column)} = any(${words})`
    : sql<boolean>`${sql.ref(column)} in (select value from json_each(${words}))`

/** Writes rows that are new, or newer than what is held under their id. */
export const upsertSegments = async (tx: Transaction<Tables>, rows: readonly SegmentRow[]) => {
  const query = isOnServer(tx)
    ? CompiledQuery.raw(TO_SERVER, [JSON.stringify(rows)])
    : CompiledQuery.raw(
        toFile(rows.length),
        rows.flatMap((row) => COLUMNS.map((column) => row[column])),
      )
  await tx.executeQuery(query)
}
