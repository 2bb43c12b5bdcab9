/** The team's middle: what its people, each counted once, spend their working time on. */
import { sql } from 'kysely'
import { dayBounds } from '../src/core/days.ts'
import { isAside } from '../src/core/segment.ts'
import { MIN_PEOPLE, type Middle, type Scheme } from '../src/sync/contract.ts'
import type { Caller, Owner } from './devices.ts'
import { daysOf, type Range } from './layout.ts'
import { Refusal } from './problem.ts'
import { schemeOf } from './scheme.ts'
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
  return rows.flatMap(({ category, scheme, ms }) =>
    category !== null && !isAside(category) ? [{ category, scheme, ms }] : [],
  )
}
type Spent = Awaited<ReturnType<typeof spentBy>>

/** Each row's category becomes what `as` makes of it; undefined: it counts in none. */
const sharesOf = (spent: Spent, as: (row: Spent[number]) => string | undefined) => {
  const all = spent.reduce((ms, row) => ms + row.ms, 0)
  const shares = new Map<string, number>()
  for (const row of spent) {
    const id = as(row)
    if (id !== undefined) shares.set(id, (shares.get(id) ?? 0) + row.ms / all)
  }
  return shares
}

const median = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const [low = 0, high = 0] = [sorted[half - 1], sorted[half]]
  return sorted.length % 2 ? high : (low + high) / 2
}

/** In whole per cents. A median of nothing is left out: that one of them does it is their affair. */
const middles = (people: readonly Map<string, number>[]) => {
  const ids = new Set(people.flatMap((shares) => [...shares.keys()]))
  const all = [...ids].sort().map((id) => {
    const share = median(people.map((shares) => shares.get(id) ?? 0))
    return [id, Math.min(1, Math.round(share * 100) / 100)] as const
  })
  return Object.fromEntries(all.filter(([, share]) => share > 0))
}

/** What a row counts as; nothing of a scheme is ever removed, but a category may move. */
const readerOf = (scheme: Scheme) => {
  const versions = new Map([scheme, ...scheme.history].map((v) => [v.version, v.categories]))
  const of = ({ category, scheme: version }: Spent[number]) =>
    [versions.get(version ?? 0), scheme.categories]
      .map((categories) => categories?.find(({ id }) => id === category))
      .find(Boolean)
  return {
    base: (row: Spent[number]) => of(row)?.parent ?? row.category,
    selling: (row: Spent[number]) => (of(row)?.group === 'selling' ? 'selling' : undefined),
  }
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
  const { base, selling } = readerOf(await schemeOf(db, caller))
  const of = (as: Parameters<typeof sharesOf>[1]) => middles(people.map((one) => sharesOf(one, as)))
  return {
    ...range,
    middle: {
      people: people.length,
      ...{ shares: of(({ category }) => category), base: of(base) },
      selling: of(selling).selling ?? 0,
    },
  }
}
