/** Random letters that a person types from a screen or a phone call. */
import { randomInt } from 'node:crypto'

// Without those that look or sound alike: 0 O, 1 I L, U V.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'

export const randomLetters = (count: number) =>
  Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
