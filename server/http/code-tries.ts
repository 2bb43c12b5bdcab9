/**
 * Limits guesses of codes of every kind: how many guesses a caller may make, and how many codes are
 * checked at the same time.
 */
import type { Context } from 'hono'
import pLimit from 'p-limit'
import { CODES_AT_ONCE } from '../../src/sync/contract.ts'
import { hashOfCode } from '../people/codes.ts'
import { addressOf } from './address.ts'
import type { Arrivals } from './arrivals.ts'
import { tooManyProblem } from './guards.ts'
import { ProblemError } from './problem.ts'
import { createCounter, SAME_TRY, TRIES } from './quota.ts'

interface Options {
  now: () => number
  behindProxy: boolean
  arrivals: Arrivals
}

/**
 * Calls `failed` if the work throws an error, for example because the database cannot be reached.
 * Such an error does not show whether the code was right, so `failed` subtracts the try from the
 * count.
 */
const attempt = async <T>(work: () => Promise<T>, failed: () => void) => {
  try {
    return await work()
  } catch (error) {
    failed()
    throw error
  }
}

export const createCodeTries = ({ now, behindProxy, arrivals }: Options) => {
  const tries = createCounter(TRIES, now)
  const sameTry = createCounter(SAME_TRY, now)
  // Anybody may send thousands of codes at once. Because of this limit, requests of other callers
  // are answered between the look-ups.
  const lookingUp = pLimit(CODES_AT_ONCE)
  return {
    /**
     * Looks up a code. Throws a ProblemError if the code is wrong (`lookUp` returns undefined), or
     * if the caller has tried too many codes.
     */
    try: async <T>(c: Context, code: string, lookUp: () => Promise<T | undefined>): Promise<T> => {
      const address = addressOf(c, behindProxy)
      const same = sameTry.take(`${address} ${hashOfCode(code)}`)
      if (same.over) throw tooManyProblem(SAME_TRY, same, 'too-many-tries')
      const all = tries.take(address)
      const giveBack = () => {
        same.giveBack()
        all.giveBack()
      }
      const found = await attempt(
        () =>
          lookingUp(async () => {
            await arrivals.untilNone()
            return lookUp()
          }),
        giveBack,
      )
      if (found === undefined)
        throw all.over ? tooManyProblem(TRIES, all, 'too-many-tries') : new ProblemError('bad-code')
      // A right code is not counted as a try: many people of an office may connect from one
      // address, even while somebody in that office guesses codes.
      giveBack()
      return found
    },
  }
}
export type CodeTries = ReturnType<typeof createCodeTries>
