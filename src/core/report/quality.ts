/** How complete the recorded data are: incomplete days must not be compared with complete days. */

import { type Expected, isExpected, MONDAY_TO_FRIDAY } from '../day/expected-time.ts'
import type { ReportDay } from './day.ts'
import { percentsOf } from './percents.ts'
import { shareOf, sumOf } from './totals.ts'

export interface Quality {
  automatic: number
  byHand: number
  edited: number
  /**
   * `unexplained`: unexplained time within working days. `outside`: unexplained time outside of
   * working days.
   */
  unexplained: number
  outside: number
  /** Untracked time between the first start and the last end of each day. */
  missing: number
  overlapping: number
  breaks: number
  private: number
  /** The number of past days with work. */
  days: number
  /** Work on those past days, for the average per day. */
  worked: number
  /**
   * `missingDays`: past days without work on which work was expected. `weekdays`: the number of all
   * past days on which work was expected.
   */
  missingDays: readonly string[]
  weekdays: number
  /**
   * Explained share: work ÷ (work + unexplained), 0–1. Untracked time, breaks and private time do
   * not lower this share: breaks and private time are never sent, so an endpoint cannot tell them
   * from untracked time.
   */
  whole: number | undefined
  corrected: number
}

const SUMMED = [
  'automatic',
  'byHand',
  'edited',
  'unexplained',
  'outside',
  'missing',
  'overlapping',
  'breaks',
  'private',
] as const

/**
 * @param today today's date; a day without work is reported as missing only if it is before today
 * @param since the first day with data; earlier days are never missing
 */
export function qualityOf(
  days: readonly ReportDay[],
  today: string,
  since: string | undefined,
  expected: Expected = MONDAY_TO_FRIDAY,
): Quality {
  const sums = Object.fromEntries(
    SUMMED.map((name) => [name, days.reduce((all, day) => all + (day[name] ?? 0), 0)]),
  ) as Record<(typeof SUMMED)[number], number>
  const over = days.filter((day) => !day.running && sumOf(day.work) > 0)
  const due = days.filter(
    ({ date }) =>
      since !== undefined && date >= since && date < today && isExpected(date, expected),
  )
  const work = sums.automatic + sums.byHand + sums.edited
  return {
    ...sums,
    days: over.length,
    worked: over.reduce((all, day) => all + sumOf(day.work), 0),
    missingDays: due.filter((day) => sumOf(day.work) === 0).map(({ date }) => date),
    weekdays: due.length,
    whole: shareOf(work, work + sums.unexplained),
    corrected: days.filter((day) => day.corrected).length,
  }
}

/**
 * The missing days on which the person recorded breaks or private time. The endpoint does not have
 * this time, so these days are missing in the person's own report and in the team's report. Only
 * the person's own report can say why.
 */
export const unsentDays = (
  days: readonly ReportDay[],
  { missingDays }: Pick<Quality, 'missingDays'>,
): readonly string[] =>
  days
    .filter((day) => day.breaks + day.private > 0 && missingDays.includes(day.date))
    .map(({ date }) => date)

/** How working time was recorded. The first three are explained work, the last is unexplained. */
const ORIGINS = ['automatic', 'byHand', 'edited', 'unexplained'] as const

type Origins = Pick<Quality, (typeof ORIGINS)[number]>

/** Whole percents of the working time for each way in which it was recorded. */
export const originPercents = (quality: Origins) =>
  percentsOf(Object.fromEntries(ORIGINS.map((name) => [name, quality[name]])))

/** The explained share in whole percents. Returns undefined if there is no working time. */
export const explainedPercent = (quality: Origins) => {
  const unexplained = originPercents(quality).get('unexplained') ?? 0
  return ORIGINS.some((name) => quality[name] > 0) ? 100 - unexplained : undefined
}

/** Average work, milliseconds, over past days with work. */
export const workPerDay = ({ days, worked }: Pick<Quality, 'days' | 'worked'>) =>
  shareOf(worked, days)
