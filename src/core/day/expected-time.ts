/** The days on which a person is expected to work. Dates are `YYYY-MM-DD`. */

import type { Dates } from '../report/range.ts'
import { dateAfter } from '../time/days.ts'
import { weekdayOf } from '../time/weekday.ts'

/** Usual working hours for each weekday from Monday to Sunday. 0 means a day without work. */
export type WorkingWeek = readonly number[]

/** Eight hours from Monday to Friday. */
export const USUAL_WEEK: WorkingWeek = [8, 8, 8, 8, 8, 0, 0]

export const REASONS = ['leave', 'sick', 'holiday', 'other'] as const
export type Reason = (typeof REASONS)[number]

/** Days off. The reason stays in the person's own browser and is never sent. */
export interface TimeOff extends Dates {
  reason: Reason
}

export interface Expected {
  week: WorkingWeek
  off: readonly Dates[]
  /** The first day in the team; no work is expected on earlier days. */
  since?: string | undefined
  /** The last day in the team; no work is expected on later days. */
  until?: string | undefined
}

export const MONDAY_TO_FRIDAY: Expected = { week: USUAL_WEEK, off: [] }

const isWithin = (date: string, { from, to }: Dates) => from <= date && date <= to

const hoursOn = (date: string, week: WorkingWeek) => week[weekdayOf(date) - 1] ?? 0

export const isExpected = (date: string, { week, off, since, until }: Expected): boolean =>
  hoursOn(date, week) > 0 &&
  (since === undefined || date >= since) &&
  (until === undefined || date <= until) &&
  !off.some((range) => isWithin(date, range))

/**
 * The properties of Intl.Locale about weeks. Firefox has them since version 152, as a method; other
 * browsers may have them as a property.
 */
interface WeekInfo {
  firstDay: number
  weekend: readonly number[]
}
interface LocaleOfWeek {
  getWeekInfo?: () => WeekInfo
  weekInfo?: WeekInfo
}

/** The week of ISO 8601, for browsers that do not know the region's week. */
const ISO_WEEK: WeekInfo = { firstDay: 1, weekend: [6, 7] }

const weekInfoOf = (language: string): WeekInfo => {
  try {
    const locale = new Intl.Locale(language).maximize() as LocaleOfWeek
    return locale.getWeekInfo?.() ?? locale.weekInfo ?? ISO_WEEK
  } catch {
    return ISO_WEEK
  }
}

/** The usual week of a region: eight hours on every day that is not in the region's weekend. */
export const usualWeekOf = (language: string): WorkingWeek => {
  const { weekend } = weekInfoOf(language)
  return USUAL_WEEK.map((_, i) => (weekend.includes(i + 1) ? 0 : 8))
}

/** The weekday on which weeks begin in a region, 1 = Monday … 7 = Sunday. */
export const firstWeekdayOf = (language: string): number => weekInfoOf(language).firstDay

const weekdayAfter = (day: number, days: number) => ((day - 1 + days) % 7) + 1

/** The seven weekdays, in the order of a week that begins on `first`. */
export const weekdaysFrom = (first: number): number[] =>
  Array.from({ length: 7 }, (_, i) => weekdayAfter(first, i))

/** The number of days off in a row before a working day. 0 if the day before is a working day. */
const restBefore = (day: number, week: WorkingWeek) => {
  const before = weekdaysFrom(day).toReversed()
  return before.findIndex((one) => (week[one - 1] ?? 0) > 0)
}

/**
 * The weekday on which a person's week begins: usually that of the region. If the person's longest
 * rest (days off in a row) lies within the region's week, the person's week begins on the first
 * working day after that rest.
 */
export function firstDayOf(week: WorkingWeek, regional: number): number {
  const [first = regional, ...others] = weekdaysFrom(regional).filter(
    (day) => (week[day - 1] ?? 0) > 0,
  )
  const rest = (day: number) => restBefore(day, week)
  const [longest = first] = others.toSorted((a, b) => rest(b) - rest(a))
  return rest(longest) > rest(first) ? longest : regional
}

/** The days off that remain when a range is removed from them. */
export const withoutRange = (off: readonly TimeOff[], { from, to }: Dates): TimeOff[] =>
  off.flatMap((one) => {
    if (one.to < from || one.from > to) return [one]
    return [
      { ...one, to: dateAfter(from, -1) },
      { ...one, from: dateAfter(to, 1) },
    ].filter((part) => part.from <= part.to)
  })

/**
 * The days off with a range added. The added range replaces earlier days off within it. Ranges that
 * touch and have the same reason become one.
 */
export function withRange(off: readonly TimeOff[], added: TimeOff): TimeOff[] {
  const all = [...withoutRange(off, added), added].sort((a, b) => (a.from < b.from ? -1 : 1))
  const joined: TimeOff[] = []
  for (const one of all) {
    const last = joined.at(-1)
    if (last && last.reason === one.reason && dateAfter(last.to, 1) === one.from)
      joined.splice(-1, 1, { ...last, to: one.to })
    else joined.push(one)
  }
  return joined
}

/** The range of days off that contains a date. */
export const daysOffOn = <O extends Dates>(date: string, off: readonly O[]): O | undefined =>
  off.find((range) => isWithin(date, range))
