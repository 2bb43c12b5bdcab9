import type { Part } from '../core/editing/types.ts'
import { nextAt } from '../core/time/days.ts'
import { ownZone } from '../store/own-zone.ts'

/**
 * One part of a stretch of time, as it is typed: its end and its category. The last part ends where
 * the whole stretch ends.
 */
export interface Draft {
  until: string
  category: string
}

/**
 * An instant as `HH:MM`, the format of the browser's time field. The instant is rounded down,
 * because the middle of a stretch of time may be between two milliseconds, which Temporal refuses.
 */
export const fieldTime = (at: number) =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(at))
    .toZonedDateTimeISO(ownZone())
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })

/**
 * The typed parts with their instants. A typed time is the next instant at which a clock shows it,
 * so that a stretch can go over midnight. Returns undefined if a time is not after the previous
 * time, or not before the end of the stretch.
 */
export function partsOf(drafts: readonly Draft[], from: number, to: number): Part[] | undefined {
  const parts: Part[] = []
  for (const [i, { until, category }] of drafts.entries()) {
    const start = parts.at(-1)?.to ?? from
    const last = i === drafts.length - 1
    if (!last && !until) return undefined
    const end = last ? to : nextAt(until, start, ownZone())
    if (last ? end <= start : end >= to) return undefined
    parts.push({ from: start, to: end, category })
  }
  return parts
}

/** Divides the last part into two halves. */
export function withAnother(drafts: readonly Draft[], from: number, to: number): Draft[] {
  const start = partsOf(drafts, from, to)?.at(-1)?.from ?? to
  const last = drafts.at(-1)
  const until = fieldTime(start + (to - start) / 2)
  // The first half keeps the category; the second half has none at first.
  return [
    ...drafts.slice(0, -1),
    { until, category: last?.category ?? '' },
    { until: '', category: '' },
  ]
}
