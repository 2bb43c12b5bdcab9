import type { Settings } from '../core/settings/settings.ts'
import { type Context, UNEXPLAINED } from '../core/time/segment.ts'
import type { StoredSegment } from '../store/database.ts'
import { isSendable, type SendingConsent } from '../store/outbox/outbox.ts'
import { MAX_BYTES } from './contract/common-values.ts'
import type { Row } from './contract/segments.ts'

type WireConsent = Pick<Settings, 'sendNotes' | 'sendRecords'> & SendingConsent

/**
 * A segment in the form in which it is sent. It contains only what the person has allowed. If the
 * segment must not be sent, it is sent as deleted.
 */
export function wireRow(segment: StoredSegment, allowed: WireConsent): Row {
  const { id, revision, changedAt, category, startedAt, endedAt, source, scheme } = segment
  const isAllowed = !segment.deleted && isSendable(category, allowed)
  if (!isAllowed || endedAt === undefined) return { id, revision, changedAt, deleted: true }
  const bare = { id, revision, changedAt, category, startedAt, endedAt, source, scheme }
  if (category === UNEXPLAINED) return bare
  return {
    ...bare,
    ...(segment.edited && { edited: true as const }),
    ...(segment.context && { context: wireContext(segment.context, allowed) }),
    ...(segment.note && allowed.sendNotes && { note: segment.note }),
  }
}

const wireContext = ({ product, record }: Context, { sendRecords }: WireConsent): Context => ({
  product,
  ...(record && sendRecords && { record }),
})

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length

/** The first rows that fit into one request together. */
export function fitIntoBatch<T>(rows: readonly T[]): T[] {
  let bytes = bytesOf({ segments: [] })
  return rows.filter((row) => {
    bytes += bytesOf(row) + 1
    return bytes <= MAX_BYTES
  })
}
