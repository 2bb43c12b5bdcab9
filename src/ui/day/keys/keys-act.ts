import { useState } from 'preact/hooks'
import { keepChoice, readChoice } from '../../kept-choice.ts'

/**
 * The key in this browser's storage; its value is absent while single keys act. Other pages have
 * settings of their own.
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
