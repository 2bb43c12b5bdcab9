import { createContext } from 'preact'

/**
 * Whether the tables of numbers are visible. Screen readers and paper always have them, so an
 * invisible table must not take the focus.
 */
export const NumbersShown = createContext(true)
