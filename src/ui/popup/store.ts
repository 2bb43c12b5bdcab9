import type { Part } from '../../core/editing/types.ts'
import { openStint } from '../../store/database.ts'
import { askToSend } from '../../store/outbox/sending.ts'
import { changeSettings, noteZoneTold, setOwnHost } from '../../store/settings.ts'
import { countFromNow } from '../../store/timeline/change.ts'
import { moveStart, pickByKey, setNote, stop, switchTo } from '../../store/timeline/commands.ts'
import { type PopupView, readPopupView } from '../../store/views/popup-view.ts'
import { watch } from '../live.ts'
import { everyMinute } from '../tick.ts'

/** What the popup uses of the store. Commands resolve when they are stored. */
export interface PopupStore {
  switchTo: (category: string) => Promise<void>
  /** For a key that is pressed before the person's keys are read. */
  pickByKey: (key: string) => Promise<void>
  stop: () => Promise<void>
  undo: () => Promise<void>
  /** Repeats the act that was undone. */
  redo: () => Promise<void>
  /** @param at epoch milliseconds */
  moveStart: (at: number) => Promise<void>
  setNote: (note: string, segment?: string) => Promise<void>
  explain: (segment: string, category: string) => Promise<void>
  explainParts: (parts: readonly Part[]) => Promise<void>
  /** The answers to a doubt: it goes on; it ended at the given instant; the CRM took over. */
  confirm: () => Promise<void>
  endForgotten: () => Promise<void>
  documentInstead: () => Promise<void>
  /** The clock was set back: deletes what is stored after the present. */
  countFromNow: () => Promise<void>
  askToSend: () => Promise<void>
  setOwnHost: (host: string, own: boolean) => Promise<void>
  /** The person dismissed the notice that the browser does not know its zone. */
  noteZoneTold: () => Promise<void>
  setPanelKeys: (on: boolean) => Promise<void>
  /** Reads at every change, and each minute, because a day may have begun. Returns how to stop. */
  watch: (tell: (view: PopupView) => void, fail: (error: unknown) => void) => () => void
}

// Most popups only switch: these are loaded at their first use.
const loadUndo = () => import('../../store/timeline/undo.ts')
const loadAnswers = () => import('../../store/timeline/answers.ts')

export const openPopupStore = (db = openStint()): PopupStore => ({
  switchTo: (category) => switchTo(db, category),
  pickByKey: (key) => pickByKey(db, key),
  stop: () => stop(db),
  undo: () => loadUndo().then(({ undo }) => undo(db)),
  redo: () => loadUndo().then(({ redo }) => redo(db)),
  moveStart: (at) => moveStart(db, at),
  setNote: (note, segment) => setNote(db, note, segment),
  explain: (segment, category) => loadAnswers().then((to) => to.explain(db, segment, category)),
  explainParts: (parts) => loadAnswers().then((to) => to.explainParts(db, parts)),
  confirm: () => loadAnswers().then((to) => to.confirm(db)),
  endForgotten: () => loadAnswers().then((to) => to.endForgotten(db)),
  documentInstead: () => loadAnswers().then((to) => to.documentInstead(db)),
  countFromNow: () => countFromNow(db),
  askToSend: () => askToSend(db),
  setOwnHost: (host, own) => setOwnHost(db, host, own),
  noteZoneTold: () => noteZoneTold(db),
  setPanelKeys: (panelKeys) => changeSettings(db, { panelKeys }),
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
