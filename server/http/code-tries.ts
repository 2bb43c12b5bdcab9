/** Guesses of codes, whatever a code is for: how many are answered, and how many at a time. */
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

/** Calls `failed` if the work fails: a failure does not show whether the code was wrong. */
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
  // Anybody may send thousands of codes at once: others are answered between them.
  const lookingUp = pLimit(CODES_AT_ONCE)
  return {
    /**
     * Looks a code up. Throws a ProblemError for a wrong one, for which `lookUp` returns undefined,
     * and after too many.
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
      // A right code is not counted: a whole office may connect from an address on which somebody
      // guesses.
      giveBack()
      return found
    },
  }
}
export type CodeTries = ReturnType<typeof createCodeTries>
