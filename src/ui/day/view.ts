import { type DayRow, dayRows, type Gap, gapsOf } from '../../core/day/rows.ts'
import { type DaySum, daySum } from '../../core/day/sums.ts'
import type { StoredSegment } from '../../store/database.ts'
import type { StoredDay, WeekDay } from '../../store/views/day-view.ts'

export interface ViewRow extends DayRow<StoredSegment> {
  id: string
  /** Recorded by another device of the person: shown, but not changed here. */
  foreign: boolean
  /** Changed after the day was sent; the correction waits, or was sent too. */
  corrected?: 'waits' | 'sent'
}

/** A day of the strip. */
interface WeekSum extends WeekDay {
  worked: number
  unexplained: number
}

/** What the page draws at an instant. */
export interface DayView {
  now: number
  rows: readonly ViewRow[]
  gaps: readonly Gap[]
  sum: DaySum
  week: readonly WeekSum[]
}

export function viewOf(stored: StoredDay, clock: number): DayView {
  const now = Math.max(stored.now, clock)
  const { day, own, others, categories, settings, sending } = stored
  const counting = { categories, privates: settings.privateCategories }
  const all = [...own, ...others]
  const firstAt = sending.receipt?.firstAt ?? sending.receipt?.at
  const rowsOf = (all: readonly StoredSegment[], foreign: boolean) =>
    dayRows(all, { ...day, now }).map((row) => ({
      ...row,
      id: row.stretch.id,
      foreign,
      ...(!foreign && correctedOf(row.stretch, firstAt)),
    }))
  const rows = [...rowsOf(own, false), ...rowsOf(others, true)].sort(
    (a, b) => a.startedAt - b.startedAt || a.endedAt - b.endedAt,
  )
  return {
    now,
    rows,
    gaps: gapsOf(rows),
    sum: daySum(all, { ...day, now }, counting),
    week: stored.week.map((one) => {
      const { worked, unexplained } = daySum(all, { ...one, now }, counting)
      return { ...one, worked, unexplained }
    }),
  }
}

/**
 * A correction: it ended before the first receipt and was changed since, or it was edited since and
 * now ends later.
 */
function correctedOf(
  { changedAt, startedAt, endedAt, edited, outbox, acknowledged }: StoredSegment,
  firstAt: number | undefined,
): Pick<ViewRow, 'corrected'> {
  if (firstAt === undefined || changedAt <= firstAt || endedAt === undefined) return {}
  if (endedAt > firstAt && !(edited && startedAt < firstAt)) return {}
  if (outbox === 'send') return { corrected: 'waits' }
  return outbox === undefined && acknowledged > 0 ? { corrected: 'sent' } : {}
}
