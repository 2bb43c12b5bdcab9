/** Where two devices of one person tell of the same time: both are kept, and it is said. */
import { sql, type Transaction } from 'kysely'
import { UNEXPLAINED } from '../../src/core/time/segment.ts'
import { MAX_COMPARED, MAX_LENGTH, type Row } from '../../src/sync/contract.ts'
import { isOnServer, type Tables } from '../db/tables.ts'
import type { Device } from '../people/devices.ts'

interface Span {
  from: number
  to: number
}

/** The same time as spans that do not touch, in order. */
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
 * A test of whether a span meets one of `others`, which are sorted once: of those that begin before
 * it ends, the one that ends last decides.
 */
export const meetsOneOf = (others: readonly Span[]) => {
  const sorted = others.toSorted((a, b) => a.from - b.from)
  let last = Number.NEGATIVE_INFINITY
  const latest = sorted.map(({ to }) => {
    last = Math.max(last, to)
    return last
  })
  return ({ from, to }: Span) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] as Span).from < to) low = middle + 1
      else high = middle
    }
    return low > 0 && (latest[low - 1] as number) > from
  }
}

// No work is longer than MAX_LENGTH: what ends later than that after a span began after it.
const reachOf = (spans: readonly Span[]) =>
  mergeSpans(spans.map(({ from, to }) => ({ from, to: to + MAX_LENGTH })))

/** The member's rows that end within the spans: every row that is read counts, whoever made it. */
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
 * The ids of those of `rows`, which `device` made, that another device of the member overlaps. Of a
 * batch reachOf more than MAX_COMPARED rows, those reachOf the rest are not flagged.
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
