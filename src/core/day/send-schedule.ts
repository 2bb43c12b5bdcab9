import type { Settings } from '../settings/settings.ts'
import { lastAt, nextAt } from '../time/days.ts'
import { hour, minute } from '../time/units.ts'

/** Milliseconds over which the send times of a company's browsers are spread. */
const SPREAD = 10 * minute
const LONGEST_WAIT = 60 * minute
/**
 * Milliseconds. The longest wait if the endpoint itself did not answer. It is short because a
 * network may first require a login, and after the login, sending should continue soon.
 */
const LONGEST_WAIT_WITHOUT_ANSWER = 5 * minute
/**
 * Milliseconds. A stored instant that is more than this in the future is ignored: the clock was
 * wrong when it was stored. The longest day has 25 hours.
 */
const LONGEST_PAUSE = 25 * 60 * minute

/** Why an attempt to send failed. The texts for the person are in src/ui. */
export type Failure =
  /** The browser reports no network. */
  | 'offline'
  /**
   * There was no connection: no route was found, the host name is unknown, or the connection was
   * refused.
   */
  | 'network'
  /** The connection broke while the answer was received. */
  | 'cut'
  /** The answer took too long. */
  | 'slow'
  /** The token is not valid any more. */
  | 'token'
  | 'busy'
  /** The endpoint itself failed. */
  | 'server'
  /** A web page came instead of an answer: probably the login page of a network or a proxy. */
  | 'portal'
  /** A proxy, gateway or firewall answered, and not the endpoint. */
  | 'between'
  /** The answer does not match the contract. */
  | 'answer'
  /** A row was sent several times, and the endpoint never stored it. */
  | 'rejected'
  | 'other'

/** The stored state of sending; instants in epoch milliseconds. */
export interface SendingState {
  /** When the person clicked *Send now*. */
  askedAt?: number
  /** Start of the last attempt to send, successful or not. */
  triedAt?: number
  /** Start of the last attempt that sent everything. */
  doneAt?: number
  /** The number of failures in a row. */
  failures?: number
  failure?: Failure
  /**
   * Before this instant, nothing is sent automatically: the endpoint asked for a delay, or the
   * person stopped sending.
   */
  notBefore?: number
}

/**
 * How long after the set send time this device sends, in milliseconds: 0 or more, and less than
 * SPREAD. This delay never changes, so that the device always sends at the same time of day.
 */
export const jitterOf = (device: string) => (Number.parseInt(device.slice(0, 8), 16) || 0) % SPREAD

/**
 * The wait after a number of failures in a row, milliseconds. The wait doubles with each failure.
 * Up to half of the wait is added, depending on the device, so that a company's browsers do not all
 * try at the same time. No random number is used, because the wait is computed many times and each
 * result must be equal.
 */
const waitAfter = (failures: number, device: string, failure?: Failure) => {
  const share = ((jitterOf(device) * (failures + 1)) % SPREAD) / SPREAD
  const longest =
    failure && NO_ANSWER.includes(failure) ? LONGEST_WAIT_WITHOUT_ANSWER : LONGEST_WAIT
  return Math.round(Math.min(minute * 2 ** (failures - 1), longest) * (1 + share / 2))
}

/** Failures in which the endpoint itself gave no complete answer. */
const NO_ANSWER: readonly Failure[] = [
  'offline',
  'network',
  'cut',
  'slow',
  'portal',
  'between',
  'answer',
]

type Plan = Pick<Settings, 'sendAt' | 'sendBy'>

/**
 * The instant of the next automatic sending, epoch milliseconds. Sending is due if that instant is
 * not after `now`. If the set time was missed (the computer slept), sending remains due. Returns
 * undefined if only a command of the person can start sending.
 */
export function sendDueAt(
  state: SendingState,
  plan: Plan,
  { now, zone, device }: { now: number; zone: string; device: string },
): number | undefined {
  const { askedAt = 0, failures = 0, failure } = state
  if (askedAt > (state.triedAt ?? 0)) return Math.min(askedAt, now)
  // Ignores an instant that was stored while the clock was ahead: it must not delay sending.
  const known = (at = 0) => (at > now + LONGEST_PAUSE ? 0 : at)
  const triedAt = known(state.triedAt)
  const jitter = jitterOf(device)
  const missed = lastAt(plan.sendAt, now - jitter, zone) + jitter
  const byTime = plan.sendBy === 'time'
  const next = byTime ? nextAt(plan.sendAt, now - jitter, zone) + jitter : undefined
  // A token that was refused does not become valid again, so one attempt a day is enough.
  if (failure === 'token') return byTime && missed > triedAt ? missed : next
  const wanted = askedAt > (state.doneAt ?? 0) || (byTime && missed > known(state.doneAt))
  if (!wanted) return next
  const due = failures ? triedAt + waitAfter(failures, device, failure) : missed
  return Math.max(due, known(state.notBefore))
}

/**
 * Milliseconds after which the team's scheme is requested again. The scheme is also requested after
 * each sending.
 */
export const SCHEME_CHECK_EVERY = 4 * hour

/** Whether the last request for the team's scheme is at least `every` milliseconds ago. */
export const isSchemeCheckDue = (
  team: { askedAt: number } | undefined,
  now: number,
  every = SCHEME_CHECK_EVERY,
) =>
  // Uses the absolute value: after the clock was set back the difference is negative, and would
  // delay the request.
  !team || Math.abs(now - team.askedAt) >= every
