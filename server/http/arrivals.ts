/**
 * Counts requests as they arrive. Work that is not urgent waits until no more requests arrive, so
 * that requests of other callers are answered first. Node accepts only one connection in each turn
 * of the event loop. If the work did not wait, hundreds of requests from one caller would be
 * answered before the connection of the next caller is accepted.
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
    /** Resolves when no more requests are arriving, or after TURNS_OF_LOOP at the latest. */
    untilNone: () => {
      waiting ??= waitForNone()
      return waiting
    },
  }
}
export type Arrivals = ReturnType<typeof createArrivals>
