/**
 * Writes the rows of a batch in one statement. The text of the statement is made once for each
 * number of rows: building it from 1,200 values for each batch took longer than storing the rows.
 */
import { CompiledQuery, type Transaction } from 'kysely'
import { memoise } from '../../src/core/memoise.ts'
import { isOnServer, type SegmentRow, type Tables } from '../db/tables.ts'

const COLUMNS = [
  'team',
  'member',
  'id',
  'device',
  'revision',
  'changed_at',
  'deleted',
  'category',
  'started_at',
  'ended_at',
  'source',
  'edited',
  'scheme',
  'product',
  'record_type',
  'record_id',
  'note',
  'zone',
  'seq',
  'first_received_at',
  'received_at',
] as const satisfies (keyof SegmentRow)[]

/**
 * A new revision replaces all columns except the key, the device that made the segment, and the
 * instant at which it first arrived.
 */
const KEPT: readonly string[] = ['team', 'member', 'id', 'device', 'first_received_at']
const REPLACED = COLUMNS.filter((column) => !KEPT.includes(column) && column !== 'zone')
/**
 * The first time zone of a segment is kept: a correction that is made in another zone does not move
 * the segment to another day.
 */
const ZONE = 'zone = coalesce(segments.zone, excluded.zone)'

// The later instant of arrival is kept: the new instant can be the earlier one if the clock was set
// back.
const assignment = (column: string) =>
  column === 'received_at'
    ? 'received_at = case when segments.received_at > excluded.received_at then segments.received_at else excluded.received_at end'
    : `${column} = excluded.${column}`

const insertStatement = (rows: string) => `
  insert into segments (${COLUMNS}) ${rows}
  on conflict (team, member, id) do update set
  ${[...REPLACED.map(assignment), ZONE]}`

// All rows are one parameter, so that the text of the statement stays short: PostgreSQL parses and
// plans the statement each time.
const TO_SERVER = insertStatement(
  `select ${COLUMNS} from json_populate_recordset(null::segments, $1)`,
)

const ROW = `(${COLUMNS.map(() => '?')})`
const toFile = memoise((count: number) => insertStatement(`values ${Array(count).fill(ROW)}`))

/**
 * Writes rows. The caller has checked that each row is either new, or newer than the stored row
 * with its id.
 */
export const upsertSegments = async (tx: Transaction<Tables>, rows: readonly SegmentRow[]) => {
  const query = isOnServer(tx)
    ? CompiledQuery.raw(TO_SERVER, [JSON.stringify(rows)])
    : CompiledQuery.raw(
        toFile(rows.length),
        rows.flatMap((row) => COLUMNS.map((column) => row[column])),
      )
  await tx.executeQuery(query)
}
