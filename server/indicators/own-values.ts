/**
 * Reads a person's own values of key indicators, from every team to which the person belongs or
 * belonged.
 */
import { definitionOf } from '../../src/core/indicators/definitions.ts'
import { addFigures, type Figures } from '../../src/core/indicators/figures.ts'
import type { OwnIndicators } from '../../src/sync/contract.ts'
import type { Database, IndicatorRow } from '../db/tables.ts'
import type { Caller } from '../people/caller.ts'
import { readPerson, teamsOf } from '../people/person.ts'
import { readChoices } from './choices.ts'
import { figuresOf, sortedValues, valuesOf } from './read-values.ts'
import { readRows } from './store-values.ts'

/**
 * Returns the figures of one period. If a person moved to another team within the period, adds up
 * their values of the two teams.
 */
const figuresOfTeams = (rows: readonly IndicatorRow[], own: Parameters<typeof definitionOf>[1]) => {
  const teams = [...Map.groupBy(rows, ({ team }) => team).values()].map(figuresOf)
  const [first = {} as Figures] = teams
  return teams.length > 1 ? addFigures(teams, { own }) : first
}

export const readOwnValues = async (
  db: Database,
  { member, team }: Pick<Caller, 'member' | 'team'>,
  range: { from: string; to: string },
): Promise<OwnIndicators> => {
  const { currency, own } = await readChoices(db, team)
  const person = await readPerson(db, member)
  const teams = person ? teamsOf(person) : [team]
  const found = await Promise.all(teams.map((one) => readRows(db, one, range, member)))
  // Indicators that another team defined have no name in this team, and are left out.
  const rows = found.flat().filter(({ indicator }) => definitionOf(indicator, own))
  const periods = Map.groupBy(rows, ({ period, from_date }) => `${period} ${from_date}`)
  const values = [...periods.values()].flatMap((some) => valuesOf(some, figuresOfTeams(some, own)))
  return { ...range, currency, own, values: sortedValues(values) }
}
