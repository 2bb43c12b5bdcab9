import type { Repeat } from '../../core/attribution/likely-repeats.ts'
import type { CalendarOffer } from '../../core/calendar/offers.ts'
import type { Part } from '../../core/editing/types.ts'
import { openStint } from '../../store/database.ts'
import { askToSend } from '../../store/outbox/sending.ts'
import { changeSettings, noteZoneTold, setOwnHost } from '../../store/settings.ts'
import type { ActHistory } from '../../store/timeline/act-history.ts'
import type { Around } from '../../store/views/around-away.ts'
import { type PopupView, readPopupView } from '../../store/views/popup-view.ts'
import { type Repeats, readRepeats } from '../../store/views/repeats.ts'
import { watch } from '../live-query.ts'
import { everyMinute } from '../tick.ts'

/**
 * The part of the store that the popup uses. The promise of a command resolves when its change is
 * stored.
 */
export interface PopupStore {
  switchTo: (category: string) => Promise<void>
  /**
   * Switches to the category of a key. Used for keys that are pressed before the person's own keys
   * are read.
   */
  pickByKey: (key: string) => Promise<void>
  /** Starts a category together with a note. */
  repeat: (pair: Repeat) => Promise<void>
  /**
   * Starts the category and note of the button with this `index`, from 0 (repeats.tsx). Used for
   * keys that are pressed before the buttons are shown.
   */
  repeatByKey: (index: number) => Promise<void>
  stop: () => Promise<void>
  undo: () => Promise<void>
  /** Repeats the action that was undone last. */
  redo: () => Promise<void>
  /**
   * Moves the start of the running entry.
   * @param at epoch milliseconds
   */
  moveStart: (at: number) => Promise<void>
  setNote: (note: string, segment?: string) => Promise<void>
  explain: (segment: string, category: string) => Promise<void>
  explainParts: (parts: readonly Part[]) => Promise<void>
  /**
   * The answers to "still …?" (core/attribution/doubt.ts). `confirm`: the category still runs.
   * `endForgotten`: it ended when the question was first asked. `documentInstead`: Documentation
   * runs since the CRM was opened.
   */
  confirm: () => Promise<void>
  endForgotten: () => Promise<void>
  documentInstead: () => Promise<void>
  /**
   * Deletes the time that is stored after the present instant. The popup offers this after the
   * clock was set back (rule 9 in docs/domain.md).
   */
  countFromNow: () => Promise<void>
  /**
   * Stores that the person chose *Later*. After that, the badge shows the running time and not the
   * question.
   */
  putOffQuestions: () => Promise<void>
  /**
   * Stores the category of a call that the popup asks about after its end (rule 10 in
   * docs/domain.md).
   */
  nameCall: (segment: string, category: string) => Promise<void>
  askToSend: () => Promise<void>
  setOwnHost: (host: string, own: boolean) => Promise<void>
  /** Stores that the person has dismissed the notice about the unknown time zone. */
  noteZoneTold: () => Promise<void>
  setPanelKeys: (on: boolean) => Promise<void>
  /** Reads the likely pairs of category and note, and the notes of the last two weeks. */
  readRepeats: () => Promise<Repeats>
  /** Reads the calendar's meetings during time away. */
  readOffers: (away: { startedAt: number; endedAt: number }) => Promise<readonly CalendarOffer[]>
  /**
   * Remembers the category of each meeting, as the guess for the next meeting with people of the
   * same e-mail domains.
   */
  learnFrom: (offers: readonly CalendarOffer[]) => Promise<void>
  /** Reads the entries before and after time away. */
  readAround: (away: { startedAt: number; endedAt: number }) => Promise<Around>
  /**
   * Calls `tell` with the last actions: at once, and after every change. Resolves to a function
   * that ends these calls.
   */
  watchActs: (tell: (acts: ActHistory) => void) => Promise<() => void>
  /** Reads the view once. */
  read: () => Promise<PopupView>
  /**
   * Calls `tell` with the view: at once, after every change, and every minute. The calls of every
   * minute are needed because a new day may have begun. Returns a function that ends all calls.
   */
  watch: (tell: (view: PopupView) => void, fail: (error: unknown) => void) => () => void
}

// Code that the first view does not need. The commands are loaded when the pointer first moves over
// the popup (extension/popup.tsx), or else when they are first used. The other parts are loaded
// when they are first used.
export const loadCommands = () => import('../../store/timeline/commands.ts')
const loadUndo = () => import('../../store/timeline/undo.ts')
const loadAnswers = () => import('../../store/timeline/answers.ts')
const loadCalendar = () => import('../calendar/offers.ts')
const loadRepeat = () => import('../../store/timeline/repeat.ts')

export const openPopupStore = (db = openStint()): PopupStore => ({
  switchTo: (category) => loadCommands().then((to) => to.switchTo(db, category)),
  pickByKey: (key) => loadCommands().then((to) => to.pickByKey(db, key)),
  repeat: (pair) => loadRepeat().then(({ repeat }) => repeat(db, pair)),
  repeatByKey: (index) => loadRepeat().then(({ repeatByKey }) => repeatByKey(db, index)),
  stop: () => loadCommands().then((to) => to.stop(db)),
  undo: () => loadUndo().then(({ undo }) => undo(db)),
  redo: () => loadUndo().then(({ redo }) => redo(db)),
  moveStart: (at) => loadCommands().then((to) => to.moveStart(db, at)),
  setNote: (note, segment) => loadCommands().then((to) => to.setNote(db, note, segment)),
  explain: (segment, category) => loadAnswers().then((to) => to.explain(db, segment, category)),
  explainParts: (parts) => loadAnswers().then((to) => to.explainParts(db, parts)),
  confirm: () => loadAnswers().then((to) => to.confirm(db)),
  endForgotten: () => loadAnswers().then((to) => to.endForgotten(db)),
  documentInstead: () => loadAnswers().then((to) => to.documentInstead(db)),
  countFromNow: () =>
    import('../../store/timeline/count-from-now.ts').then(({ countFromNow }) => countFromNow(db)),
  putOffQuestions: () =>
    import('../../store/timeline/answer-later.ts').then((to) => to.putOffQuestions(db)),
  nameCall: (segment, category) =>
    import('../../store/timeline/name-call.ts').then((to) => to.nameCall(db, segment, category)),
  askToSend: () => askToSend(db),
  setOwnHost: (host, own) => setOwnHost(db, host, own),
  noteZoneTold: () => noteZoneTold(db),
  setPanelKeys: (panelKeys) => changeSettings(db, { panelKeys }),
  readRepeats: () => readRepeats(db),
  readOffers: (away) => loadCalendar().then((to) => to.readOffers(db, away)),
  learnFrom: (offers) => loadCalendar().then((to) => to.learnFrom(db, offers)),
  readAround: (away) =>
    import('../../store/views/around-away.ts').then(({ readAround }) => readAround(db, away)),
  async watchActs(tell) {
    const { readActHistory } = await import('../../store/timeline/act-history.ts')
    return watch(() => readActHistory(db), tell, console.error)
  },
  read: () => readPopupView(db),
  watch(tell, fail) {
    const endLive = watch(() => readPopupView(db), tell, fail)
    const endMinutes = everyMinute(() => readPopupView(db).then(tell, fail))
    db.on('blocked', () => fail(new DOMException('An older page holds it', 'BlockedError')))
    return () => {
      endLive()
      endMinutes()
    }
  },
})
