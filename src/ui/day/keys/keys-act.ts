import { useState } from 'preact/hooks'
import { keepChoice, readChoice } from '../../kept-choice.ts'

/**
 * The name under which this browser stores that the person has switched off single keys on the day
 * page. Nothing is stored while single keys are on.
 */
const OFF = 'day-keys-off'

/** Whether the page reacts to single keys, and a function to switch them on or off (WCAG 2.1.4). */
export const useKeysAct = () => {
  const [act, setAct] = useState(() => readChoice(OFF) === '')
  const set = (on: boolean) => {
    keepChoice(OFF, on ? '' : 'off')
    setAct(on)
  }
  return [act, set] as const
}
