import type { Segment } from '../../core/time/segment.ts'
import { sameStretch } from '../timeline/stretch.ts'

export interface MergeContext {
  /** This browser's own id. */
  device: string
  now: number
  /** When the backup was made. */
  madeAt: number
  /** What the backup calls acknowledged is so where this browser sends to, too. */
  sameEndpoint: boolean
  /** What was deleted here since the backup comes back. */
  withDeleted: boolean
}

/**
 * `here`: the same or a newer one is here already; `left`: what is here says otherwise; `deleted`:
 * it was deleted here.
 */
export type MergeResult = { put: Segment } | 'here' | 'left' | 'deleted'

/**
 * What becomes of a segment out of a backup, given what is held under its id. Whether it overlaps
 * another one is asked later.
 */
export function mergeRow(
  saved: Segment,
  held: Segment | undefined,
  here: MergeContext,
): MergeResult {
  if (held && held.device !== saved.device) return 'left'
  if (held && isDeletedHere(saved, held, here.device)) return mergeDeleted(saved, held, here)
  if (held && held.revision > saved.revision) return 'here'
  const fate =
    held?.revision === saved.revision ? mergeSame(saved, held, here) : mergeNewer(saved, held, here)
  return typeof fate === 'object' && isAhead(fate.put, here) ? 'left' : fate
}

/** Only of this browser's own time: elsewhere, a deletion is not its to take back. */
export const isDeletedHere = (saved: Segment, held: Segment, device: string): boolean =>
  held.device === device &&
  held.deleted === true &&
  !saved.deleted &&
  held.revision >= saved.revision

/** It comes back as a later revision, so that the endpoint and later backups hear of it. */
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
 * What still ran when the backup was made is known to have run until then, and for the person to
 * look at. Its revision stays: a later backup, which knows more, has a higher one.
 */
function endAtBackup(saved: Segment, here: MergeContext): Segment | undefined {
  if (saved.endedAt !== undefined) return saved
  const endedAt = Math.min(here.madeAt, here.now)
  return endedAt > saved.startedAt ? { ...saved, endedAt, review: true } : undefined
}

function mergeSame(saved: Segment, held: Segment, here: MergeContext): MergeResult {
  if (saved.deleted !== held.deleted || !sameStretch(withoutEnd(saved), withoutEnd(held)))
    return 'left'
  if (!held.deleted && held.endedAt === undefined) return 'here'
  const { endedAt = 0, review } = endAtBackup(saved, here) ?? held
  const longer = !held.deleted && endedAt !== held.endedAt
  if (longer && !(held.review && review)) return 'left'
  const { acknowledged, offered } = withAcknowledgement(saved, held, here)
  if (acknowledged > held.acknowledged) return { put: { ...held, acknowledged, offered } }
  // Two backups of what still ran: the later one knows of more. Not where that has been sent.
  const goesOn = longer && endedAt > (held.endedAt ?? 0) && held.acknowledged < held.revision
  return goesOn ? { put: { ...held, endedAt } } : 'here'
}

const withoutEnd = ({ endedAt: _, review: __, ...rest }: Segment): Segment => rest

/** Of this browser's own time, nothing lies in the future: the clock would stand still until then. */
const isAhead = ({ device, deleted, startedAt, endedAt }: Segment, here: MergeContext) =>
  device === here.device && !deleted && (endedAt ?? startedAt) > here.now

/** As the endpoint here knows it: what the backup says of that counts if it is the same endpoint. */
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
