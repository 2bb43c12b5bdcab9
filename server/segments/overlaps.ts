/**
 * Finds time that two devices of one person recorded at once. The rows of both devices are stored,
 * but the answer to a row that overlaps with a row of another device has the mark `overlaps`.
 */

import { sql, type Transaction } from 'kysely'
import { UNEXPLAINED } from '../../src/core/time/segment.ts'
import { MAX_COMPARED, MAX_LENGTH, type Row } from '../../src/sync/contract.ts'
import { isOnServer, type Tables } from '../db/tables.ts'
import type { Device } from '../people/owner.ts'
import { firstIndex } from './first-index.ts'
import type { Span } from './span.ts'

/**
 * Joins spans that overlap or touch. The resulting spans cover the same time. They are in the order
 * of their starts.
 */
export const mergeSpans = (spans: readonly Span[]): Span[] => {
  const all: Span[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else all.push({ from, to })
  }
  return all
}

/**
 * Returns a function that tells whether a span overlaps with one of `others`. The spans in `others`
 * are sorted once by their starts. To test a span, the function looks at all spans of `others` that
 * start before the end of the tested span. If the latest end among them is after the start of the
 * tested span, there is an overlap.
 */
export const meetsOneOf = (others: readonly Span[]) => {
  const sorted = others.toSorted((a, b) => a.from - b.from)
  let last = Number.NEGATIVE_INFINITY
  const latest = sorted.map(({ to }) => {
    last = Math.max(last, to)
    return last
  })
  return ({ from, to }: Span) => {
    const later = firstIndex(sorted, (span) => span.from >= to)
    return later > 0 && (latest[later - 1] as number) > from
  }
}

// A segment of work is at most MAX_LENGTH long. So a row that ends more than MAX_LENGTH after the
// end of a span cannot overlap with that span.
const reachOf = (spans: readonly Span[]) =>
  mergeSpans(spans.map(({ from, to }) => ({ from, to: to + MAX_LENGTH })))

/**
 * Returns the member's rows of all devices that end within the spans; at most MAX_COMPARED rows.
 */
const rowsNear = async (
  tx: Transaction<Tables>,
  { team, member }: Device,
  spans: readonly Span[],
) => {
  const asked = JSON.stringify(spans)
  const list = isOnServer(tx)
    ? sql<Span>`json_to_recordset(${asked}::json) as span ("from" bigint, "to" bigint)`
    : sql<Span>`(select value ->> 'from' as "from", value ->> 'to' as "to"
        from json_each(${asked})) as span`
  const { rows } = await sql<{
    device: string
    category: string
    started_at: number
    ended_at: number
  }>`
    select device, category, started_at, ended_at from ${list}
    cross join segments
    where team = ${team} and member = ${member}
    and ended_at > span."from" and ended_at < span."to"
    limit ${MAX_COMPARED}`.execute(tx)
  return rows
}

/**
 * Returns the ids of the rows that overlap with stored rows of another device of the member. All
 * `rows` were made by `device`. They are compared with at most MAX_COMPARED stored rows.
 */
export const findOverlapping = async (
  tx: Transaction<Tables>,
  device: Device,
  rows: readonly Row[],
): Promise<Set<string>> => {
  const live = rows.flatMap((row) =>
    'deleted' in row || row.category === UNEXPLAINED
      ? []
      : [{ id: row.id, from: row.startedAt, to: row.endedAt }],
  )
  if (live.length === 0) return new Set()
  const others = (await rowsNear(tx, device, reachOf(live))).filter(
    (row) => row.device !== device.id && row.category !== UNEXPLAINED,
  )
  const meets = meetsOneOf(others.map((row) => ({ from: row.started_at, to: row.ended_at })))
  return new Set(live.filter(meets).map(({ id }) => id))
}
