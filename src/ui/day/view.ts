import { restsOf } from '../../core/day/off-hours.ts'
import { answersTo, type LikelyAnswer, openTimes } from '../../core/day/open-times.ts'
import { type DayRow, dayRows, type Gap, gapsOf } from '../../core/day/rows.ts'
import { type DaySum, daySum } from '../../core/day/sums.ts'
import { categoryOf } from '../../core/scheme/categories.ts'
import type { StoredSegment } from '../../store/database.ts'
import type { OpenTimeToAsk, StoredDay, WeekDay } from '../../store/views/day-view.ts'

export interface ViewRow extends DayRow<StoredSegment> {
  id: string
  /**
   * Whether another device of the person recorded the row. Such a row is shown, but cannot be
   * changed in this browser.
   */
  foreign: boolean
  /**
   * Set if the row was changed after its day was sent. `waits`: the correction waits to be sent;
   * `sent`: the correction was sent.
   */
  corrected?: 'waits' | 'sent'
}

/** One day in the strip of the week, with its sums of time. */
interface WeekSum extends WeekDay {
  totals: DaySum['totals']
  worked: number
  /** The time in the category group *selling*, milliseconds. */
  selling: number
  /** Whether some time away of that day is unexplained. */
  waits: boolean
}

/** Unexplained or untracked time that the page asks about, with its likeliest answers. */
export interface OpenQuestion extends OpenTimeToAsk {
  answers: readonly LikelyAnswer[]
}

/** What the page shows of a day at the present instant. */
export interface DayView {
  now: number
  rows: readonly ViewRow[]
  gaps: readonly Gap[]
  /** Evenings and nights without an entry. The page does not ask about this time. */
  rests: readonly Gap[]
  questions: readonly OpenQuestion[]
  sum: DaySum
  week: readonly WeekSum[]
}

export function viewOf(stored: StoredDay, clock: number): DayView {
  const now = Math.max(stored.now, clock)
  const { day, own, others, categories, settings } = stored
  const counting = { categories, privates: settings.privateCategories }
  const all = [...own, ...others]
  const rows = rowsOf(stored, now)
  return {
    now,
    rows,
    gaps: gapsOf(rows),
    rests: restsOf(rows),
    questions: questionsOf(stored),
    sum: daySum(all, { ...day, now }, counting),
    week: stored.week.map((one) => weekSumOf(stored, one, now)),
  }
}

function rowsOf({ day, own, others, sending }: StoredDay, now: number): ViewRow[] {
  const firstAt = sending.receipt?.firstAt ?? sending.receipt?.at
  const viewRows = (all: readonly StoredSegment[], foreign: boolean) =>
    dayRows(all, { ...day, now }).map((row) => ({
      ...row,
      id: row.stretch.id,
      foreign,
      ...(!foreign && correctedOf(row.stretch, firstAt)),
    }))
  return [...viewRows(own, false), ...viewRows(others, true)].sort(
    (a, b) => a.startedAt - b.startedAt || a.endedAt - b.endedAt,
  )
}

const questionsOf = ({ open, categories }: StoredDay): OpenQuestion[] =>
  open.map((time) => ({
    ...time,
    answers: answersTo(time, time.usual).filter(({ category }) => categoryOf(category, categories)),
  }))

function weekSumOf(stored: StoredDay, one: WeekDay, now: number): WeekSum {
  const { own, others, categories, settings, device } = stored
  const all = [...own, ...others]
  const privates = settings.privateCategories
  const span = { ...one, now }
  const { totals, worked, selling = 0 } = daySum(all, span, { categories, privates })
  const waits = openTimes(all, span, { privates, device }).some(({ id }) => id !== undefined)
  return { ...one, totals, worked, selling: Math.round(worked * selling), waits }
}

/**
 * Whether this day has more selling time than any other day of the week. False if no other day has
 * work.
 */
export const isMostOfWeek = ({ week }: DayView, date: string) => {
  const shown = week.find((one) => one.date === date)
  const others = week.filter((one) => one.date !== date && one.worked > 0)
  return (
    shown !== undefined &&
    shown.selling > 0 &&
    others.length > 0 &&
    others.every(({ selling }) => selling < shown.selling)
  )
}

/**
 * Whether a row is a correction: it was changed after the endpoint acknowledged its day for the
 * first time (`firstAt`). The row also ended before `firstAt`, or it began before `firstAt` and the
 * person edited it. `waits`: the change is not sent yet.
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
