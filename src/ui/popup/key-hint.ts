import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/**
 * Whether single keys act: in the popup always, in the side panel (which stays open beside a tab)
 * only if the person switched them on.
 */
export const KeysAct = createContext(true)

/**
 * The attributes of a control for its key: the tooltip and `aria-keyshortcuts`. Where single keys
 * do not act, only the tooltip.
 */
export const useKeyHint = (label: string, key: string) =>
  useContext(KeysAct) ? { title: `${label} (${key})`, 'aria-keyshortcuts': key } : { title: label }
