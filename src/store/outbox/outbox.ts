import type { Settings } from '../../core/settings/settings.ts'
import { BREAK, type Segment, UNEXPLAINED } from '../../core/time/segment.ts'
import type { StoredSegment } from '../database.ts'

/** What the person agreed to. */
export type SendingConsent = Pick<Settings, 'sendUnexplained' | 'privateCategories'>

/** Whether the endpoint may hear of such a category; unexplained time only if the person agrees. */
export const isSendable = (category: string, telling: SendingConsent) =>
  category !== BREAK &&
  (category !== UNEXPLAINED || telling.sendUnexplained) &&
  !telling.privateCategories.includes(category)

/**
 * The segment with its marks set anew. What was once on the wire and may not be told any more still
 * has to go, as a tombstone: the endpoint must forget it.
 */
export function markForOutbox(segment: Segment, telling: SendingConsent): StoredSegment {
  const { open: _, outbox: __, ...bare } = segment as StoredSegment
  const lane = outboxOf(bare, telling)
  return {
    ...bare,
    ...(bare.endedAt === undefined && !bare.deleted && { open: 1 as const }),
    ...(lane && { outbox: lane }),
  }
}

function outboxOf(segment: Segment, telling: SendingConsent): StoredSegment['outbox'] {
  if (segment.revision <= segment.acknowledged) return undefined
  if (segment.refused?.revision === segment.revision) return 'refused'
  const tell = !segment.deleted && isSendable(segment.category, telling)
  return tell || segment.offered > 0 ? 'send' : 'hold'
}
