/** The team's middle: what its people, each counted once, spend their working time on. */
import { sql } from 'kysely'
import { dayBounds } from '../src/core/days.ts'
import { baseOf } from '../src/core/scheme.ts'
import { isAside } from '../src/core/segment.ts'
import { sellingShare, workedOf } from '../src/core/shares.ts'
import { MIN_PEOPLE, type Middle } from '../src/sync/contract.ts'
import type { Caller, Owner } from './devices.ts'
import { daysOf, type Range } from './layout.ts'
import { Refusal } from './problem.ts'
import { schemeOf, versionsIn } from './scheme.ts'
import type { Database } from './tables.ts'
import { teamOf } from './team.ts'

/** Milliseconds per category and the version of the scheme that it was recorded under. */
const spentBy = async (db: Database, { team, member }: Owner, from: number, to: number) => {
  const rows = await db
    .selectFrom('segments')
    .where('team', '=', team)
    .where('member', '=', member)
    .where('deleted', '=', 0)
    .where('ended_at', '>', from)
    .where('started_at', '<', to)
    .groupBy(['category', 'scheme'])
    .select(['category', 'scheme'])
    .select(
      sql<number>`sum(
        case when ended_at < ${to} then ended_at else ${to} end
        - case when started_at > ${from} then started_at else ${from} end)`.as('ms'),
    )
    .execute()
  // The constraint `segments_whole`: what is not deleted has a category and a version.
  return (rows as { category: string; scheme: number; ms: number }[]).filter(
    ({ category }) => !isAside(category),
  )
}
type Spent = Awaited<ReturnType<typeof spentBy>>

const totalsAs = (spent: Spent, as: (row: Spent[number]) => string) => {
  const totals: Record<string, number> = {}
  for (const row of spent) totals[as(row)] = (totals[as(row)] ?? 0) + row.ms
  return totals
}

const sharesOf = (totals: Record<string, number>) => {
  const all = workedOf(totals)
  return new Map(Object.entries(totals).map(([id, ms]) => [id, ms / all]))
}

const median = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const [low = 0, high = 0] = [sorted[half - 1], sorted[half]]
  return sorted.length % 2 ? high : (low + high) / 2
}

const inPercents = (share: number) => Math.round(share * 100) / 100

/** A median of nothing is left out: that one of them does it is their affair. */
const middles = (people: readonly Map<string, number>[]) => {
  const ids = new Set(people.flatMap((shares) => [...shares.keys()]))
  const all = [...ids].sort().map((id) => {
    const share = median(people.map((shares) => shares.get(id) ?? 0))
    return [id, inPercents(share)] as const
  })
  return Object.fromEntries(all.filter(([, share]) => share > 0))
}

const peopleOf = async (db: Database, team: string, from: number, to: number) => {
  const members = await db.selectFrom('members').select('id').where('team', '=', team).execute()
  const people: Spent[] = []
  // One after the other, so that others are answered in between.
  for (const { id } of members) {
    const spent = await spentBy(db, { team, member: id }, from, to)
    if (spent.length > 0) people.push(spent)
  }
  return people
}

/** Throws a Refusal where it is not shared or the range is none, a RangeError for an unknown zone. */
export const middleOf = async (db: Database, caller: Caller, range: Range): Promise<Middle> => {
  const { shareMiddle } = await teamOf(db, caller)
  if (!shareMiddle && caller.role === 'member') throw new Refusal('not-shared')
  const bounds = daysOf(range).map((date) => dayBounds(date, range.zone, range.dayStart))
  const people = await peopleOf(db, caller.team, bounds[0]?.from ?? 0, bounds.at(-1)?.to ?? 0)
  if (people.length < MIN_PEOPLE) return range
  const scheme = await schemeOf(db, caller)
  const under = versionsIn(scheme)
  const own = people.map((spent) => totalsAs(spent, ({ category }) => category))
  const base = people.map((spent) =>
    totalsAs(spent, (row) => baseOf(row.category, under(row.scheme))),
  )
  return {
    ...range,
    middle: {
      people: people.length,
      ...{ shares: middles(own.map(sharesOf)), base: middles(base.map(sharesOf)) },
      // What group a category is in never changes: the newest version knows all there ever were.
      selling: inPercents(median(own.map((one) => sellingShare(one, scheme.categories) ?? 0))),
    },
  }
}
