/** A team's figures in group mode: those of weeks and of groups of people, never of one person. */

import { BASE } from '../scheme/categories.ts'
import { dateAfter } from '../time/days.ts'
import type { Dates } from './range.ts'
import { addTotals, type Totals } from './totals.ts'

/** A week in group mode, as the endpoint gives it. */
export interface GroupWeek {
  /** The Monday of the week. */
  week: string
  figures?: {
    /** The number of people, rounded down by the endpoint, so the group may have more. */
    people: number
    /** Mean hours per person. */
    hours: number
    /** Shares of the base 8 categories. */
    base: Totals
  }
  why?: 'few' | 'soon' | 'outside'
}

/**
 * The whole weeks (Monday to Sunday) in a range. Returns undefined if the range contains no whole
 * week.
 */
export function wholeWeeks({ from, to }: Dates): Dates | undefined {
  const start = Temporal.PlainDate.from(from)
  const monday = start.add({ days: (8 - start.dayOfWeek) % 7 }).toString()
  const end = Temporal.PlainDate.from(to)
  const sunday = end.subtract({ days: end.dayOfWeek % 7 }).toString()
  return dateAfter(monday, 6) <= sunday ? { from: monday, to: sunday } : undefined
}

/** The mean of the shares of several weeks. */
export const meanShares = (weeks: readonly GroupWeek[]): Totals => {
  const given = weeks.flatMap(({ figures }) => (figures ? [figures.base] : []))
  const sum = addTotals(given)
  return Object.fromEntries(Object.entries(sum).map(([id, share]) => [id, share / given.length]))
}

/** The share of selling. Returns undefined if no figures were given for the week. */
export const sellingOf = ({ figures }: GroupWeek) =>
  figures &&
  BASE.reduce((sum, { id, group }) => sum + (group === 'selling' ? (figures.base[id] ?? 0) : 0), 0)
