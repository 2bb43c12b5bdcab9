import type { Settings } from '../core/settings/settings.ts'
import { type Context, UNEXPLAINED } from '../core/time/segment.ts'
import type { StoredSegment } from '../store/database.ts'
import { isSendable, type Telling } from '../store/outbox/outbox.ts'
import type { Row } from './contract/segments.ts'
import { MAX_BYTES } from './contract/words.ts'

type Allowed = Pick<Settings, 'sendNotes' | 'sendRecords'> & Telling

/** A segment as it goes out: only what the person agreed to; what may not be told goes as deleted. */
export function wireRow(segment: StoredSegment, allowed: Allowed): Row {
  const { id, revision, changedAt, category, startedAt, endedAt, source, scheme } = segment
  const told = !segment.deleted && isSendable(category, allowed)
  if (!told || endedAt === undefined) return { id, revision, changedAt, deleted: true }
  const bare = { id, revision, changedAt, category, startedAt, endedAt, source, scheme }
  if (category === UNEXPLAINED) return bare
  return {
    ...bare,
    ...(segment.edited && { edited: true as const }),
    ...(segment.context && { context: contextOut(segment.context, allowed) }),
    ...(segment.note && allowed.sendNotes && { note: segment.note }),
  }
}

const contextOut = ({ product, record }: Context, { sendRecords }: Allowed): Context => ({
  product,
  ...(record && sendRecords && { record }),
})

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length

/** As many of the rows, from the first, as fit into one request. */
export function fitting<T>(rows: readonly T[]): T[] {
  let bytes = bytesOf({ segments: [] })
  return rows.filter((row) => {
    bytes += bytesOf(row) + 1
    return bytes <= MAX_BYTES
  })
}
