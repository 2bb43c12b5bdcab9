/**
 * Applies group mode (docs/domain.md, *Who sees what*) to key indicators. If a week or month
 * overlaps with a time in which the team was in group mode, no value of that week or month is shown
 * by name. A sum is shown only if it contains the values of at least five people who do not lead
 * the team.
 */
import { type GivenPeriod, lastDayOf } from '../../src/core/indicators/periods.ts'
import { MIN_GROUP } from '../../src/sync/contract.ts'
import type { Database, IndicatorRow } from '../db/tables.ts'
import { type Period, presentPeriod, readPeriods } from '../group/periods.ts'
import { headsOf } from '../group/sums-of-weeks.ts'
import type { Difference, Differences } from './store-values.ts'

interface Place {
  period: GivenPeriod
  /** The first day of the period. */
  from: string
}

export interface GroupRule {
  /**
   * Whether the team is in group mode now (no values by name). In that case, values from before
   * group mode are not shown by name either.
   */
  isPresent: boolean
  /** Whether values of this week or month are shown for groups only. */
  isOf: (place: Place) => boolean
  /** Removes values that may not be added to a sum, because too few people have such a value. */
  withoutFew: (rows: readonly IndicatorRow[]) => readonly IndicatorRow[]
}

const touches = ({ from_date, until_date }: Period, { period, from }: Place) =>
  lastDayOf(period, from) >= from_date && (until_date === null || from < until_date)

/**
 * Whether the sum of these values may be shown. A person whose value is 0 is not counted, because
 * the sum is the same without that person.
 */
const canBeAdded = (rows: readonly IndicatorRow[], heads: ReadonlySet<string>) =>
  rows.filter(({ member, parts }) => parts !== 0 && !heads.has(member)).length >= MIN_GROUP

/**
 * Returns what a caller may know about the differences between the values in their request and the
 * stored values. In group mode (no values by name), each value of a person is reported as new.
 * Otherwise a caller could send guesses until one is reported as equal, and so find the stored
 * value.
 */
export const differencesForCaller = (
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
    return !isOf({ period: first.period, from: first.from_date }) || canBeAdded(rows, heads)
  }
  const sumOf = ({ member, indicator, period, from_date }: IndicatorRow) =>
    `${member === ''} ${indicator} ${period} ${from_date}`
  return {
    isPresent,
    isOf,
    withoutFew: (rows) => [...Map.groupBy(rows, sumOf).values()].filter(isKept).flat(),
  }
}
