import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** Whether single keys act: always in the popup, in the panel only if the person wants it. */
export const KeysAct = createContext(true)

/** The attributes that name a control's key, if single keys act. */
export const useKeyHint = (label: string, key: string) =>
  useContext(KeysAct) ? { title: `${label} (${key})`, 'aria-keyshortcuts': key } : { title: label }
