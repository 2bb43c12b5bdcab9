/**
 * The content of a receipt for one device's day. The endpoint computes it from its rows, the device
 * from the rows it sent: equal rows give equal receipts.
 */
import { clip, dayBounds } from '../time/days.ts'
import { isAside, UNEXPLAINED } from '../time/segment.ts'
import { shownMs } from './sums.ts'

/**
 * The day of a receipt: `date` as `YYYY-MM-DD`, an IANA `zone`, and the hour at which days start.
 */
export interface ReceiptDay {
  date: string
  zone: string
  dayStart: number
}

interface ReceiptRow {
  id: string
  revision: number
  category: string
  startedAt: number
  endedAt?: number
  deleted?: true
}

export interface ReceiptTotals {
  count: number
  /** Whole seconds per category: milliseconds are added up first and rounded once. */
  seconds: Record<string, number>
  /** Whole seconds of unexplained stretches, which are in no other figure here. */
  unexplained: number
  /** The first start and the last end of the counted rows, within the day. */
  firstAt?: number
  lastAt?: number
  canonical: string
}

/** Whole seconds per category: milliseconds are added up first and rounded once. */
export const secondsOf = (
  rows: readonly { category: string; startedAt: number; endedAt: number }[],
) => {
  const spent = new Map<string, number>()
  for (const row of rows)
    spent.set(row.category, (spent.get(row.category) ?? 0) + row.endedAt - row.startedAt)
  const inOrder = [...spent].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(inOrder.map(([id, ms]) => [id, Math.round(ms / 1000)]))
}

const byStart = (a: ReceiptRow, b: ReceiptRow) =>
  a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1)

const isEnded = <T extends ReceiptRow>(row: T): row is T & { endedAt: number } =>
  !row.deleted && row.endedAt !== undefined

/**
 * The length of the work in a receipt as the day page shows it: of each row the difference of its
 * clock minutes, milliseconds.
 */
export const shownLengthOf = (rows: Iterable<ReceiptRow>, day: ReceiptDay): number => {
  const { from, to } = dayBounds(day.date, day.zone, day.dayStart)
  const work = Array.from(rows)
    .filter(isEnded)
    .filter((row) => !isAside(row.category))
  return clip(work, from, to).reduce((all, row) => all + shownMs(row), 0)
}

/**
 * Counts ended, undeleted work within the day, clipped to it. `rows` are one device's that may be
 * sent (the caller leaves out private ones).
 *
 * `canonical`, the input of the checksum: one line per counted segment, `id revision startedAt
 * endedAt category`, with single spaces; bounds as stored, in epoch milliseconds, not clipped, so
 * that a line is equal in both days that a segment touches; lines in order of `startedAt`, then
 * `id` (by code units), joined by `\n`, none after the last.
 */
export const receiptOf = (rows: Iterable<ReceiptRow>, day: ReceiptDay): ReceiptTotals =>
  receiptWithin(rows, dayBounds(day.date, day.zone, day.dayStart))

/** The same of a day whose bounds are known. */
export const receiptWithin = (
  rows: Iterable<ReceiptRow>,
  { from, to }: { from: number; to: number },
): ReceiptTotals => {
  const ended = Array.from(rows).filter(isEnded)
  const work = ended.filter((row) => !isAside(row.category)).sort(byStart)
  const within = clip(work, from, to)
  const counted = new Set(within.map((row) => row.id))
  const away = clip(ended, from, to).filter((row) => row.category === UNEXPLAINED)
  return {
    count: within.length,
    seconds: secondsOf(within),
    unexplained: secondsOf(away)[UNEXPLAINED] ?? 0,
    ...(within[0] && {
      firstAt: within[0].startedAt,
      lastAt: within.reduce((last, row) => Math.max(last, row.endedAt), from),
    }),
    canonical: work
      .filter((row) => counted.has(row.id))
      .map((row) => `${row.id} ${row.revision} ${row.startedAt} ${row.endedAt} ${row.category}`)
      .join('\n'),
  }
}

/** SHA-256 of a canonical form, lower-case hex. */
export const checksum = async (canonical: string): Promise<string> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical))).toHex()
