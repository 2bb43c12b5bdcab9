import type { Segment } from '../../core/time/segment.ts'
import { isSameStretch } from '../timeline/stretch.ts'

export interface MergeContext {
  /** The id of this browser. */
  device: string
  now: number
  madeAt: number
  /**
   * Whether the backup and this browser belong to the same endpoint. If so, the endpoint already
   * stores the rows that the backup marks as acknowledged.
   */
  sameEndpoint: boolean
  /** Whether to restore segments that were deleted in this browser after the backup. */
  withDeleted: boolean
}

/**
 * The segment to store, or why nothing is stored. `here`: this browser already has the segment, in
 * the same or a newer revision. `left`: the segment is left out, because other content is stored
 * under its id. `deleted`: the segment was deleted in this browser.
 */
export type MergeResult = { put: Segment } | 'here' | 'left' | 'deleted'

/**
 * Merges a segment of a backup with the stored segment of the same id. The caller checks later
 * whether the result overlaps other segments.
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

/**
 * Whether this browser deleted a segment after the backup. True only for segments that this browser
 * recorded: a deletion that another browser made cannot be undone here.
 */
export const isDeletedHere = (saved: Segment, held: Segment, device: string): boolean =>
  held.device === device &&
  held.deleted === true &&
  !saved.deleted &&
  held.revision >= saved.revision

/**
 * Restores a deleted segment as a later revision, so that the endpoint and later backups get it.
 */
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
 * The segment in the form in which it is restored. If the segment was running when the backup was
 * made, it ends at that time and is marked for review. Its revision stays the same, so a later
 * backup, in which the segment has a higher revision, replaces this form.
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
  // Two backups of the same running segment may end it at different times. Of these, the later end
  // is used, unless the segment was already sent with the earlier end.
  const goesOn = longer && endedAt > (held.endedAt ?? 0) && held.acknowledged < held.revision
  return goesOn ? { put: { ...held, endedAt } } : 'here'
}

const withoutEnd = ({ endedAt: _, review: __, ...rest }: Segment): Segment => rest

/**
 * Whether a segment of this device ends in the future. Such a segment is not restored, because this
 * device would count no time until that end (rule 9 of docs/domain.md).
 */
const isAhead = ({ device, deleted, startedAt, endedAt }: Segment, here: MergeContext) =>
  device === here.device && !deleted && (endedAt ?? startedAt) > here.now

/**
 * The segment with the number of the revision that the endpoint has acknowledged. The number in the
 * backup is used only if the backup belongs to the same endpoint as this browser.
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
