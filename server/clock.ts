/**
 * Finds out when somebody sets the computer's clock (the wall clock), by comparing it with a steady
 * clock: the time since the process started. A clock that was set ahead is called proven after it
 * has run for an hour. Until then, no token and no row expires because of the new time.
 */
import type { Logger } from 'pino'
import { minute } from '../src/core/time/units.ts'

/**
 * The smallest change by which the clock counts as set, in milliseconds. A smaller change is slow
 * drift, or the correction by a time server.
 */
const JUMP = minute
/** Milliseconds for which a clock that was set ahead must run until it is proven. */
const PROVEN_AFTER = 60 * minute

export interface Clock {
  /** Epoch milliseconds. */
  now: () => number
  /**
   * The instant with which the expiry of tokens and rows is compared, in epoch milliseconds. It is
   * never later than the time of the proven clock.
   */
  expiryNow: () => number
  /**
   * When the clock was last set, and by how many milliseconds. Undefined if the clock was never
   * set.
   */
  lastJump: () => { at: number; by: number } | undefined
}

/** A clock for tests, which never jumps. */
export const plainClock = (now: () => number): Clock => ({
  now,
  expiryNow: now,
  lastJump: () => undefined,
})

interface Watched {
  log: Pick<Logger, 'warn'>
  wall?: () => number
  /** Milliseconds since any fixed instant; nobody can set this clock. */
  steady?: () => number
}

export const watchClock = ({
  log,
  wall = Date.now,
  steady = () => performance.now(),
}: Watched): Clock => {
  /**
   * Milliseconds: the wall clock minus the steady clock, when the clocks were last read (`offset`),
   * and when the wall clock was last proven (`proven`).
   */
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
    // A slow drift is accepted as proven at once. So is a clock that was set back, because nothing
    // expires too early with an earlier time.
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
