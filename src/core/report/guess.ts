/** What the person thought their time went to, against where it went. */
import { BASE_IDS } from './roll-up.ts'
import { sharesOf, type Totals } from './totals.ts'

/** Whole percents per category of the base scheme, adding up to 100. */
export type Guess = Readonly<Record<string, number>>

/** The largest part that is taken: a month of work has fewer minutes. */
export const MOST_PARTS = 99_999

/**
 * The number that was typed, `33.3` or `33,3`: percents, hours or any other parts. Returns undefined
 * if it is no number from 0 to `MOST_PARTS`.
 */
export function partsIn(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.') || '0'
  const value = /^\d+(\.\d*)?$/.test(text) ? Number(text) : Number.NaN
  return value <= MOST_PARTS ? value : undefined
}

/**
 * Whole percents that add up to 100, in the proportion of the parts given: rounded down, and what is
 * missing to 100 goes to the largest fractions. Returns undefined if there is no part above 0.
 */
export function scaleGuess(parts: Guess): Guess | undefined {
  const given = BASE_IDS.map((id) => ({ id, part: parts[id] ?? 0 }))
  const sum = given.reduce((all, { part }) => all + part, 0)
  if (sum <= 0) return undefined
  const exact = given.map(({ id, part }) => ({ id, percent: (part / sum) * 100 }))
  const missing = 100 - exact.reduce((all, { percent }) => all + Math.floor(percent), 0)
  const byFraction = exact.toSorted((a, b) => (b.percent % 1) - (a.percent % 1))
  const raised = new Set(byFraction.slice(0, missing).map(({ id }) => id))
  return Object.fromEntries(
    exact.map(({ id, percent }) => [id, Math.floor(percent) + (raised.has(id) ? 1 : 0)]),
  )
}

/** What is wrong with it; undefined: nothing. */
export function guessProblem(guess: Guess): 'number' | 'sum' | undefined {
  const parts = BASE_IDS.map((id) => guess[id] ?? 0)
  if (parts.some((part) => !Number.isInteger(part) || part < 0 || part > 100)) return 'number'
  return parts.reduce((all, part) => all + part, 0) === 100 ? undefined : 'sum'
}

/** Per category of the base scheme, shares 0–1; `off` is how much more was guessed than was. */
export function compareGuess(guess: Guess, base: Totals) {
  const measured = new Map(sharesOf(base).map(({ id, share }) => [id, share]))
  return BASE_IDS.map((id) => {
    const guessed = (guess[id] ?? 0) / 100
    const was = measured.get(id) ?? 0
    return { id, guessed, was, off: guessed - was }
  })
}
