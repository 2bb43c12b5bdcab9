/** Gives values: of a team as a whole, or of its people. */
import { fromParts } from '../../src/core/indicators/amounts.ts'
import type { OwnDefinition } from '../../src/core/indicators/definitions.ts'
import { type Figures, teamFigures } from '../../src/core/indicators/figures.ts'
import { type IndicatorValue, MAX_EARLIER, type Values } from '../../src/sync/contract.ts'
import type { Database, IndicatorRow } from '../db/tables.ts'
import type { NameOrder } from '../people/names.ts'
import { readRows } from './store-values.ts'
import { readPeopleOfTeam } from './table-people.ts'

type Place = Pick<IndicatorRow, 'period' | 'from_date'>

const valueFrom = ({ indicator, period, from_date, parts }: IndicatorRow): IndicatorValue => ({
  indicator,
  period,
  from: from_date,
  value: fromParts(parts),
})

const figuresOf = (rows: readonly IndicatorRow[]): Figures =>
  Object.fromEntries(rows.map((row) => [row.indicator, fromParts(row.parts)]))

const inOrder = (values: IndicatorValue[]) =>
  values.sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : a.indicator < b.indicator ? -1 : 1,
  )

/** What is given for the team, and the sums of its people. */
const sumsOf = (rows: readonly IndicatorRow[], own: readonly OwnDefinition[]): IndicatorValue[] => {
  const keyOf = ({ period, from_date }: Place) => `${period} ${from_date}`
  return [...Map.groupBy(rows, keyOf).values()].flatMap((rows) => {
    const [place] = rows
    if (!place) return []
    const people = Map.groupBy(rows, ({ member }) => member)
    const given = figuresOf(people.get('') ?? [])
    people.delete('')
    const figures = teamFigures(given, [...people.values()].map(figuresOf), own)
    return Object.entries(figures).map(([indicator, value]) => ({
      indicator,
      period: place.period,
      from: place.from_date,
      value,
    }))
  })
}

interface Range {
  from: string
  to: string
}

export const teamValues = async (
  db: Database,
  team: string,
  range: Range,
  own: readonly OwnDefinition[],
): Promise<Values> => ({
  from: range.from,
  to: range.to,
  team: inOrder(sumsOf(await readRows(db, team, range), own)),
})

/** @param only the id of one person; without it, everybody who has values */
export const peopleValues = async (
  db: Database,
  team: string,
  range: Range,
  { only, order }: { only?: string | undefined; order: NameOrder },
): Promise<Values> => {
  const { byId } = await readPeopleOfTeam(db, team)
  const rows = Map.groupBy(await readRows(db, team, range), ({ member }) => member)
  const people = [...byId.values()].filter(({ id }) =>
    only === undefined ? rows.has(id) : id === only,
  )
  return {
    from: range.from,
    to: range.to,
    people: people.sort(order).map(({ id, name }) => ({
      id,
      name,
      values: inOrder((rows.get(id) ?? []).map(valueFrom)),
    })),
  }
}

/** Every state of one value, the newest first. */
export const historyOf = async (
  db: Database,
  place: Pick<IndicatorRow, 'team' | 'member' | 'indicator' | 'period' | 'from_date'>,
) => {
  const rows = await db
    .selectFrom('indicator_history')
    .select(['parts', 'given_at'])
    .where('team', '=', place.team)
    .where('member', '=', place.member)
    .where('indicator', '=', place.indicator)
    .where('period', '=', place.period)
    .where('from_date', '=', place.from_date)
    .orderBy('given_at', 'desc')
    .limit(MAX_EARLIER)
    .execute()
  return {
    values: rows.map(({ parts, given_at }) => ({
      value: parts === null ? null : fromParts(parts),
      at: given_at,
    })),
  }
}
