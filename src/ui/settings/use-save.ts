import { useRef, useState } from 'preact/hooks'
import { type StorageTrouble, troubleOf } from '../failure.ts'

/**
 * The result of the last change: it was stored, or the reason why it was not stored. `unread`: the
 * settings could not be read.
 */
export type Outcome = 'saved' | 'unread' | StorageTrouble | undefined
export type Save = (change: () => Promise<unknown>) => Promise<void>

/**
 * The number of milliseconds for which the result is shown. It is enough to see the result, and for
 * a screen reader to read it.
 */
const SHOWN = 2500

/**
 * Stores a change at once and shows the result. If the change returns `refused`, nothing was
 * stored, and the caller of this function says why. If it returns `quiet`, no result is shown,
 * because the page itself shows the change.
 */
export const useSave = (changed: () => void) => {
  const [outcome, setOutcome] = useState<Outcome>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const save: Save = async (change) => {
    clearTimeout(timer.current)
    try {
      const answer = await change()
      if (answer !== 'refused') changed()
      if (answer === 'refused' || answer === 'quiet') return setOutcome(undefined)
      setOutcome('saved')
      timer.current = setTimeout(() => setOutcome(undefined), SHOWN)
    } catch (error) {
      setOutcome(await troubleOf(error))
    }
  }
  return { outcome, save, fail: () => setOutcome('unread') }
}
