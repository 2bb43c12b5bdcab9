/**
 * What a segment was spent on. Never a URL, a title or page content: only which product, and (if
 * the person allows it) the record's type and id.
 */
import { day } from './units.ts'
export interface Context {
  product: string
  record?: { type: string; id?: string }
}

/** What of a page's product and record may be kept: the record if the person allows it. */
export const contextOf = (
  { product, record }: Context,
  { keepRecords }: { keepRecords: boolean },
): Context => ({ product, ...(keepRecords && record && { record }) })

/** Who said so: the person, or Stint by itself. */
export type Source = 'hand' | 'auto'

/**
 * A stretch of one person's time in one category, `[startedAt, endedAt)` in epoch milliseconds;
 * open while it has no end. The rules work on stretches; the store adds identity and revision.
 */
export interface Stretch {
  /** Absent until the store has given one. */
  id?: string
  category: string
  startedAt: number
  endedAt?: number
  source: Source
  context?: Context
  note?: string
  /** The person changed its bounds or category after the fact. */
  edited?: true
  /**
   * How long the CRM was open beside a call or meeting, milliseconds; `since` (epoch milliseconds):
   * and from there to its end.
   */
  beside?: { ms: number; since?: number }
  /** Cut by the rule for forgotten timers: the person should look at it (rule 7). */
  review?: true
}

export interface Segment extends Stretch {
  id: string
  device: string
  /** The version of the scheme that it was made under. */
  scheme: number
  /**
   * The IANA time zone in which it was recorded: its days are days there, wherever they are read.
   * Absent from what was recorded before zones were kept.
   */
  zone?: string
  /** Grows by one with each change. */
  revision: number
  /** The highest revision that the endpoint has acknowledged; 0 = none. */
  acknowledged: number
  /** The highest revision that was ever put on the wire; 0 = none. */
  offered: number
  /** When the last change was made, epoch milliseconds. */
  changedAt: number
  /** A tombstone: kept for the endpoint and the receipt, shown nowhere. */
  deleted?: true
  /** Why the endpoint refused this very revision. */
  refused?: { revision: number; reason: string }
}

/** The longest segment, milliseconds: an edit makes none that is longer, and the endpoint takes none. */
export const MAX_SEGMENT = day

/** Time away that nobody has explained yet; lies between segments like one of them. */
export const UNEXPLAINED = 'unexplained'
/** Time that was no work: in no share, never sent. */
export const BREAK = 'break'

/** Not categories of the scheme, though they stand where a category stands. */
export const isAside = (category: string) => category === UNEXPLAINED || category === BREAK

/** The same thing worked on: same product, same record. */
export const sameContext = (a?: Context, b?: Context) =>
  a?.product === b?.product &&
  a?.record?.type === b?.record?.type &&
  a?.record?.id === b?.record?.id
