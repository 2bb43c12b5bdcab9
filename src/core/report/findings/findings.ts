/**
 * The three findings at the beginning of a report. Every number in them is also shown in a chart of
 * the report.
 */
import type { DialingAgainstTalk } from '../calls.ts'
import type { RollUp } from '../roll-up.ts'
import type { UninterruptedDay } from '../uninterrupted.ts'
import { type Compared, type Comparison, comparisonOf } from './comparison.ts'
import { type MiscFinding, miscFinding, type NotesOfRanges } from './misc.ts'
import { type SellingFinding, sellingFinding } from './selling.ts'
import { type UninterruptedFinding, uninterruptedFinding } from './uninterrupted.ts'

export interface Given extends Compared {
  uninterruptedDays: readonly UninterruptedDay[]
  dialing: { now: DialingAgainstTalk; before: DialingAgainstTalk }
  /** Repeated notes of the category misc. Undefined for a team: notes of a team are not known. */
  notes: NotesOfRanges | undefined
  rollUp: Pick<RollUp, 'group'>
}

export interface Findings {
  comparison: Comparison
  selling: SellingFinding
  misc: MiscFinding
  uninterrupted: UninterruptedFinding
}

export function findingsOf(given: Given): Findings {
  const comparison = comparisonOf(given)
  return {
    comparison,
    selling: sellingFinding(comparison, given.rollUp),
    misc: miscFinding(comparison, given, given.notes),
    uninterrupted: uninterruptedFinding(given.uninterruptedDays, given.dialing, given),
  }
}
