/**
 * The wall clock, watched: a clock that does not jump (the time since the process started) says when
 * it was set. What was set ahead has to hold for a while before anything expires by it.
 */
import type { Logger } from 'pino'
import { minute } from '../src/core/time/units.ts'

/** What slowly drifts or is slewed is no jump. */
const JUMP = minute
/** A clock that was set ahead is believed after it has held for so long. */
const PROVEN_AFTER = 60 * minute

export interface Clock {
  /** Epoch milliseconds. */
  now: () => number
  /** The same for judging what is too old: not ahead by more than was proven. */
  expiryNow: () => number
  /** When the clock was last set, and by how much. */
  lastJump: () => { at: number; by: number } | undefined
}

/** A clock that is believed as it is. */
export const givenClock = (now: () => number): Clock => ({
  now,
  expiryNow: now,
  lastJump: () => undefined,
})

interface Watched {
  log: Pick<Logger, 'warn'>
  wall?: () => number
  /** Milliseconds since any instant; never set. */
  steady?: () => number
}

export const watchClock = ({
  log,
  wall = Date.now,
  steady = () => performance.now(),
}: Watched): Clock => {
  /** The wall clock minus the steady one: as it is, and as it was proven. */
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
    // Drift goes along; a clock that was set back is not too far ahead.
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
