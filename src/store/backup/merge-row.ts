import type { Segment } from '../../core/time/segment.ts'
import { isSameStretch } from '../timeline/stretch.ts'

export interface MergeContext {
  /** This browser's own id. */
  device: string
  now: number
  /** When the backup was made. */
  madeAt: number
  /** The backup's acknowledged rows are at this browser's endpoint, too. */
  sameEndpoint: boolean
  /** Segments deleted here since the backup are restored. */
  withDeleted: boolean
}

/**
 * `here`: stored already, in this or a newer revision; `left`: stored with other content, so left
 * out; `deleted`: deleted here.
 */
export type MergeResult = { put: Segment } | 'here' | 'left' | 'deleted'

/**
 * Merges a segment of a backup with the stored one of the same id. Overlaps with other segments are
 * checked later.
 */
export function mergeRow(
  saved: Segment,
  held: Segment | undefined,
  here: MergeContext,
): MergeResult {
  if (held && held.device !== saved.device) return 'left'
  if (held && isDeletedHere(saved, held, here.device)) return mergeDeleted(saved, held, here)
  if (held && held.revision > saved.revision) return 'here'
  const result =
    held?.revision === saved.revision ? mergeSame(saved, held, here) : mergeNewer(saved, held, here)
  return typeof result === 'object' && isAhead(result.put, here) ? 'left' : result
}

/** Only for this browser's own time: a deletion made elsewhere cannot be undone here. */
export const isDeletedHere = (saved: Segment, held: Segment, device: string): boolean =>
  held.device === device &&
  held.deleted === true &&
  !saved.deleted &&
  held.revision >= saved.revision

/** Restored as a later revision, so that the endpoint and later backups get it. */
function mergeDeleted(saved: Segment, held: Segment, here: MergeContext): MergeResult {
  if (!here.withDeleted) return 'deleted'
  const row = endAtBackup(saved, here)
  if (!row || isAhead(row, here)) return 'left'
  const { refused: _, ...bare } = row
  const { acknowledged, offered, revision } = held
  const stamp = { revision: revision + 1, changedAt: here.now }
  return { put: { ...bare, acknowledged, offered, ...stamp } }
}

function mergeNewer(saved: Segment, held: Segment | undefined, here: MergeContext): MergeResult {
  const goesOn = held && !held.deleted && held.endedAt === undefined
  const row = saved.deleted || goesOn ? saved : endAtBackup(saved, here)
  return row ? { put: withAcknowledgement(row, held, here) } : 'left'
}

/**
 * A segment that was running when the backup was made ends there, with a review mark. Its revision
 * stays: a later backup, which knows more, has a higher one.
 */
function endAtBackup(saved: Segment, here: MergeContext): Segment | undefined {
  if (saved.endedAt !== undefined) return saved
  const endedAt = Math.min(here.madeAt, here.now)
  return endedAt > saved.startedAt ? { ...saved, endedAt, review: true } : undefined
}

function mergeSame(saved: Segment, held: Segment, here: MergeContext): MergeResult {
  if (saved.deleted !== held.deleted || !isSameStretch(withoutEnd(saved), withoutEnd(held)))
    return 'left'
  if (!held.deleted && held.endedAt === undefined) return 'here'
  const { endedAt = 0, review } = endAtBackup(saved, here) ?? held
  const longer = !held.deleted && endedAt !== held.endedAt
  if (longer && !(held.review && review)) return 'left'
  const { acknowledged, offered } = withAcknowledgement(saved, held, here)
  if (acknowledged > held.acknowledged) return { put: { ...held, acknowledged, offered } }
  // Of two backups of a running segment the later one extends it, unless that was sent.
  const goesOn = longer && endedAt > (held.endedAt ?? 0) && held.acknowledged < held.revision
  return goesOn ? { put: { ...held, endedAt } } : 'here'
}

const withoutEnd = ({ endedAt: _, review: __, ...rest }: Segment): Segment => rest

/** No own segment may end in the future: this device's clock would stop until then. */
const isAhead = ({ device, deleted, startedAt, endedAt }: Segment, here: MergeContext) =>
  device === here.device && !deleted && (endedAt ?? startedAt) > here.now

/**
 * With the acknowledgement of this browser's endpoint; the backup's counts only for the same
 * endpoint.
 */
function withAcknowledgement(
  saved: Segment,
  held: Segment | undefined,
  { sameEndpoint }: MergeContext,
): Segment {
  const { acknowledged = 0, offered = 0 } = held ?? {}
  const { refused: _, ...bare } = saved
  if (!sameEndpoint) return { ...bare, acknowledged, offered }
  return {
    ...saved,
    acknowledged: Math.max(acknowledged, saved.acknowledged),
    offered: Math.max(offered, saved.offered),
  }
}
