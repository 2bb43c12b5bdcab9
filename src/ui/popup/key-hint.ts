import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/**
 * Whether the page reacts to single keys. The popup always reacts. The side panel stays open beside
 * a tab, so it reacts only if the person switched single keys on.
 */
export const KeysAct = createContext(true)

/**
 * The attributes of a control for its key: a tooltip that names the key, and `aria-keyshortcuts`.
 * If single keys are off, the tooltip has no key, and `aria-keyshortcuts` is left out.
 */
export const useKeyHint = (label: string, key: string) =>
  useContext(KeysAct) ? { title: `${label} (${key})`, 'aria-keyshortcuts': key } : { title: label }
