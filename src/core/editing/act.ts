import type { Memory } from '../attribution/state.ts'
import type { Segment } from '../time/segment.ts'

/**
 * The name of an action, as the undo button shows it. An action is a change of segments that the
 * person made in the popup, or (`auto`) that Stint made itself.
 */
export interface ActLabel {
  did: 'switch' | 'auto' | 'stop' | 'note' | 'earlier' | 'answer' | 'ended'
  /** The category that began, or the answer about time away. */
  category?: string
  /** Minutes by which the start was moved back. */
  minutes?: number
}

/**
 * An action, with the segments that it changed. `before[i]` and `after[i]` are the same segment
 * before and after the action.
 */
export interface ActDone extends ActLabel {
  /**
   * If a segment did not exist before or after the action, that list contains it as deleted (a
   * tombstone).
   */
  before: readonly Segment[]
  after: readonly Segment[]
  /**
   * Present if the action changed the running segment. Contains the activity to resume later, and
   * the picks from which *back* finds its category.
   */
  memory?: { before: HandBack; after: HandBack }
  /** The action was undone, and can be redone. */
  undone?: true
  /**
   * This action reverses an earlier action with the label `did`. It is stored because the person
   * did something else after *undo*.
   */
  reversed?: true
}

export type HandBack = Pick<Memory, 'over' | 'call' | 'picks'>

/**
 * The properties of a segment that are compared to find out whether the segment was changed after
 * an action. Context and `beside` are not compared, because rules of attribution may add them to a
 * call while it runs.
 */
const COMPARED = ['category', 'startedAt', 'endedAt', 'source', 'note', 'edited', 'review'] as const

/** Whether a row is unchanged since the action. Data that rules have added to a row is ignored. */
export function isAsLeft(left: Segment, row: Segment | undefined): boolean {
  if (!row || left.deleted !== row.deleted) return false
  return left.deleted === true || COMPARED.every((part) => left[part] === row[part])
}
