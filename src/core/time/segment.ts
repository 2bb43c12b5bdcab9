/**
 * The CRM product that a segment was spent on and, if the person allows it, the type and id of the
 * record. It never contains a URL, a title or page content.
 */
import { day } from './units.ts'
export interface Context {
  product: string
  record?: { type: string; id?: string }
}

/** The part of a context that may be stored: the CRM record only if the person allows it. */
export const contextOf = (
  { product, record }: Context,
  { keepRecords }: { keepRecords: boolean },
): Context => ({ product, ...(keepRecords && record && { record }) })

/** Who chose the category: the person (`hand`), or Stint (`auto`). */
export type Source = 'hand' | 'auto'

/**
 * A stretch of one person's time in one category, `[startedAt, endedAt)` in epoch milliseconds. The
 * stretch is open while it has no end. The rules work on stretches; the store adds the id and the
 * revision, which makes them segments.
 */
export interface Stretch {
  /** Absent until the stretch is stored. */
  id?: string
  category: string
  startedAt: number
  endedAt?: number
  source: Source
  context?: Context
  note?: string
  /** The person has changed the bounds or the category of the recorded stretch. */
  edited?: true
  /**
   * How long the CRM was open during a call or meeting. `ms` is a length in milliseconds. If
   * `since` (epoch milliseconds) is present, the time from then to the end of the stretch is added
   * to `ms`.
   */
  beside?: { ms: number; since?: number }
  /**
   * The person should review the stretch. Either it was shortened as a forgotten timer (rule 7 of
   * docs/domain.md), or it is a call whose category Stint asks for after the call (rule 10).
   */
  review?: true
}

export interface Segment extends Stretch {
  id: string
  device: string
  /** The version of the scheme that was in force when the segment was recorded. */
  scheme: number
  /**
   * The IANA time zone in which the segment was recorded. The segment belongs to days of this zone,
   * also when it is read in another zone. Absent if an old version of Stint, which stored no zones,
   * recorded it.
   */
  zone?: string
  /** Grows by one with each change of the segment. */
  revision: number
  /** The highest revision that the endpoint has acknowledged, or 0 if it has acknowledged none. */
  acknowledged: number
  /** The highest revision that was ever sent, or 0 if none was sent. */
  offered: number
  /** When the segment was last changed, epoch milliseconds. */
  changedAt: number
  /** The segment was deleted. It is kept for the endpoint and the receipt, but it is not shown. */
  deleted?: true
  /** Why the endpoint refused a revision of the segment. */
  refused?: { revision: number; reason: string }
}

/**
 * The longest segment, milliseconds. If an edit would make a segment longer than this, it is
 * refused. The endpoint refuses such segments as well.
 */
export const MAX_SEGMENT = day

/** Time away that the person has not explained yet; stored as a segment. */
export const UNEXPLAINED = 'unexplained'
/** Time in which the person did not work. This time is included in no share, and is never sent. */
export const BREAK = 'break'

/**
 * Whether a category is `unexplained` or `break`. Both are stored like categories, but belong to no
 * scheme.
 */
export const isAside = (category: string) => category === UNEXPLAINED || category === BREAK

/** Whether two contexts have the same CRM product and the same CRM record. */
export const isSameContext = (a?: Context, b?: Context) =>
  a?.product === b?.product &&
  a?.record?.type === b?.record?.type &&
  a?.record?.id === b?.record?.id
