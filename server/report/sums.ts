/**
 * The table of sums: a person's time per day and per month, stored for the team's layout (the data
 * of its report). A stored sum always agrees with the rows: a change of a row removes the sums of
 * its day in the same transaction, and raises the member's counter `seq`. Before the rows for a sum
 * are read, this counter is read. The sum is stored only if the counter is still unchanged.
 */
import { CompiledQuery, sql } from 'kysely'
import { memoise } from '../../src/core/memoise.ts'
import type { Block } from '../../src/core/time/blocks.ts'
import { isInList, listParameter } from '../db/list-parameter.ts'
import { type Database, isOnServer, type Tables } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'
import { lockCounter } from './row-counter.ts'

/**
 * The values of the column `unit`. A statement that removes sums of days and of months contains
 * both values: `unit` comes before the date in the table's key, and the database uses the key only
 * if the statement contains `unit`.
 */
export const UNITS = ['day', 'month'] as const

export const FORMS = ['exact', 'whole'] as const

/**
 * The sum of a person's time on a day or in a month. In the form `exact`, lengths are in seconds
 * with decimals; in the form `whole`, they are in whole seconds.
 */
export interface SumRow extends Omit<Tables['sums'], 'team' | 'member' | 'packed'> {
  packed?: Uint8Array | null
}
export type Unit = SumRow['unit']
export type Form = SumRow['form']

const COLUMNS = ['unit', 'form', 'date', 'day_start', 'basis', 'told', 'shared'] as const
const REPLACED = ['basis', 'told', 'shared', 'packed'] as const

const KEYS = ['team', 'member', ...COLUMNS, 'packed'] as const

// Sums of time are written in the same way as the rows of a batch (`upsert-segments.ts`).
const insertStatement = (rows: string) => `
  insert into sums (${KEYS}) ${rows}
  on conflict (team, member, unit, form, date, day_start) do update set
  ${REPLACED.map((column) => `${column} = excluded.${column}`)}`
const TO_SERVER = insertStatement(`select ${KEYS} from json_populate_recordset(null::sums, $1)`)
const ROW = `(${KEYS.map(() => '?')})`
const toFile = memoise((count: number) => insertStatement(`values ${Array(count).fill(ROW)}`))
/**
 * The numbers of rows that one statement may store. There are only three numbers, so that only
 * three statements must be prepared.
 */
const AT_ONCE = [64, 8, 1]

/** Returns bytes as a text that PostgreSQL can read. */
const hexOf = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`

/**
 * Stores a member's sums of time, within the transaction of the caller. Does nothing if one of the
 * member's rows has changed since `counter` was read.
 */
export const keepSums = async (
  tx: Database,
  { team, member }: Owner,
  counter: number,
  sums: readonly SumRow[],
) => {
  if (sums.length === 0 || (await lockCounter(tx, { team, member })) !== counter) return
  const rows = sums.map((sum) => ({ team, member, packed: null, ...sum }))
  if (isOnServer(tx)) {
    const inJson = rows.map((row) => ({ ...row, packed: row.packed && hexOf(row.packed) }))
    await tx.executeQuery(CompiledQuery.raw(TO_SERVER, [JSON.stringify(inJson)]))
    return
  }
  for (let at = 0; at < rows.length; ) {
    const count = AT_ONCE.find((most) => at + most <= rows.length) ?? 1
    const values = rows.slice(at, at + count).flatMap((row) => KEYS.map((key) => row[key]))
    await tx.executeQuery(CompiledQuery.raw(toFile(count), values))
    at += count
  }
}

/** The first and the last day or month of a range. */
interface SumRange {
  unit: Unit
  form: Form
  from: string
  to: string
}

type AskedOfMember = SumRange & { dayStart: number }

/**
 * Reads the sums of time of several members in one statement; the database joins the sums of each
 * member to one text.
 */
export const readJoined = async (
  db: Database,
  { team, members }: { team: string; members: readonly string[] },
  { unit, form, from, to, dayStart }: AskedOfMember,
) => {
  const isServer = isOnServer(db)
  const { rows } = await sql<{
    member: string
    count: number
    bases: string
    told: string | null
    shared: string
  }>`
    select member, count(*) as count, max(shared) as shared,
      ${isServer ? sql`string_agg` : sql`group_concat`}(nullif(told, ''), ',' order by date) as told,
      ${isServer ? sql`string_agg(distinct basis, ',')` : sql`group_concat(distinct basis)`} as bases
    from sums where team = ${team} and ${isInList(db, 'member', listParameter(db, members))}
    and unit = ${unit} and form = ${form} and date >= ${from} and date <= ${to}
    and day_start = ${dayStart} group by member`.execute(db)
  return rows
}

const askedOf = (
  db: Database,
  { team, member }: Owner,
  { unit, form, from, to, dayStart }: AskedOfMember,
) =>
  db
    .selectFrom('sums')
    .where('team', '=', team)
    .where('member', '=', member)
    .where('unit', '=', unit)
    .where('form', '=', form)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .where('day_start', '=', dayStart)

/** Reads the sums of time of one member, the earliest first. */
export const readSums = (db: Database, owner: Owner, asked: AskedOfMember): Promise<SumRow[]> =>
  askedOf(db, owner, asked).select(COLUMNS).orderBy('date').execute()

/**
 * Reads the sums of whole months of several members, the earliest month first. The column `packed`
 * contains the days of a month as compressed JSON. Only sums in the form `exact` (seconds with
 * decimals) are read, whose days begin at the hour `dayStart`.
 */
export const readPackedMonths = (
  db: Database,
  { team, members }: { team: string; members: readonly string[] },
  { from, to, dayStart }: Pick<AskedOfMember, 'from' | 'to' | 'dayStart'>,
) =>
  db
    .selectFrom('sums')
    .select(['member', 'basis', 'packed'])
    .where('team', '=', team)
    .where(isInList(db, 'member', listParameter(db, members)))
    .where('unit', '=', 'month')
    .where('form', '=', 'exact')
    .where('date', '>=', from)
    .where('date', '<=', to)
    .where('day_start', '=', dayStart)
    .orderBy('date')
    .execute()

/** Returns the dates of a member's stored sums of time, each with its basis (`basis-of-sum.ts`). */
export const readKept = (db: Database, owner: Owner, asked: AskedOfMember) =>
  askedOf(db, owner, asked).select(['date', 'basis']).execute()

export const blocksFrom = ({ shared }: Pick<SumRow, 'shared'>): Block[] =>
  shared === '' ? [] : JSON.parse(shared)
