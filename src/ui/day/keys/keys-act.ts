import { useState } from 'preact/hooks'

/** Kept by this browser for this page alone; absent if single keys act. */
const OFF = 'day-keys-off'

/** Whether single keys act on this page; a person may turn them off (WCAG 2.1.4). */
export const useKeysAct = () => {
  const [act, setAct] = useState(() => localStorage.getItem(OFF) === null)
  const set = (on: boolean) => {
    if (on) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, 'off')
    setAct(on)
  }
  return [act, set] as const
}
