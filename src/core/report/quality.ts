/** How much can be made of what was recorded: a full day is never compared with half a day. */
import type { ReportDay } from './day.ts'
import { isWeekday } from './range.ts'
import { shareOf, sumOf } from './totals.ts'

export interface Quality {
  automatic: number
  byHand: number
  edited: number
  /** Time away within working days, and outside of them. */
  unexplained: number
  outside: number
  /** Within days, untracked time. */
  missing: number
  overlapping: number
  breaks: number
  private: number
  /** Days with work, the one that goes on left out. */
  days: number
  /** Work on those days, so that it can be said how much a day. */
  worked: number
  /** Weekdays over by now without any work, of those that there were. */
  missingDays: readonly string[]
  weekdays: number
  /**
   * Explained: work ÷ (work + unexplained), 0–1. Breaks and private time are never sent, so that an
   * endpoint cannot tell them from untracked time: neither lowers it.
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
 * @param today a weekday before it should have work
 * @param since the first day of which anything is known: none is missing before it
 */
export function qualityOf(
  days: readonly ReportDay[],
  today: string,
  since: string | undefined,
): Quality {
  const sums = Object.fromEntries(
    SUMMED.map((name) => [name, days.reduce((all, day) => all + (day[name] ?? 0), 0)]),
  ) as Record<(typeof SUMMED)[number], number>
  const over = days.filter((day) => !day.running && sumOf(day.work) > 0)
  const due = days.filter(
    ({ date }) => since !== undefined && date >= since && date < today && isWeekday(date),
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

/** Milliseconds of work a day, over days that are over and have any. */
export const workPerDay = ({ days, worked }: Pick<Quality, 'days' | 'worked'>) =>
  shareOf(worked, days)
