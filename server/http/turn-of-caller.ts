/**
 * Limits the requests of one caller: `most` requests run at the same time, `waiting` further
 * requests wait, and all others are refused.
 */
import pLimit, { type LimitFunction } from 'p-limit'
import { ProblemError } from './problem.ts'

interface CallerLimit {
  /** The number of requests of one caller that may run at the same time. */
  most: number
  /** The number of further requests of the caller that may wait. */
  waiting: number
}

const countIn = ({ activeCount, pendingCount }: LimitFunction) => activeCount + pendingCount

/**
 * Returns a function that puts a request of a caller into the caller's queue. This function returns
 * undefined if too many requests of the caller are waiting. Otherwise it returns a promise that
 * resolves when it is the turn of the request. The value of the promise is another function, which
 * ends the turn; calling that one more than once does no harm.
 * @param untilOthersAreIn is awaited after each turn, before the next waiting request begins
 */
export const turnsPerCaller = (
  { most, waiting }: CallerLimit,
  untilOthersAreIn: () => Promise<unknown> = async () => {},
) => {
  const limits = new Map<string, LimitFunction>()
  return (caller: string): Promise<() => void> | undefined => {
    const own = limits.get(caller) ?? pLimit(most)
    if (countIn(own) >= most + waiting) return undefined
    limits.set(caller, own)
    return new Promise((begin) => {
      const turn = async () => {
        await new Promise<void>((end) => begin(end))
        await untilOthersAreIn()
      }
      void own(turn).then(() => {
        if (countIn(own) === 0) limits.delete(caller)
      })
    })
  }
}

/**
 * Returns the promise of a turn. Throws a ProblemError if there is no turn, because too many
 * requests of the caller are waiting.
 */
export const turnOrRefusal = (turn: Promise<() => void> | undefined) => {
  if (!turn) throw new ProblemError('too-many-requests', '', { 'Retry-After': '1' })
  return turn
}
