/** The person's guess of their time, compared with the measured time. */
import { percentsOf } from './percents.ts'
import { BASE_IDS } from './roll-up.ts'
import { sumOf, type Totals } from './totals.ts'

/** The guess: a whole percent for each base category. Together they are 100. */
export type Guess = Readonly<Record<string, number>>

/** The largest number that a person may enter. A month has fewer minutes of work than this. */
const MOST_PARTS = 99_999

/**
 * Parses a number that a person typed, such as `33.3` or `33,3`. The number may mean percents,
 * hours or other parts. Returns undefined if the text is not a number from 0 to `MOST_PARTS`.
 */
export function partsIn(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.') || '0'
  const value = /^\d+(\.\d*)?$/.test(text) ? Number(text) : Number.NaN
  return value <= MOST_PARTS ? value : undefined
}

/** Converts parts to whole percents whose sum is 100. Returns undefined if no part is above 0. */
export function scaleGuess(parts: Guess): Guess | undefined {
  const given = Object.fromEntries(BASE_IDS.map((id) => [id, parts[id] ?? 0]))
  return sumOf(given) > 0 ? Object.fromEntries(percentsOf(given)) : undefined
}

/** Why a guess is refused. Returns undefined if it is valid. */
export function guessProblem(guess: Guess): 'number' | 'sum' | undefined {
  const parts = BASE_IDS.map((id) => guess[id] ?? 0)
  if (parts.some((part) => !Number.isInteger(part) || part < 0 || part > 100)) return 'number'
  return parts.reduce((all, part) => all + part, 0) === 100 ? undefined : 'sum'
}

/**
 * Guessed and measured whole percents of each base category. `off` is the guessed minus the
 * measured percent, in percentage points.
 */
export function compareGuess(guess: Guess, base: Totals) {
  const measured = percentsOf(base)
  return BASE_IDS.map((id) => {
    const guessed = guess[id] ?? 0
    const was = measured.get(id) ?? 0
    return { id, guessed, was, off: guessed - was }
  })
}
