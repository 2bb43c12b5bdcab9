import { back, explain, moveStart, setNote, stop, switchTo, undo } from '../../store/commands.ts'
import { openStint } from '../../store/database.ts'
import { type Face, readFace } from '../../store/face.ts'
import { askToSend } from '../../store/sending.ts'
import { watch } from '../live.ts'
import { everyMinute } from '../tick.ts'

/**
 * All that the popup asks of the store. It comes as a promise, so that the buttons are drawn and
 * take clicks while Dexie is still being loaded.
 */
export const openPopupStore = () => {
  const db = openStint()
  return {
    switchTo: (category: string) => switchTo(db, category),
    stop: () => stop(db),
    back: () => back(db),
    undo: () => undo(db),
    moveStart: (at: number) => moveStart(db, at),
    setNote: (note: string) => setNote(db, note),
    explain: (segment: string, category: string) => explain(db, segment, category),
    askToSend: () => askToSend(db),
    /** Tells of every change, and each minute, when a day may have begun; returns how to stop. */
    watch(tell: (face: Face) => void, fail: (error: unknown) => void) {
      const endLive = watch(() => readFace(db), tell, fail)
      const endMinutes = everyMinute(() => readFace(db).then(tell, fail))
      db.on('blocked', () => fail(new DOMException('An older page holds it', 'BlockedError')))
      return () => {
        endLive()
        endMinutes()
      }
    },
  }
}

export type PopupStore = ReturnType<typeof openPopupStore>
