import { createContext } from 'preact'

/**
 * Whether the numbers around are shown on the screen. Screen readers and paper have them always, so
 * what is not shown must not take the focus.
 */
export const NumbersShown = createContext(true)
