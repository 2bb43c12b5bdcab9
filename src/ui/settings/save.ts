import { useRef, useState } from 'preact/hooks'
import { type StorageTrouble, troubleOf } from '../failure.ts'

/** The last change was stored, or why not; `unread`: what is stored could not be read. */
export type Outcome = 'saved' | 'unread' | StorageTrouble | undefined
export type Save = (change: () => Promise<unknown>) => Promise<void>

/** Long enough to be seen and read out. */
const shown = 2500

/**
 * Stores one change at once and tells how it went. A change that answers `refused` was none; whoever
 * made it says why. One that answers `quiet` is told of by what the page shows.
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
