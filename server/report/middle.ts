/**
 * The team's middle: what the others, each counted once, spend their working time on. It is given by
 * whole weeks that are over, and what was given stays: nobody reads a person out of it by changing
 * their own time, by ranges that overlap, or by people who come and go.
 */
import { sql } from 'kysely'
import { sellingShare } from '../../src/core/day/totals.ts'
import { baseOf, type Categories } from '../../src/core/scheme/categories.ts'
import { dateAfter, dayBounds } from '../../src/core/time/days.ts'
import { isAside } from '../../src/core/time/segment.ts'
import { day } from '../../src/core/time/units.ts'
import { MIDDLE_STEP, MIN_OTHERS, type Middle } from '../../src/sync/contract.ts'
import { type Database, isOnServer } from '../db/tables.ts'
import { Refusal } from '../http/problem.ts'
import type { Caller, Owner } from '../people/devices.ts'
import { schemeOf, versionsIn } from '../team/scheme.ts'
import { teamOf } from '../team/team.ts'
import { daysOf, type Range } from './layout.ts'

type Given = NonNullable<Middle['middle']>

interface Week {
  /** Its Monday. */
  week: string
  from: number
  to: number
}

const MONDAY = 1
/** What was owed of a week has mostly been sent by then. */
const SETTLED_AFTER = day
/** Weeks that one statement adds up: others are answered in between. */
const AT_ONCE = 8

/** The whole weeks of a range. Throws a Refusal or a RangeError where the range is none. */
const weeksOf = (range: Range): Week[] => {
  const dates = daysOf(range)
  const last = dates.at(-1) ?? ''
  return dates
    .filter((date) => Temporal.PlainDate.from(date).dayOfWeek === MONDAY)
    .filter((date) => dateAfter(date, 6) <= last)
    .map((week) => ({
      week,
      from: dayBounds(week, range.zone, range.dayStart).from,
      to: dayBounds(dateAfter(week, 6), range.zone, range.dayStart).to,
    }))
}

const givenOf = async (db: Database, { team, member }: Owner, weeks: readonly Week[]) => {
  const [first, last] = [weeks[0]?.week ?? '', weeks.at(-1)?.week ?? '']
  const rows = await db
    .selectFrom('middles')
    .select(['week', 'middle'])
    .where('team', '=', team)
    .where('member', '=', member)
    .where('week', '>=', first)
    .where('week', '<=', last)
    .execute()
  return new Map(rows.map(({ week, middle }) => [week, JSON.parse(middle) as Given]))
}

interface Spent {
  week: string
  category: string
  scheme: number
  ms: number
}

/** Milliseconds of work per week, category and version of the scheme. */
const spentBy = async (db: Database, { team, member }: Owner, weeks: readonly Week[]) => {
  const asked = JSON.stringify(weeks)
  const list = isOnServer(db)
    ? sql`json_to_recordset(${asked}::json) as span (week text, "from" bigint, "to" bigint)`
    : sql`(select value ->> 'week' as week, value ->> 'from' as "from", value ->> 'to' as "to"
        from json_each(${asked})) as span`
  const { rows } = await sql<Spent>`
    select week, category, scheme, sum(
      case when ended_at < span."to" then ended_at else span."to" end
      - case when started_at > span."from" then started_at else span."from" end) as ms
    from ${list} cross join segments
    where team = ${team} and member = ${member} and deleted = 0
    and ended_at > span."from" and ended_at < span."to" + ${sql.lit(day)}
    and started_at < span."to"
    group by week, category, scheme`.execute(db)
  return rows.filter(({ category }) => !isAside(category))
}

const totalsAs = (spent: readonly Spent[], as: (row: Spent) => string) => {
  const totals = new Map<string, number>()
  for (const row of spent) totals.set(as(row), (totals.get(as(row)) ?? 0) + row.ms)
  return totals
}

const sharesOf = (totals: ReadonlyMap<string, number>) => {
  const all = [...totals.values()].reduce((sum, ms) => sum + ms, 0)
  return new Map([...totals].map(([id, ms]) => [id, ms / all]))
}

const median = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const [low = 0, high = 0] = [sorted[half - 1], sorted[half]]
  return sorted.length % 2 ? high : (low + high) / 2
}

const inPercents = (share: number) => Math.round(share * 100) / 100
const inSteps = (share: number) => inPercents(Math.round(share / MIDDLE_STEP) * MIDDLE_STEP)

/** A median of nothing is left out: that one of them does it is their affair. */
const shown = (shares: Iterable<readonly [string, number]>) =>
  Object.fromEntries([...shares].filter(([, share]) => share > 0))

const middles = (people: readonly ReadonlyMap<string, number>[]) => {
  const ids = new Set(people.flatMap((shares) => [...shares.keys()]))
  return shown(
    [...ids].sort().map((id) => {
      const share = median(people.map((shares) => shares.get(id) ?? 0))
      return [id, inSteps(share)] as const
    }),
  )
}

interface Scheme {
  categories: Categories
  under: (version: number) => Categories
}

/** The middle of a week; undefined where too few have sent anything of it. */
const middleIn = (
  everybody: readonly (readonly Spent[])[],
  { categories, under }: Scheme,
): Given | undefined => {
  const people = everybody.filter((spent) => spent.length > 0)
  if (people.length < MIN_OTHERS) return undefined
  const own = people.map((spent) => totalsAs(spent, ({ category }) => category))
  const base = people.map((spent) =>
    totalsAs(spent, (row) => baseOf(row.category, under(row.scheme))),
  )
  // What group a category is in never changes: the newest version knows all there ever were.
  const selling = own.map((one) => sellingShare(Object.fromEntries(one), categories) ?? 0)
  return {
    people: people.length,
    ...{ shares: middles(own.map(sharesOf)), base: middles(base.map(sharesOf)) },
    selling: inSteps(median(selling)),
  }
}

/** What the others spent, a list a person; in order of nothing that tells who they are. */
const spentByOthers = async (db: Database, { team, member }: Owner, weeks: readonly Week[]) => {
  const others = await db
    .selectFrom('members')
    .select('id')
    .where('team', '=', team)
    .where('id', '!=', member)
    .execute()
  const people: Spent[][] = []
  // One after the other, so that other callers are answered in between.
  for (const { id } of others) people.push(await spentBy(db, { team, member: id }, weeks))
  return people
}

/** Works out weeks that were never given, and keeps them: of two at once the first counts. */
const giveWeeks = async (db: Database, caller: Caller, weeks: readonly Week[], now: number) => {
  const { team, member } = caller
  const scheme = await schemeOf(db, caller)
  const known = { categories: scheme.categories, under: versionsIn(scheme) }
  for (let i = 0; i < weeks.length; i += AT_ONCE) {
    const some = weeks.slice(i, i + AT_ONCE)
    const people = await spentByOthers(db, caller, some)
    const made = some.flatMap(({ week }) => {
      const middle = middleIn(
        people.map((spent) => spent.filter((row) => row.week === week)),
        known,
      )
      return middle ? [{ team, member, week, middle: JSON.stringify(middle), given_at: now }] : []
    })
    if (made.length > 0)
      await db
        .insertInto('middles')
        .values(made)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  }
}

/** The mean of what was given for each week: it says no more than they do. */
const meanOf = (given: readonly Given[]): Given => {
  const mean = (values: readonly number[]) =>
    inPercents(values.reduce((sum, value) => sum + value, 0) / given.length)
  const means = (name: 'shares' | 'base') => {
    const maps = given.map((one) => new Map(Object.entries(one[name])))
    const ids = new Set(maps.flatMap((map) => [...map.keys()]))
    return shown([...ids].sort().map((id) => [id, mean(maps.map((map) => map.get(id) ?? 0))]))
  }
  return {
    people: Math.min(...given.map(({ people }) => people)),
    ...{ shares: means('shares'), base: means('base') },
    selling: mean(given.map(({ selling }) => selling)),
  }
}

/** Throws a Refusal where it is not shared or the range is none, a RangeError for an unknown zone. */
export const middleOf = async (
  db: Database,
  caller: Caller,
  range: Range,
  now: number,
): Promise<Middle> => {
  const { shareMiddle } = await teamOf(db, caller)
  if (!shareMiddle && caller.role === 'member') throw new Refusal('not-shared')
  // Also where there is no whole week: an unknown zone is said.
  dayBounds(range.from, range.zone, range.dayStart)
  const weeks = weeksOf(range)
  const before = await givenOf(db, caller, weeks)
  const due = weeks.filter(({ week, to }) => !before.has(week) && to + SETTLED_AFTER <= now)
  if (due.length > 0) await giveWeeks(db, caller, due, now)
  const given = due.length > 0 ? await givenOf(db, caller, weeks) : before
  return given.size > 0 ? { ...range, middle: meanOf([...given.values()]) } : range
}
