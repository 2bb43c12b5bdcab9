import { createContext } from 'preact'

/**
 * Whether the tables of numbers are visible on the screen. Screen readers and prints always contain
 * them. An invisible table must not take the focus.
 */
export const NumbersShown = createContext(true)
