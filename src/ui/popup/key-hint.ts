import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/**
 * Whether single keys act: in the popup always, in the side panel (which stays open beside a tab)
 * only if the person switched them on.
 */
export const KeysAct = createContext(true)

/**
 * The attributes of a control for its key: a tooltip that names the key, and `aria-keyshortcuts`.
 * Where single keys are off, the tooltip has no key, and the second attribute is left out.
 */
export const useKeyHint = (label: string, key: string) =>
  useContext(KeysAct) ? { title: `${label} (${key})`, 'aria-keyshortcuts': key } : { title: label }
