/**
 * The CRM product that a segment was spent on and, if the person allows it, the type and id of the
 * record. Never a URL, a title or page content.
 */
import { day } from './units.ts'
export interface Context {
  product: string
  record?: { type: string; id?: string }
}

/** The part of a context that may be stored: the record only if the person allows it. */
export const contextOf = (
  { product, record }: Context,
  { keepRecords }: { keepRecords: boolean },
): Context => ({ product, ...(keepRecords && record && { record }) })

/** Who chose the category: the person, or Stint automatically. */
export type Source = 'hand' | 'auto'

/**
 * A stretch of one person's time in one category, `[startedAt, endedAt)` in epoch milliseconds;
 * open while it has no end. The rules work on stretches; the store adds identity and revision.
 */
export interface Stretch {
  /** Absent until the segment is stored. */
  id?: string
  category: string
  startedAt: number
  endedAt?: number
  source: Source
  context?: Context
  note?: string
  /** The person has changed its bounds or category afterwards. */
  edited?: true
  /**
   * Milliseconds that the CRM was open during a call or meeting. `since` (epoch milliseconds): open
   * from then until the end, in addition.
   */
  beside?: { ms: number; since?: number }
  /**
   * The person should review it: shortened as a forgotten timer (rule 7), or a call after which they
   * want to be asked (rule 10).
   */
  review?: true
}

export interface Segment extends Stretch {
  id: string
  device: string
  /** The scheme version in force when it was made. */
  scheme: number
  /**
   * The IANA time zone in which it was recorded: it belongs to days of that zone, wherever it is
   * read. Absent from segments of versions that did not store zones.
   */
  zone?: string
  /** Grows by one with each change. */
  revision: number
  /** The highest revision that the endpoint has acknowledged; 0 = none. */
  acknowledged: number
  /** The highest revision ever sent; 0 = none. */
  offered: number
  /** When the last change was made, epoch milliseconds. */
  changedAt: number
  /** A tombstone: kept for the endpoint and the receipt, not shown. */
  deleted?: true
  /** Why the endpoint refused this revision. */
  refused?: { revision: number; reason: string }
}

/** The longest segment, milliseconds: edits and the endpoint refuse longer ones. */
export const MAX_SEGMENT = day

/** Time away that the person has not explained yet; stored as a segment. */
export const UNEXPLAINED = 'unexplained'
/** Time without work: in no share, never sent. */
export const BREAK = 'break'

/** Whether it is `unexplained` or `break`: stored as categories, but not part of a scheme. */
export const isAside = (category: string) => category === UNEXPLAINED || category === BREAK

/** Whether both are the same product and record. */
export const isSameContext = (a?: Context, b?: Context) =>
  a?.product === b?.product &&
  a?.record?.type === b?.record?.type &&
  a?.record?.id === b?.record?.id
