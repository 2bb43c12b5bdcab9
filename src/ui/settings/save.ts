import { useRef, useState } from 'preact/hooks'
import { type StorageTrouble, troubleOf } from '../failure.ts'

/** Whether the last change was stored, or why not; `unread`: the settings could not be read. */
export type Outcome = 'saved' | 'unread' | StorageTrouble | undefined
export type Save = (change: () => Promise<unknown>) => Promise<void>

/** Milliseconds; long enough to be seen and read out. */
const shown = 2500

/**
 * Stores a change at once and shows the outcome. A change that returns `refused` is not counted: its
 * caller shows why. One that returns `quiet` is visible on the page by itself.
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
      timer.current = setTimeout(() => setOutcome(undefined), shown)
    } catch (error) {
      setOutcome(await troubleOf(error))
    }
  }
  return { outcome, save, fail: () => setOutcome('unread') }
}
