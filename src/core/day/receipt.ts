/**
 * The content of a receipt for one day of one device. The endpoint computes the receipt from the
 * rows that it stores, and the device from the rows that it sent. If both have the same rows, both
 * receipts are equal.
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

interface ReceiptTotals {
  count: number
  /** Whole seconds per category. Milliseconds are added up first, and the sum is rounded. */
  seconds: Record<string, number>
  /** Whole seconds of unexplained time. No other figure of the receipt includes them. */
  unexplained: number
  /**
   * The first start and the last end of the counted rows, cut to the bounds of the day; epoch
   * milliseconds.
   */
  firstAt?: number
  lastAt?: number
  canonical: string
}

/** Whole seconds per category. Milliseconds are added up first, and the sum is rounded. */
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
 * The length of the work in a receipt, milliseconds, as the day page shows it: for each row, the
 * difference between the clock minutes of its end and its start.
 */
export const shownLengthOf = (rows: Iterable<ReceiptRow>, day: ReceiptDay): number => {
  const { from, to } = dayBounds(day.date, day.zone, day.dayStart)
  const work = Array.from(rows)
    .filter(isEnded)
    .filter((row) => !isAside(row.category))
  return clip(work, from, to).reduce((all, row) => all + shownMs(row), 0)
}

/**
 * The receipt for one day. It counts work that has ended and is not deleted, cut to the bounds of
 * the day. `rows` are the rows of one device that may be sent: the caller leaves out private rows.
 *
 * `canonical` is the input of the checksum. It has one line per counted segment: `id revision
 * startedAt endedAt category`, with single spaces. The bounds in a line are the stored bounds in
 * epoch milliseconds, and are not cut, so that a segment over two days has the same line in both
 * receipts. The lines are sorted by `startedAt`, then by `id` (by code units). They are joined by
 * `\n`, and the last line has no `\n`.
 */
export const receiptOf = (rows: Iterable<ReceiptRow>, day: ReceiptDay): ReceiptTotals =>
  receiptWithin(rows, dayBounds(day.date, day.zone, day.dayStart))

/** The receipt for a day, computed from the bounds of the day. */
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

/** SHA-256 of the canonical text, in lower-case hex. */
export const checksum = async (canonical: string): Promise<string> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical))).toHex()
