/** What a person's report of a range says, from what was read. */
import type { Segment } from '../time/segment.ts'
import { type Block, longestBlocks } from './blocks.ts'
import { type Beside, besideOf } from './calls.ts'
import { type Day, type Frame, type Told, tell } from './day.ts'
import { type Documented, documentedOf } from './documented.ts'
import { type HourOfWeek, hoursOfWeek } from './hours.ts'
import { type Quality, qualityOf } from './quality.ts'
import { unitFor } from './range.ts'
import { type Stage, type Sum, sumDays, trendOf } from './trend.ts'

/** What every report has, of a person or a team. */
export interface Summary {
  days: readonly Day[]
  sum: Sum
  quality: Quality
  trend: readonly Stage[]
}

export interface Report extends Summary {
  told: Told
  hours: readonly HourOfWeek[]
  documented: Documented
  beside: readonly Beside[]
  longest: readonly Block[]
}

interface Known {
  /** The date of today. */
  today: string
  /** The first day of which anything is known. */
  since: string | undefined
}

export const summaryOf = (
  days: readonly Day[],
  { rollUp }: Pick<Frame, 'rollUp'>,
  { today, since }: Known,
): Summary => ({
  days,
  sum: sumDays(days, rollUp),
  quality: qualityOf(days, today, since),
  trend: trendOf(days, unitFor(days.length), rollUp),
})

/** @param segments every device's within the range, in any order */
export function reportOf(segments: Iterable<Segment>, frame: Frame, known: Known): Report {
  const told = tell(segments, frame)
  const summary = summaryOf(told.days, frame, known)
  return {
    ...summary,
    told,
    hours: hoursOfWeek(told.pieces, frame, frame.rollUp),
    documented: documentedOf(told.pieces, frame),
    beside: besideOf(told.pieces, frame),
    longest: longestBlocks(told.pieces, frame),
  }
}
