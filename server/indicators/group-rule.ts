/**
 * Group mode for key indicators (docs/domain.md, *Who sees what*): of a period that touches it, nothing is
 * given by name, and a sum only if it has the values of five people besides those who may ask.
 */
import { type GivenPeriod, lastDayOf } from '../../src/core/indicators/periods.ts'
import { MIN_GROUP } from '../../src/sync/contract.ts'
import type { Database, IndicatorRow } from '../db/tables.ts'
import { headsOf } from '../group/given-weeks.ts'
import { type Period, presentPeriod, readPeriods } from '../group/periods.ts'
import type { Difference, Differences } from './store-values.ts'

interface Place {
  period: GivenPeriod
  /** The first day of the period. */
  from: string
}

export interface GroupRule {
  /** The team is in group mode now: then older values are not given by name either. */
  isPresent: boolean
  /** Whether values of a period are given for groups only. */
  isOf: (place: Place) => boolean
  /** Without the values of people of which too few are there for a sum. */
  withoutFew: (rows: readonly IndicatorRow[]) => readonly IndicatorRow[]
}

const touches = ({ from_date, until_date }: Period, { period, from }: Place) =>
  lastDayOf(period, from) >= from_date && (until_date === null || from < until_date)

/** A value of 0 hides nobody: the sum would be that of the others. */
const mayBeAdded = (rows: readonly IndicatorRow[], heads: ReadonlySet<string>) =>
  rows.filter(({ member, parts }) => parts !== 0 && !heads.has(member)).length >= MIN_GROUP

/**
 * Differences as they are told: of a person's values in group mode not whether they were known already,
 * which would be a way to ask for them. They all count as new.
 */
export const toldDifferences = (
  { changes, same }: Differences,
  { isOf }: Pick<GroupRule, 'isOf'>,
): Differences => {
  const isHidden = ({ member, period, from_date }: Difference) =>
    member !== '' && isOf({ period, from: from_date })
  const asNew = (one: Difference) => (isHidden(one) ? { ...one, before: undefined } : one)
  return {
    changes: [...changes, ...same.filter(isHidden)].map(asNew),
    same: same.filter((one) => !isHidden(one)),
  }
}

export const readGroupRule = async (
  db: Database,
  team: string,
  now: number,
): Promise<GroupRule> => {
  const periods = await readPeriods(db, team)
  const isPresent = presentPeriod(periods, now) !== undefined
  const heads = periods.length > 0 ? await headsOf(db, team) : new Set<string>()
  const isOf = (place: Place) => isPresent || periods.some((one) => touches(one, place))
  const isKept = (rows: readonly IndicatorRow[]) => {
    const [first] = rows
    if (!first || first.member === '') return true
    return !isOf({ period: first.period, from: first.from_date }) || mayBeAdded(rows, heads)
  }
  const sumOf = ({ member, indicator, period, from_date }: IndicatorRow) =>
    `${member === ''} ${indicator} ${period} ${from_date}`
  return {
    isPresent,
    isOf,
    withoutFew: (rows) => [...Map.groupBy(rows, sumOf).values()].filter(isKept).flat(),
  }
}
