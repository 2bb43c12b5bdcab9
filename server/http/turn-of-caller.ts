/**
 * Limits the requests of one caller: `most` of them run at the same time, `waiting` more wait, and
 * further ones are refused.
 */
import pLimit, { type LimitFunction } from 'p-limit'
import { ProblemError } from './problem.ts'

interface CallerLimit {
  /** Requests of one caller that may run at the same time. */
  most: number
  /** Further requests of the caller that may wait. */
  waiting: number
}

const countIn = ({ activeCount, pendingCount }: LimitFunction) => activeCount + pendingCount

/**
 * Returns a function that asks for a turn for a request of a caller. It returns undefined if too
 * many of the caller's requests are waiting. Otherwise it returns a promise that resolves when the
 * turn begins. The value of the promise is a function that ends the turn, and that may be called
 * more than once.
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

/** Returns the turn. Throws a ProblemError if too many of the caller's requests are waiting. */
export const turnOrRefusal = (turn: Promise<() => void> | undefined) => {
  if (!turn) throw new ProblemError('too-many-requests', '', { 'Retry-After': '1' })
  return turn
}
