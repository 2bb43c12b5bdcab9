import { lastAt, nextAt } from './days.ts'
import type { Settings } from './settings.ts'

const minute = 60_000
/** A company's browsers are spread over this much of time. */
const SPREAD = 10 * minute
const LONGEST_WAIT = 60 * minute

/** What sending remembers; instants in epoch milliseconds. */
export interface SendingState {
  /** The person pressed *Send now*. */
  askedAt?: number
  /** The last run, done or not. */
  triedAt?: number
  /** The last time that everything due was sent. */
  doneAt?: number
  /** Failures in a row. */
  failures?: number
}

/** This device's share of the spread: always the same, so that the set time does not wander. */
export const jitterOf = (device: string) => (Number.parseInt(device.slice(0, 8), 16) || 0) % SPREAD

/** How long to wait after so many failures in a row, milliseconds. */
export const waitAfter = (failures: number) => Math.min(minute * 2 ** (failures - 1), LONGEST_WAIT)

type Plan = Pick<Settings, 'sendAt' | 'sendBy'>

/**
 * When the outbox is to be sent next, epoch milliseconds; not after `now` = it is due. A set time
 * that was missed (lid closed) stays due. Undefined: only when the person says so.
 */
export function sendDueAt(
  state: SendingState,
  plan: Plan,
  { now, zone, device }: { now: number; zone: string; device: string },
): number | undefined {
  const { askedAt = 0, triedAt = 0, doneAt = 0, failures = 0 } = state
  if (askedAt > triedAt) return Math.min(askedAt, now)
  const jitter = jitterOf(device)
  const missed = lastAt(plan.sendAt, now - jitter, zone) + jitter
  const wanted = askedAt > doneAt || (plan.sendBy === 'time' && missed > doneAt)
  if (wanted) return failures ? triedAt + waitAfter(failures) : missed
  return plan.sendBy === 'time' ? nextAt(plan.sendAt, now - jitter, zone) + jitter : undefined
}
