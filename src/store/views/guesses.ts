import { type Guess, guessProblem } from '../../core/report/guess.ts'
import type { StintDatabase } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'

/**
 * The largest number of months for which the person's guess (how they think that their time was
 * divided) is stored. The oldest guesses are removed.
 */
const MOST = 36

/**
 * The person's guess for a month `YYYY-MM`. Returns undefined if the person was not asked yet.
 */
export const readGuess = async (db: StintDatabase, month: string) =>
  (await readNamed(db, 'guesses'))?.[month]

/**
 * Stores the person's guess for a month, or that they skipped it. Only the first answer is
 * stored, because later the person may have seen the report.
 * @throws RangeError if the percents do not add up to 100
 */
export async function keepGuess(db: StintDatabase, month: string, guess?: Guess): Promise<void> {
  if (guess && guessProblem(guess)) throw new RangeError('A guess is whole percents that make 100')
  await db.transaction('rw', db.named, async () => {
    const before = (await readNamed(db, 'guesses')) ?? {}
    if (before[month]) return
    const all = { ...before, [month]: { at: Date.now(), ...(guess && { guess }) } }
    const latest = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))
    await writeNamed(db, 'guesses', Object.fromEntries(latest.slice(-MOST)))
  })
}
