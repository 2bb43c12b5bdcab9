/**
 * A team's figures in group mode: figures of weeks and of groups of people, never of one person.
 */

import { BASE } from '../scheme/categories.ts'
import { dateAfter } from '../time/days.ts'
import type { Dates } from './range.ts'
import { addTotals, type Totals } from './totals.ts'

/** A week of a team in group mode, in the form that the endpoint sends. */
export interface GroupWeek {
  /** The Monday of the week. */
  week: string
  figures?: {
    /** The number of people. The endpoint rounds it down, so the group may have more people. */
    people: number
    /** Mean hours per person. */
    hours: number
    /** Shares of the 8 base categories, 0–1. */
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

/** The mean of the shares of several weeks. Weeks without figures are left out. */
export const meanShares = (weeks: readonly GroupWeek[]): Totals => {
  const given = weeks.flatMap(({ figures }) => (figures ? [figures.base] : []))
  const sum = addTotals(given)
  return Object.fromEntries(Object.entries(sum).map(([id, share]) => [id, share / given.length]))
}

/** The share of selling, 0–1. Returns undefined if the endpoint sent no figures for the week. */
export const sellingOf = ({ figures }: GroupWeek) =>
  figures &&
  BASE.reduce((sum, { id, group }) => sum + (group === 'selling' ? (figures.base[id] ?? 0) : 0), 0)
