import type { Settings } from '../../core/settings/settings.ts'
import { BREAK, type Segment, UNEXPLAINED } from '../../core/time/segment.ts'
import type { StoredSegment } from '../database.ts'

/** The settings that decide what may be sent. */
export type SendingConsent = Pick<Settings, 'sendUnexplained' | 'privateCategories'>

/**
 * Whether segments of a category may be sent. Breaks and private categories are never sent.
 * Unexplained time is sent only if the person allows it.
 */
export const isSendable = (category: string, telling: SendingConsent) =>
  category !== BREAK &&
  (category !== UNEXPLAINED || telling.sendUnexplained) &&
  !telling.privateCategories.includes(category)

/**
 * The segment with the properties `open` and `outbox`, which follow from its other properties and
 * from the settings. If a segment was sent before and must not be sent any more, it is sent as
 * deleted (a tombstone), so that the endpoint deletes it.
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
  const isAllowed = !segment.deleted && isSendable(segment.category, telling)
  return isAllowed || segment.offered > 0 ? 'send' : 'hold'
}
