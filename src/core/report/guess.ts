/** What the person thought their time went to, against where it went. */
import { BASE_IDS } from './roll-up.ts'
import { sharesOf, type Totals } from './totals.ts'

/** Whole percents per category of the base scheme, adding up to 100. */
export type Guess = Readonly<Record<string, number>>

/** The whole percent that was typed, `33.3` or `33,3` rounded; undefined: nothing from 0 to 100. */
export function percentIn(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.') || '0'
  const value = /^\d+(\.\d*)?$/.test(text) ? Number(text) : Number.NaN
  return value <= 100 ? Math.round(value) : undefined
}

/** What is wrong with it; undefined: nothing. */
export function wrongGuess(guess: Guess): 'number' | 'sum' | undefined {
  const parts = BASE_IDS.map((id) => guess[id] ?? 0)
  if (parts.some((part) => !Number.isInteger(part) || part < 0 || part > 100)) return 'number'
  return parts.reduce((all, part) => all + part, 0) === 100 ? undefined : 'sum'
}

/** Per category of the base scheme, shares 0–1; `off` is how much more was guessed than was. */
export function guessAgainst(guess: Guess, base: Totals) {
  const measured = new Map(sharesOf(base).map(({ id, share }) => [id, share]))
  return BASE_IDS.map((id) => {
    const guessed = (guess[id] ?? 0) / 100
    const was = measured.get(id) ?? 0
    return { id, guessed, was, off: guessed - was }
  })
}
