import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/**
 * Whether single keys act: in the popup always, in the panel only if the person switched them on.
 */
export const KeysAct = createContext(true)

/** The tooltip of a control and its key. Where single keys do not act, the tooltip only. */
export const useKeyHint = (label: string, key: string) =>
  useContext(KeysAct) ? { title: `${label} (${key})`, 'aria-keyshortcuts': key } : { title: label }
