import { shownMs } from '../../../core/day/sums.ts'
import { BREAK, isAside, UNEXPLAINED } from '../../../core/time/segment.ts'
import { isSendable } from '../../../store/outbox/outbox.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import type { DayView, ViewRow } from '../view.ts'

/** What *Send day* would send, and what stays in this browser; lengths in milliseconds. */
export interface SendPreview {
  /**
   * The rows that wait to be sent, and their length for each category. The longest category is
   * first.
   */
  sent: { count: number; ms: number; perCategory: [category: string, ms: number][] }
  /** The number and the length of the rows of this day that the endpoint has already stored. */
  went: { count: number; ms: number }
  corrections: number
  /**
   * The number of rows that the endpoint must delete, because they were deleted in this browser, or
   * may not be sent any more.
   */
  taken: number
  unexplained: { ms: number; goes: boolean }
  breaks: number
  privates: { ids: string[]; ms: number }
  running: ViewRow | undefined
  notes: boolean
  /** The number of rows of other days that are sent as well. */
  others: number
}

const msOf = (rows: readonly ViewRow[]) => rows.reduce((all, row) => all + shownMs(row), 0)

export function sendPreviewOf(stored: StoredDay, view: DayView): SendPreview {
  const { privateCategories, sendUnexplained } = stored.settings
  const own = view.rows.filter((row) => !row.foreign)
  const is = (category: string) => own.filter((row) => row.stretch.category === category)
  const privates = own.filter((row) => privateCategories.includes(row.stretch.category))
  const ended = own.filter((row) => row.stretch.endedAt !== undefined)
  const work = ended.filter((row) => !isAside(row.stretch.category) && !privates.includes(row))
  const goes = work.filter((row) => row.stretch.outbox === 'send')
  const waiting = waitingRows(view).length
  const went = work.filter((row) => row.stretch.outbox === undefined)
  return {
    sent: { count: goes.length, ms: msOf(goes), perCategory: perCategory(goes) },
    went: { count: went.length, ms: msOf(went) },
    corrections: goes.filter((row) => row.corrected === 'waits').length,
    taken: takenBack(stored, own),
    unexplained: { ms: msOf(is(UNEXPLAINED)), goes: sendUnexplained },
    breaks: msOf(is(BREAK)),
    privates: {
      ids: [...new Set(privates.map((row) => row.stretch.category))],
      ms: msOf(privates),
    },
    running: own.find((row) => row.stretch.endedAt === undefined),
    notes: own.some((row) => row.stretch.note),
    others: Math.max(0, stored.sending.waiting - stored.taken - waiting),
  }
}

/** The rows of this day that have ended and wait to be sent. */
const waitingRows = ({ rows }: DayView) =>
  rows.filter(
    ({ foreign, stretch: { endedAt, outbox } }) =>
      !foreign && endedAt !== undefined && outbox === 'send',
  )

/** Whether a row of this day waits to be sent, or to be deleted at the endpoint. */
export const waitsToBeSent = (stored: StoredDay, view: DayView) =>
  stored.taken > 0 || waitingRows(view).length > 0

/**
 * The number of rows that the endpoint must delete. These rows were sent earlier, and are now
 * deleted in this browser, or have become a break, private or unexplained.
 */
const takenBack = ({ settings, taken }: StoredDay, own: readonly ViewRow[]) =>
  taken +
  own.filter(
    ({ stretch: { category, outbox } }) => outbox === 'send' && !isSendable(category, settings),
  ).length

function perCategory(rows: readonly ViewRow[]): [string, number][] {
  const ids = [...new Set(rows.map((row) => row.stretch.category))]
  const lengths = ids.map((id): [string, number] => [
    id,
    msOf(rows.filter((row) => row.stretch.category === id)),
  ])
  return lengths.sort(([, a], [, b]) => b - a)
}

/** The number of corrections that wait to be sent; 0 if the day was never sent. */
export const waitingCorrections = (stored: StoredDay, view: DayView) =>
  stored.sending.receipt
    ? view.rows.filter((row) => row.corrected === 'waits').length + stored.taken
    : 0
