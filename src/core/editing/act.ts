import type { Memory } from '../attribution/state.ts'
import type { Segment } from '../time/segment.ts'

/** The act as the undo button names it; `auto`: by Stint itself. */
export interface ActLabel {
  did: 'switch' | 'auto' | 'stop' | 'note' | 'earlier' | 'answer' | 'ended'
  /** The category that began, or the answer about time away. */
  category?: string
  /** Minutes by which the start was moved back. */
  minutes?: number
}

/**
 * An act with the segments before and after it: `before[i]` and `after[i]` are the same segment.
 */
export interface ActDone extends ActLabel {
  /** A segment that was created or removed is a tombstone on the other side. */
  before: readonly Segment[]
  after: readonly Segment[]
  /** Present if the running segment changed: what to resume, and where *back* leads. */
  memory?: { before: HandBack; after: HandBack }
  /** It was undone, and can be redone. */
  undone?: true
  /** It is the undoing of `did`, kept because something else was done after the undo. */
  reversed?: true
}

export type HandBack = Pick<Memory, 'over' | 'call' | 'picks'>

/** Properties that an act sets. The rules also add context and `beside` to a running call. */
const COMPARED = ['category', 'startedAt', 'endedAt', 'source', 'note', 'edited', 'review'] as const

/** Whether a row is unchanged since the act, except for what the rules have added. */
export function isAsLeft(left: Segment, row: Segment | undefined): boolean {
  if (!row || left.deleted !== row.deleted) return false
  return left.deleted === true || COMPARED.every((part) => left[part] === row[part])
}
