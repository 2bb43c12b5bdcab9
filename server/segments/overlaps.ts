/**
 * Finds time that two devices of one person recorded: both rows are kept, and the answer says so.
 */

import { sql, type Transaction } from 'kysely'
import { UNEXPLAINED } from '../../src/core/time/segment.ts'
import { MAX_COMPARED, MAX_LENGTH, type Row } from '../../src/sync/contract.ts'
import { isOnServer, type Tables } from '../db/tables.ts'
import type { Device } from '../people/owner.ts'
import { firstIndex } from './first-index.ts'
import type { Span } from './span.ts'

/** The same time as spans in order that do not touch. */
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
 * Returns a test of whether a span meets one of `others`, which are sorted once: of those that
 * begin before its end, the latest end decides.
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

// No work is longer than MAX_LENGTH: a row that ends later than that after a span began after it.
const reachOf = (spans: readonly Span[]) =>
  mergeSpans(spans.map(({ from, to }) => ({ from, to: to + MAX_LENGTH })))

/** The member's rows, of every device, that end within the spans, at most MAX_COMPARED. */
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
 * The ids of those of `rows`, all made by `device`, that overlap with another device of the member.
 * If there are more than MAX_COMPARED rows near them, overlaps with the further ones are not found.
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
