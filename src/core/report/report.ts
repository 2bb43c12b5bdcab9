/** The report about one person's time in a range of dates. */
import type { Expected } from '../day/expected-time.ts'
import type { Block } from '../time/blocks.ts'
import type { Segment } from '../time/segment.ts'
import { longestBlocks } from './blocks.ts'
import { type CallTime, callTimes } from './calls.ts'
import { computeRange, type RangeData, type ReportDay } from './day.ts'
import { type DocumentationTime, documentationTime } from './documented.ts'
import type { Frame } from './frame.ts'
import { type HourOfWeek, hoursOfWeek } from './hours.ts'
import { type Quality, qualityOf } from './quality.ts'
import { unitFor } from './range.ts'
import { type Stage, type Sum, sumDays, trendOf } from './trend.ts'
import { type UninterruptedDay, uninterruptedDaysOf } from './uninterrupted.ts'

/** The figures of one person, or of a whole team. */
export interface Figures {
  days: readonly ReportDay[]
  sum: Sum
  quality: Quality
}

/** The figures of every report, whether about a person or about a team. */
export interface Summary extends Figures {
  trend: readonly Stage[]
}

export interface Report extends Summary {
  data: RangeData
  hours: readonly HourOfWeek[]
  documented: DocumentationTime
  beside: readonly CallTime[]
  longest: readonly Block[]
  uninterruptedDays: readonly UninterruptedDay[]
}

interface ReportContext {
  today: string
  /** The first day with data. */
  since: string | undefined
  /** When the person is expected to work. Default: Monday to Friday. */
  expected?: Expected | undefined
  /** The weekday on which weeks begin, 1 = Monday. Default: Monday. */
  firstDay?: number | undefined
}

export const figuresOf = (
  days: readonly ReportDay[],
  { rollUp }: Pick<Frame, 'rollUp'>,
  { today, since, expected }: ReportContext,
): Figures => ({
  days,
  sum: sumDays(days, rollUp),
  quality: qualityOf(days, today, since, expected),
})

export const summaryOf = (
  days: readonly ReportDay[],
  frame: Pick<Frame, 'rollUp'>,
  known: ReportContext,
): Summary => ({
  ...figuresOf(days, frame, known),
  trend: trendOf(days, unitFor(days.length), frame.rollUp, known.firstDay),
})

/** @param segments the segments of all devices within the range, in any order */
export function reportOf(segments: Iterable<Segment>, frame: Frame, known: ReportContext): Report {
  const data = computeRange(segments, frame)
  const summary = summaryOf(data.days, frame, known)
  return {
    ...summary,
    data,
    hours: hoursOfWeek(data.pieces, frame, frame.rollUp),
    documented: documentationTime(data.pieces, frame),
    beside: callTimes(data.pieces, frame),
    longest: longestBlocks(data.pieces, frame),
    uninterruptedDays: uninterruptedDaysOf(data.days, data.parts, frame),
  }
}
