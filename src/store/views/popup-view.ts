import { type CallToName, callToName } from '../../core/attribution/call-to-name.ts'
import { storedBeyondClock } from '../../core/attribution/clock-set-back.ts'
import { type Doubt, doubtOf } from '../../core/attribution/doubt.ts'
import { likelyAnswers } from '../../core/attribution/likely-answers.ts'
import { nextCategoryOf } from '../../core/attribution/next-category.ts'
import type { State } from '../../core/attribution/state.ts'
import { daySum } from '../../core/day/sums.ts'
import { type TimeTaken, timeTaken } from '../../core/editing/time-taken.ts'
import { type ArrangedCategory, arrangeCategories } from '../../core/scheme/arrangement.ts'
import type { Categories } from '../../core/scheme/categories.ts'
import type { Settings } from '../../core/settings/settings.ts'
import type { ModeNews } from '../../core/settings/team-mode.ts'
import { dayBounds, dayOf } from '../../core/time/days.ts'
import { moveStart } from '../../core/time/move-start.ts'
import { minute } from '../../core/time/units.ts'
import type { StintDatabase, StoredSegment } from '../database.ts'
import type { Named } from '../named.ts'
import { readAllNamed } from '../named-rows.ts'
import { readSendingView, type SendingView } from '../outbox/sending.ts'
import { ownZone } from '../own-zone.ts'
import type { Reads } from '../reads.ts'
import { schemeFromRows } from '../scheme/versions.ts'
import { settingsFromRows, unknownZoneNotice } from '../settings.ts'
import { readOthers, readRange } from '../timeline/read-range.ts'
import { readTail } from '../timeline/read-tail.ts'
import { stateOf } from '../timeline/state-of-rows.ts'
import { readUndoSteps, type UndoStep } from '../timeline/undo-steps.ts'
import { readHabits } from './habits.ts'
import { type Question, type Running, readQuestion, runningOf } from './running.ts'

/** The earlier starts that the popup offers for the running category, in minutes before now. */
const EARLIER = [5, 15, 30]

/** The data of the popup. It is read in one transaction and is never cached. */
export interface PopupView {
  /** When the data was read, epoch milliseconds. The totals are the totals at this instant. */
  now: number
  /** All categories of the scheme in force, for names and totals. */
  categories: Categories
  /** The categories that can be picked, in the person's order. */
  offered: readonly ArrangedCategory[]
  /** The person's own colours, per category. */
  colours: Settings['colours']
  running?: Running
  /**
   * Whether single keys (without Ctrl or Alt) also work in the side panel, and not only in the
   * popup.
   */
  panelKeys: boolean
  /**
   * The category that will start automatically within some seconds, such as Documentation when a
   * call ends and a CRM page is in front.
   */
  starting?: string
  /** When the person went away, if the browser has not reported their return yet. */
  away?: number
  /** The actions that *undo* and *redo* would reverse next. */
  undo?: UndoStep
  redo?: UndoStep
  /**
   * For each earlier start that the popup offers for the running category: the time that moving the
   * start there would take from other segments.
   */
  earlier: readonly { minutes: number; takes: readonly TimeTaken[] }[]
  /** The oldest unexplained stretch, the number of unexplained stretches, and probable answers. */
  question?: Question & { likely: readonly string[] }
  /** The question whether the running category still goes on. */
  doubt?: Doubt
  /** A call of today whose category the person is asked about. */
  unnamed?: CallToName
  /**
   * Present if the person has connected a calendar. Stint then looks in the calendar for what the
   * person did while they were away.
   */
  hasCalendar?: true
  /**
   * Present if the clock was set back: the end of the time that is already stored, epoch
   * milliseconds.
   */
  ahead?: number
  /**
   * Milliseconds per category today, on all of the person's devices. The running segment is counted
   * up to `now`.
   */
  totals: Record<string, number>
  /** Milliseconds of work today, without breaks and unexplained time. */
  worked: number
  /** Share of the group *selling* in today's work, 0–1; absent if there was no work. */
  selling?: number
  sending: SendingView
  /**
   * If the browser does not know its time zone, the offset from UTC that Stint uses instead, for a
   * notice. Absent if the browser knows its zone, or after the person has seen the notice.
   */
  zone?: string
  /**
   * News about how the team's figures are shown: by name or for groups. Absent if there is no news,
   * or after the person has seen the news.
   */
  modeNews?: ModeNews
}

/**
 * Reads the data of the popup in one transaction. Makes many requests at the same time, because
 * each request must wait for an answer from another process of the browser.
 */
export const readPopupView = (db: StintDatabase, clock = Date.now()): Promise<PopupView> =>
  db.transaction('r', [db.segments, db.attribution, db.named, db.receipts, db.acts], async () =>
    popupViewWithin(db, clock),
  )

/**
 * For each earlier start that the popup offers for the running category, the time that this change
 * would take from other segments.
 */
const earlierStarts = (tail: readonly StoredSegment[], now: number) =>
  EARLIER.map((minutes) => ({
    minutes,
    takes: timeTaken(tail, moveStart(tail, now - minutes * minute), now),
  }))

/**
 * The running category, the category that will start soon, the question whether the running
 * category still goes on, and since when the person is away.
 */
const presentState = (
  tail: readonly StoredSegment[],
  state: State | undefined,
  now: number,
): Pick<PopupView, 'running' | 'starting' | 'doubt' | 'away'> => {
  const running = runningOf(tail)
  const doubt = state && doubtOf(state, now)
  const starting = state && nextCategoryOf(state)
  return {
    ...(running && { running }),
    ...(starting && { starting }),
    ...(doubt && { doubt }),
    ...(state?.memory.away && { away: state.memory.away.since }),
  }
}

/** The notices that the popup shows until the person has seen them. */
const noticesOf = (named: Partial<Named>): Pick<PopupView, 'zone' | 'modeNews'> => {
  const zone = unknownZoneNotice(named)
  const modeNews = named.team?.modeNews
  return { ...(zone && { zone }), ...(modeNews && { modeNews }) }
}

/** Reads the data of the popup. The caller runs it within a transaction. */
export async function popupViewWithin(db: Reads, clock: number): Promise<PopupView> {
  const named = await readAllNamed(db)
  const { device = '' } = named
  const settings = settingsFromRows(named)
  const [stored, turns, question, tail] = await Promise.all([
    db.attribution.get(device),
    readUndoSteps(db),
    readQuestion(db, device),
    readTail(db, device, clock - Math.max(...EARLIER) * minute),
  ])
  // The running time must not be negative after the clock was set back (rule 9 of docs/domain.md).
  const now = Math.max(clock, stored?.latest ?? 0)
  const ahead = storedBeyondClock(stored?.latest ?? 0, clock)
  const zone = ownZone()
  const today = dayOf(now, zone, settings.dayStart)
  const { from } = dayBounds(today, zone, settings.dayStart)
  const { categories } = schemeFromRows(named, now)
  const [own, others, sending, usual] = await Promise.all([
    readRange(db, device, from, now),
    readOthers(db, device, from, now),
    readSendingView(db, {
      named,
      open: tail.at(-1)?.open ? tail.at(-1) : undefined,
      settings,
      today,
      now,
      zone,
    }),
    question && readHabits(db, device, question),
  ])
  // The totals are computed as on the day page: over all devices, and each minute is counted once.
  const counting = { categories, privates: settings.privateCategories }
  const sum = daySum([...own, ...others], { from, to: now, now }, counting)
  const state = stored && stateOf(tail, stored.memory, settings, categories)
  const unnamed = callToName(
    own.filter(({ open }) => !open),
    categories,
  )
  return {
    now,
    categories,
    offered: arrangeCategories(categories, settings),
    colours: settings.colours,
    panelKeys: settings.panelKeys,
    ...presentState(tail, state, now),
    ...turns,
    earlier: earlierStarts(tail, now),
    ...(question && {
      question: { ...question, likely: likelyAnswers(usual ?? {}, question.before) },
    }),
    ...(unnamed && { unnamed }),
    ...((named.calendar || named.calendarTimes) && { hasCalendar: true as const }),
    ...(ahead !== undefined && { ahead }),
    totals: sum.totals,
    worked: sum.worked,
    ...(sum.selling !== undefined && { selling: sum.selling }),
    sending,
    ...noticesOf(named),
  }
}
