/**
 * The wall clock, compared with a steady clock (the time since the process started), which shows when
 * the wall clock was set. A clock that was set ahead must run for an hour before anything expires by it.
 */
import type { Logger } from 'pino'
import { minute } from '../src/core/time/units.ts'

/** Milliseconds; slow drift, and slewing by a time server, stay below it. */
const JUMP = minute
/** A clock that was set ahead is proven after it has run for so long, milliseconds. */
const PROVEN_AFTER = 60 * minute

export interface Clock {
  /** Epoch milliseconds. */
  now: () => number
  /** The instant by which tokens and rows expire: never ahead of the proven clock. */
  expiryNow: () => number
  /** When the clock was last set, and by how many milliseconds. */
  lastJump: () => { at: number; by: number } | undefined
}

/** A clock that nobody sets, for tests. */
export const plainClock = (now: () => number): Clock => ({
  now,
  expiryNow: now,
  lastJump: () => undefined,
})

interface Watched {
  log: Pick<Logger, 'warn'>
  wall?: () => number
  /** Milliseconds since any instant; this clock is never set. */
  steady?: () => number
}

export const watchClock = ({
  log,
  wall = Date.now,
  steady = () => performance.now(),
}: Watched): Clock => {
  /** The wall clock minus the steady clock: now, and when it was proven. */
  let offset = wall() - steady()
  let proven = offset
  let provenAt = Number.NEGATIVE_INFINITY
  let jump: { at: number; by: number } | undefined
  const look = () => {
    const at = wall()
    const since = steady()
    const by = Math.round(at - since - offset)
    if (Math.abs(by) > JUMP) {
      jump = { at, by }
      provenAt = since + PROVEN_AFTER
      log.warn({ by }, 'the clock was set')
    }
    // Drift is followed, and a clock that was set back is not ahead.
    const isProven = since >= provenAt || at - since <= proven
    offset = at - since
    if (isProven) proven = offset
    return { at, since }
  }
  return {
    now: () => look().at,
    expiryNow: () => {
      const { at, since } = look()
      return Math.min(at, Math.round(proven + since))
    },
    lastJump: () => {
      look()
      return jump
    },
  }
}
