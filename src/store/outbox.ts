import { BREAK, type Segment, UNEXPLAINED } from '../core/segment.ts'
import type { StoredSegment } from './database.ts'

/** Whether the endpoint may hear of such a category; unexplained time only if the person agrees. */
export const isSendable = (category: string, sendUnexplained: boolean) =>
  category !== BREAK && (category !== UNEXPLAINED || sendUnexplained)

/**
 * The segment with its marks set anew. What was once on the wire and may not be told any more still
 * has to go, as a tombstone: the endpoint must forget it.
 */
export function marked(segment: Segment, sendUnexplained: boolean): StoredSegment {
  const { open: _, outbox: __, ...bare } = segment as StoredSegment
  const lane = laneOf(bare, sendUnexplained)
  return {
    ...bare,
    ...(bare.endedAt === undefined && !bare.deleted && { open: 1 as const }),
    ...(lane && { outbox: lane }),
  }
}

function laneOf(segment: Segment, sendUnexplained: boolean): StoredSegment['outbox'] {
  if (segment.revision <= segment.acknowledged) return undefined
  if (segment.refused?.revision === segment.revision) return 'refused'
  const tell = !segment.deleted && isSendable(segment.category, sendUnexplained)
  return tell || segment.offered > 0 ? 'send' : 'hold'
}
