/** Requests of one caller: some at a time, some more waiting, and further ones refused. */
import pLimit, { type LimitFunction } from 'p-limit'
import { ProblemError } from './problem.ts'

interface CallerLimit {
  /** Requests at a time. */
  most: number
  /** Requests that may wait for those. */
  waiting: number
}

const countIn = ({ activeCount, pendingCount }: LimitFunction) => activeCount + pendingCount

/**
 * Returns a function that asks for a turn of a caller. It returns a promise of the turn's end, a
 * function that may be called more than once; or undefined if too many of the caller's requests
 * wait.
 * @param untilOthersAreIn is awaited after each turn, before a request that waits begins
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

/** The turn, or a refusal if too many of the caller's requests wait. */
export const turnOrRefusal = (turn: Promise<() => void> | undefined) => {
  if (!turn) throw new ProblemError('too-many-requests', '', { 'Retry-After': '1' })
  return turn
}
