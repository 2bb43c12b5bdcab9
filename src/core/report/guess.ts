/** The person's estimate of their time, against the measured time. */
import { BASE_IDS } from './roll-up.ts'
import { sharesOf, type Totals } from './totals.ts'

/** Whole percents per base category, with the sum 100. */
export type Guess = Readonly<Record<string, number>>

/** The largest number accepted: a month of work has fewer minutes. */
const MOST_PARTS = 99_999

/**
 * Parses a typed number, `33.3` or `33,3`: percents, hours or other parts. Returns undefined if it
 * is no number from 0 to `MOST_PARTS`.
 */
export function partsIn(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.') || '0'
  const value = /^\d+(\.\d*)?$/.test(text) ? Number(text) : Number.NaN
  return value <= MOST_PARTS ? value : undefined
}

/**
 * Scales parts to whole percents with the sum 100: rounded down, and the rest goes to the largest
 * fractions. Returns undefined if no part is above 0.
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

/** Why a guess is refused. Returns undefined if it is valid. */
export function guessProblem(guess: Guess): 'number' | 'sum' | undefined {
  const parts = BASE_IDS.map((id) => guess[id] ?? 0)
  if (parts.some((part) => !Number.isInteger(part) || part < 0 || part > 100)) return 'number'
  return parts.reduce((all, part) => all + part, 0) === 100 ? undefined : 'sum'
}

/** Estimated and measured shares per base category, 0–1; `off` is estimated minus measured. */
export function compareGuess(guess: Guess, base: Totals) {
  const measured = new Map(sharesOf(base).map(({ id, share }) => [id, share]))
  return BASE_IDS.map((id) => {
    const guessed = (guess[id] ?? 0) / 100
    const was = measured.get(id) ?? 0
    return { id, guessed, was, off: guessed - was }
  })
}
