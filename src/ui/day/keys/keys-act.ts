import { useState } from 'preact/hooks'
import { keepChoice, readChoice } from '../../kept-choice.ts'

/**
 * The name under which this browser stores that single keys are off on the day page. Nothing is
 * stored while they act.
 */
const OFF = 'day-keys-off'

/** Whether single keys act on this page; a person may turn them off (WCAG 2.1.4). */
export const useKeysAct = () => {
  const [act, setAct] = useState(() => readChoice(OFF) === '')
  const set = (on: boolean) => {
    keepChoice(OFF, on ? '' : 'off')
    setAct(on)
  }
  return [act, set] as const
}
