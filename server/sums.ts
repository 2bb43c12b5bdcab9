/**
 * What each day and month of a person adds up to, kept for the team's layout. Kept sums are never
 * wrong: whatever changes a day removes its sums in the same transaction, and grows the member's
 * counter `seq`; sums are kept only where that counter is what it was before the rows were read.
 */
import { sql } from 'kysely'
import type { Block } from '../src/core/report/team-day.ts'
import type { Owner } from './devices.ts'
import { once } from './once.ts'
import { type Database, isOnServer, type Tables } from './tables.ts'
import { type AsOne, asOne, isOneOf } from './written.ts'

const hour = 60 * 60_000
/** Days of a change for which each is removed by itself; of more, all sums of the person are. */
const MOST_REMOVED = 1000

export interface Span {
  from: number
  to: number
}

const dateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)
const monthOf = (date: string) => date.slice(0, 7)

/**
 * The dates that a stretch, or what it touches, may lie in: clocks are from -12:00 to +14:00, days
 * begin up to 23 hours late. (Who touches it may share a block with it.)
 */
const datesOf = ({ from, to }: Span) => {
  const last = dateOf(to + 14 * hour)
  const dates: string[] = []
  for (
    let at = from - 1 - 35 * hour;
    dateOf(at) <= last && dates.length <= MOST_REMOVED;
    at += 24 * hour
  )
    dates.push(dateOf(at))
  return dates
}

const removeDates = once((db, at: Owner & { dates: AsOne }) =>
  db
    .deleteFrom('sums')
    .where('team', '=', at.team)
    .where('member', '=', at.member)
    .where(isOneOf(db, 'date', at.dates)),
)

const removeAll = async (db: Database, { team, member }: Owner) => {
  await db.deleteFrom('sums').where('team', '=', team).where('member', '=', member).execute()
}

/** Removes the sums of dates, and of the months that they are in. */
export const forgetDates = async (tx: Database, owner: Owner, dates: Iterable<string>) => {
  const all = new Set<string>()
  for (const date of dates) all.add(date).add(monthOf(date))
  if (all.size === 0) return
  const { team, member } = owner
  if (all.size > MOST_REMOVED) await removeAll(tx, owner)
  else await removeDates(tx, { team, member, dates: asOne(tx, [...all]) })
}

/** Removes the sums of all days that the stretches may lie in. */
export const forgetSums = async (tx: Database, owner: Owner, spans: readonly Span[]) => {
  const dates = new Set<string>()
  for (const span of spans) {
    // Rows of a batch lie close together.
    if (dates.size <= MOST_REMOVED) for (const date of datesOf(span)) dates.add(date)
  }
  await forgetDates(tx, owner, dates)
}

/** Removes a person's sums where their rows change otherwise than by a batch: all, or those until then. */
export const forgetSumsUntil = async (tx: Database, owner: Owner, until?: number) => {
  const { team, member } = owner
  await tx
    .updateTable('members')
    .set((eb) => ({ seq: eb('seq', '+', 1) }))
    .where('team', '=', team)
    .where('id', '=', member)
    .execute()
  if (until === undefined) return removeAll(tx, owner)
  await tx
    .deleteFrom('sums')
    .where('team', '=', team)
    .where('member', '=', member)
    // A month's `YYYY-MM` sorts before its days.
    .where('date', '<=', dateOf(until + 14 * hour))
    .execute()
}

/** The counter that says whether anything changed. Undefined for a member who was forgotten. */
export const readCounter = async (db: Database, { team, member }: Owner) => {
  const found = await db
    .selectFrom('members')
    .select('seq')
    .where('team', '=', team)
    .where('id', '=', member)
    .executeTakeFirst()
  return found?.seq
}

/**
 * The same; it stays so until the transaction ends. Whoever changes a person's rows locks this first,
 * as batches do: two that lock in another order would wait for each other.
 */
export const lockCounter = async (tx: Database, { team, member }: Owner) => {
  const row = tx.selectFrom('members').select('seq').where('team', '=', team)
  const own = row.where('id', '=', member)
  const found = await (isOnServer(tx) ? own.forUpdate() : own).executeTakeFirst()
  return found?.seq
}

export type SumRow = Omit<Tables['sums'], 'team' | 'member'>

/** SQLite takes 32,766 values in a statement. */
const AT_ONCE = 1000

/** Keeps sums, in a transaction, where nothing has changed since the counter was read. */
export const keepSums = async (
  tx: Database,
  owner: Owner,
  counter: number,
  sums: readonly SumRow[],
) => {
  if ((await lockCounter(tx, owner)) !== counter) return
  const { team, member } = owner
  for (let i = 0; i < sums.length; i += AT_ONCE)
    await tx
      .insertInto('sums')
      .values(sums.slice(i, i + AT_ONCE).map((sum) => ({ team, member, ...sum })))
      .onConflict((conflict) =>
        conflict.columns(['team', 'member', 'date', 'day_start']).doUpdateSet((eb) => ({
          basis: eb.ref('excluded.basis'),
          exact: eb.ref('excluded.exact'),
          whole: eb.ref('excluded.whole'),
          shared: eb.ref('excluded.shared'),
        })),
      )
      .execute()
}

/** The form in which lengths are told. */
export type Form = 'exact' | 'whole'

export interface Asked {
  team: string
  members: readonly string[]
  /** Days `YYYY-MM-DD` or months `YYYY-MM`, the first and the last. */
  from: string
  to: string
}

/** The sums of several members in one go, each member's as one text. */
export const readJoined = async (db: Database, { team, members, from, to }: Asked, form: Form) => {
  const join = isOnServer(db) ? sql.raw('string_agg') : sql.raw('group_concat')
  const column = sql.ref(form)
  const { rows } = await sql<{
    member: string
    day_start: number
    count: number
    bases: string
    told: string | null
    shared: string
  }>`
    select member, day_start, count(*) as count, max(shared) as shared,
      ${join}(nullif(${column}, ''), ',' order by date) as told,
      ${isOnServer(db) ? sql`string_agg(distinct basis, ',')` : sql`group_concat(distinct basis)`} as bases
    from sums where team = ${team} and ${isOneOf(db, 'member', asOne(db, members))}
    and date >= ${from} and date <= ${to} and length(date) = ${sql.lit(from.length)}
    group by member, day_start`.execute(db)
  return rows
}

/** The sums of one member, one by one, in order. */
export const readSums = (
  db: Database,
  { team, member }: Owner,
  { from, to, dayStart }: { from: string; to: string; dayStart: number },
): Promise<SumRow[]> =>
  db
    .selectFrom('sums')
    .select(['date', 'day_start', 'basis', 'exact', 'whole', 'shared'])
    .where('team', '=', team)
    .where('member', '=', member)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .where(sql<number>`length(date)`, '=', from.length)
    .where('day_start', '=', dayStart)
    .orderBy('date')
    .execute()

export const blocksFrom = ({ shared }: Pick<SumRow, 'shared'>): Block[] =>
  shared === '' ? [] : JSON.parse(shared)
