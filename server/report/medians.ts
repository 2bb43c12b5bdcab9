/**
 * Computes how the people of a team typically divide their working time: the median share of each
 * category in a week, and the mean of several weeks.
 */
import { sellingShare } from '../../src/core/day/totals.ts'
import { medianOf } from '../../src/core/report/median.ts'
import { sumOf, type Totals } from '../../src/core/report/totals.ts'
import type { Categories } from '../../src/core/scheme/categories.ts'
import { MIDDLE_STEP, MIN_OTHERS, type Middle } from '../../src/sync/contract.ts'

export type WeekMiddle = NonNullable<Middle['middle']>

/**
 * The work of one person in a week, in milliseconds: per category of the team, and per base
 * category (the standard category to which a team's category belongs).
 */
export interface WeekOfPerson {
  work: Totals
  base: Totals
}

const roundToPercent = (share: number) => Math.round(share * 100) / 100
const roundToStep = (share: number) => roundToPercent(Math.round(share / MIDDLE_STEP) * MIDDLE_STEP)

/**
 * Leaves out shares of 0: a category that is listed with a median of 0 would show that somebody
 * uses it.
 */
const aboveZero = (shares: Iterable<readonly [string, number]>) =>
  Object.fromEntries([...shares].filter(([, share]) => share > 0))

const sharesOf = (totals: Totals) => {
  const all = sumOf(totals)
  return new Map(Object.entries(totals).map(([id, ms]) => [id, ms / all]))
}

const mediansOf = (people: readonly Totals[]) => {
  const shares = people.map(sharesOf)
  const ids = new Set(shares.flatMap((own) => [...own.keys()]))
  return aboveZero(
    [...ids].sort().map((id) => {
      const share = medianOf(shares.map((own) => own.get(id) ?? 0))
      return [id, roundToStep(share)] as const
    }),
  )
}

/**
 * Returns the team's middle for a week (docs/domain.md, *middle*): the median share of each
 * category. Returns undefined if too few people worked in that week.
 */
export const middleOfWeek = (
  everybody: readonly WeekOfPerson[],
  categories: Categories,
): WeekMiddle | undefined => {
  const people = everybody.filter(({ work }) => sumOf(work) > 0)
  if (people.length < MIN_OTHERS) return undefined
  // The newest version of the scheme (the set of categories) can be used for every week: it
  // contains every category, and a category never moves to another group, such as *selling*.
  const selling = people.map(({ work }) => sellingShare(work, categories) ?? 0)
  return {
    people: people.length,
    shares: mediansOf(people.map(({ work }) => work)),
    base: mediansOf(people.map(({ base }) => base)),
    selling: roundToStep(medianOf(selling)),
  }
}

/**
 * Returns the mean of the middles of several weeks. The mean is computed only from figures that
 * were already shown, so it shows nothing new about a person.
 */
export const meanOfWeeks = (weeks: readonly WeekMiddle[]): WeekMiddle => {
  const mean = (values: readonly number[]) =>
    roundToPercent(values.reduce((sum, value) => sum + value, 0) / weeks.length)
  const means = (name: 'shares' | 'base') => {
    const maps = weeks.map((week) => new Map(Object.entries(week[name])))
    const ids = new Set(maps.flatMap((map) => [...map.keys()]))
    return aboveZero([...ids].sort().map((id) => [id, mean(maps.map((map) => map.get(id) ?? 0))]))
  }
  return {
    people: Math.min(...weeks.map(({ people }) => people)),
    shares: means('shares'),
    base: means('base'),
    selling: mean(weeks.map(({ selling }) => selling)),
  }
}
