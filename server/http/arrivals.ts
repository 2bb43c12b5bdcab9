/**
 * Counts requests that arrive, so that work that can wait lets those of other callers in first. Node
 * accepts one connection in each turn of the event loop: without it, hundreds of connections of one
 * caller would be answered before the next one is accepted.
 */
import { setImmediate } from 'node:timers/promises'
import { TURNS_OF_LOOP } from '../../src/sync/contract.ts'

export const createArrivals = () => {
  let count = 0
  let waiting: Promise<void> | undefined
  const waitForNone = async () => {
    let quiet = 0
    for (let turn = 0; turn < TURNS_OF_LOOP && quiet < 2; turn++) {
      const known = count
      await setImmediate()
      quiet = count === known ? quiet + 1 : 0
    }
    waiting = undefined
  }
  return {
    add: () => {
      count += 1
    },
    /** Resolves when no request arrives any more, or after TURNS_OF_LOOP. */
    untilNone: () => {
      waiting ??= waitForNone()
      return waiting
    },
  }
}
export type Arrivals = ReturnType<typeof createArrivals>
