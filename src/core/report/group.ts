/** A team's figures in group mode: weeks of groups of people. */

import { BASE } from '../scheme/categories.ts'
import { dateAfter } from '../time/days.ts'
import type { Dates } from './range.ts'
import { addTotals, type Totals } from './totals.ts'

/** A week as the endpoint gives it. */
export interface GroupWeek {
  /** Its Monday. */
  week: string
  figures?: {
    /** So many people or more. */
    people: number
    /** Mean hours of a person. */
    hours: number
    /** Shares of the base 8. */
    base: Totals
  }
  why?: 'few' | 'soon' | 'outside'
}

/** The whole weeks in a range. Returns undefined if there is none. */
export function wholeWeeks({ from, to }: Dates): Dates | undefined {
  const start = Temporal.PlainDate.from(from)
  const monday = start.add({ days: (8 - start.dayOfWeek) % 7 }).toString()
  const end = Temporal.PlainDate.from(to)
  const sunday = end.subtract({ days: end.dayOfWeek % 7 }).toString()
  return dateAfter(monday, 6) <= sunday ? { from: monday, to: sunday } : undefined
}

/** The shares of several weeks: their mean. */
export const meanShares = (weeks: readonly GroupWeek[]): Totals => {
  const given = weeks.flatMap(({ figures }) => (figures ? [figures.base] : []))
  const sum = addTotals(given)
  return Object.fromEntries(Object.entries(sum).map(([id, share]) => [id, share / given.length]))
}

/** The share of selling; undefined without figures. */
export const sellingOf = ({ figures }: GroupWeek) =>
  figures &&
  BASE.reduce((sum, { id, group }) => sum + (group === 'selling' ? (figures.base[id] ?? 0) : 0), 0)
