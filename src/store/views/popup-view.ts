import { storedBeyondClock } from '../../core/attribution/clock-set-back.ts'
import { type Doubt, doubtOf } from '../../core/attribution/forgotten.ts'
import { likelyAnswers } from '../../core/attribution/likely-answers.ts'
import { daySum } from '../../core/day/rows.ts'
import { type TimeTaken, timeTaken } from '../../core/editing/time-taken.ts'
import { type ArrangedCategory, arrangeCategories } from '../../core/scheme/arrangement.ts'
import type { Categories } from '../../core/scheme/categories.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { dayBounds, dayOf } from '../../core/time/days.ts'
import { moveStart } from '../../core/time/timeline.ts'
import { minute } from '../../core/time/units.ts'
import type { StintDatabase } from '../database.ts'
import { readAllNamed } from '../named-rows.ts'
import { readSendingView, type SendingView } from '../outbox/sending.ts'
import type { Reads } from '../reads.ts'
import { schemeFromRows } from '../scheme/versions.ts'
import { ownZone, settingsFromRows, unknownZoneNotice } from '../settings.ts'
import { readOthers, readRange } from '../timeline/range.ts'
import { stateOf } from '../timeline/state.ts'
import { readTail } from '../timeline/tail.ts'
import { readUndoSteps, type UndoStep } from '../timeline/undo.ts'
import { readHabits } from './habits.ts'
import { type Question, type Running, readQuestion, runningOf } from './running.ts'

/** So many minutes ago what runs can be said to have started. */
const EARLIER = [5, 15, 30]

/** What the popup shows; read from the database in one go, never kept. */
export interface PopupView {
  /** The instant of reading; totals are worked out for it. */
  now: number
  /** All that the scheme in force knows, for names and totals. */
  categories: Categories
  /** What the person is offered, in their order. */
  offered: readonly ArrangedCategory[]
  /** Their own colours, per category. */
  colours: Settings['colours']
  running?: Running
  /** Single keys act in the panel too. */
  panelKeys: boolean
  /** The person has been away since then; the browser has not yet said that they are back. */
  away?: number
  /** What can be taken back, and what was taken back and can be made again. */
  undo?: UndoStep
  redo?: UndoStep
  /** What each earlier start of what runs would take time from. */
  earlier: readonly { minutes: number; takes: readonly TimeTaken[] }[]
  /** The oldest stretch that waits to be explained, and how many wait. */
  question?: Question & { likely: readonly string[] }
  /** Whether what runs still does. */
  doubt?: Doubt
  /** The clock was set back: until this instant time is stored already; epoch milliseconds. */
  ahead?: number
  /** Milliseconds per category today, on all of the person's devices, the running one up to `now`. */
  totals: Record<string, number>
  /** Today's time at work (breaks and unexplained left out), milliseconds. */
  worked: number
  /** Share of the group *selling* in it, 0–1; undefined while nothing was worked. */
  selling?: number
  sending: SendingView
  /** The browser does not know its zone, and the person has not been told yet: what counts instead. */
  zone?: string
}

/** In one transaction, of which each request costs a way to the browser and back: many at a time. */
export const readPopupView = (db: StintDatabase, clock = Date.now()): Promise<PopupView> =>
  db.transaction('r', [db.segments, db.attribution, db.named, db.receipts, db.acts], async () =>
    popupViewWithin(db, clock),
  )

/** Within a transaction. */
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
  // A clock that was set back does not make the running time negative (rule 9).
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
  // As on the day page: on all devices, no minute twice.
  const counting = { categories, privates: settings.privateCategories }
  const sum = daySum([...own, ...others], { from, to: now, now }, counting)
  const running = runningOf(tail, categories)
  const zoneNews = unknownZoneNotice(named)
  const doubt = stored && doubtOf(stateOf(tail, stored.memory, settings, categories), now)
  return {
    now,
    categories,
    offered: arrangeCategories(categories, settings),
    colours: settings.colours,
    panelKeys: settings.panelKeys,
    ...(running && { running }),
    ...(stored?.memory.away && { away: stored.memory.away.since }),
    ...turns,
    earlier: EARLIER.map((minutes) => ({
      minutes,
      takes: timeTaken(tail, moveStart(tail, now - minutes * minute), now),
    })),
    ...(question && {
      question: { ...question, likely: likelyAnswers(usual ?? {}, question.before) },
    }),
    ...(doubt && { doubt }),
    ...(ahead !== undefined && { ahead }),
    totals: sum.totals,
    worked: sum.worked,
    ...(sum.selling !== undefined && { selling: sum.selling }),
    sending,
    ...(zoneNews && { zone: zoneNews }),
  }
}
