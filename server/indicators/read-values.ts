/** Reads key indicators: of a team as a whole, or of its people. */
import { fromParts } from '../../src/core/indicators/amounts.ts'
import type { OwnDefinition } from '../../src/core/indicators/definitions.ts'
import { type Figures, teamFigures } from '../../src/core/indicators/figures.ts'
import { type IndicatorValue, MAX_EARLIER, type Values } from '../../src/sync/contract.ts'
import type { Database, IndicatorRow } from '../db/tables.ts'
import type { NameOrder } from '../people/names.ts'
import type { GroupRule } from './group-rule.ts'
import { readRows } from './store-values.ts'
import { type PersonOfTeam, readPeopleOfTeam } from './table-people.ts'

type Place = Pick<IndicatorRow, 'period' | 'from_date'>

const valueFrom = ({ indicator, period, from_date, parts }: IndicatorRow): IndicatorValue => ({
  indicator,
  period,
  from: from_date,
  value: fromParts(parts),
})

export const figuresOf = (rows: readonly IndicatorRow[]): Figures =>
  Object.fromEntries(rows.map((row) => [row.indicator, fromParts(row.parts)]))

export const sortedValues = (values: IndicatorValue[]) =>
  values.sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : a.indicator < b.indicator ? -1 : 1,
  )

/**
 * Converts figures to the form of the API. The rows from which the figures were computed belong to
 * one period, which is read from the first row.
 */
export const valuesOf = ([place]: readonly IndicatorRow[], figures: Figures): IndicatorValue[] =>
  place
    ? Object.entries(figures).map(([indicator, value]) => ({
        indicator,
        period: place.period,
        from: place.from_date,
        value,
      }))
    : []

/** Returns the values of a team: values of the team itself, and the sums of its people's values. */
export const sumsOf = (
  rows: readonly IndicatorRow[],
  own: readonly OwnDefinition[],
): IndicatorValue[] => {
  const keyOf = ({ period, from_date }: Place) => `${period} ${from_date}`
  return [...Map.groupBy(rows, keyOf).values()].flatMap((rows) => {
    const people = Map.groupBy(rows, ({ member }) => member)
    const given = figuresOf(people.get('') ?? [])
    people.delete('')
    return valuesOf(rows, teamFigures(given, [...people.values()].map(figuresOf), own))
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
  { own, rule }: { own: readonly OwnDefinition[]; rule: GroupRule },
): Promise<Values> => ({
  from: range.from,
  to: range.to,
  team: sortedValues(sumsOf(rule.withoutFew(await readRows(db, team, range)), own)),
})

const isHere = ({ isPresent, isTracked, leavesAt = Infinity }: PersonOfTeam, now: number) =>
  isPresent && isTracked && leavesAt > now

interface People {
  /**
   * The id of the person whose values are read. If absent, the values of all people are read who
   * are in the team now or have values in the team.
   */
  only?: string | undefined
  order: NameOrder
  now: number
  /**
   * If set, values of periods in which the team was in group mode (no values by name) are left out.
   * `rule` is not set when people read their own values.
   */
  rule?: GroupRule | undefined
}

export const peopleValues = async (
  db: Database,
  team: string,
  range: Range,
  { only, order, now, rule }: People,
): Promise<Values> => {
  const { byId } = await readPeopleOfTeam(db, team)
  const isNamed = ({ period, from_date }: IndicatorRow) => !rule?.isOf({ period, from: from_date })
  const named = (await readRows(db, team, range)).filter(isNamed)
  const rows = Map.groupBy(named, ({ member }) => member)
  const people = [...byId.values()].filter((person) =>
    only === undefined ? isHere(person, now) || rows.has(person.id) : person.id === only,
  )
  return {
    from: range.from,
    to: range.to,
    people: people.sort(order).map(({ id, name }) => ({
      id,
      name,
      values: sortedValues((rows.get(id) ?? []).map(valueFrom)),
    })),
  }
}

/**
 * Returns all values that an indicator ever had in one period, of a team or of a person. The newest
 * value is first.
 */
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
