import type { Settings } from '../settings/settings.ts'
import { lastAt, nextAt } from '../time/days.ts'
import { hour, minute } from '../time/units.ts'

/** A company's browsers are spread over this much of time. */
const SPREAD = 10 * minute
const LONGEST_WAIT = 60 * minute
/** The longest while the endpoint is not heard: whoever logs in to a network expects it to go on. */
const LONGEST_WAIT_WITHOUT_ANSWER = 5 * minute
/** The longest that anything but a broken clock puts sending off: to the same time on the next day. */
const LONGEST_PAUSE = 25 * 60 * minute

/** Why a run of the sender ended early; the words for a person are in src/ui. */
export type Failure =
  /** The browser says that there is no network. */
  | 'offline'
  /** Nobody answered: no way there, no such name, refused. */
  | 'network'
  /** The connection broke while something came. */
  | 'cut'
  /** Nothing came in time. */
  | 'slow'
  /** The token is no longer good. */
  | 'token'
  | 'busy'
  /** The endpoint itself failed. */
  | 'server'
  /** A page came in place of an answer, and probably wants a login: a network, a company's proxy. */
  | 'portal'
  /** Something else answered in place of the endpoint: a proxy, a gateway, a firewall. */
  | 'between'
  /** An answer that does not fit the contract. */
  | 'answer'
  /** A row is sent again and again and never taken. */
  | 'rejected'
  | 'other'

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
  failure?: Failure
  /** Not by itself before this: the endpoint said so, or the person stopped it. */
  notBefore?: number
}

/** This device's share of the spread: always the same, so that the set time does not wander. */
export const jitterOf = (device: string) => (Number.parseInt(device.slice(0, 8), 16) || 0) % SPREAD

/**
 * How long to wait after so many failures in a row, milliseconds: doubled each time, and by half
 * as much again at most, so that a company's browsers do not come back in step. Always the same for
 * one device and count: it is worked out anew whenever anything looks.
 */
export const waitAfter = (failures: number, device: string, failure?: Failure) => {
  const share = ((jitterOf(device) * (failures + 1)) % SPREAD) / SPREAD
  const longest =
    failure && NO_ANSWER.includes(failure) ? LONGEST_WAIT_WITHOUT_ANSWER : LONGEST_WAIT
  return Math.round(Math.min(minute * 2 ** (failures - 1), longest) * (1 + share / 2))
}

/** The endpoint itself has said nothing. */
const NO_ANSWER: readonly Failure[] = ['offline', 'network', 'portal', 'between', 'answer']

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
  const { askedAt = 0, failures = 0, failure } = state
  if (askedAt > (state.triedAt ?? 0)) return Math.min(askedAt, now)
  // A clock that was ahead and has been set back must not put sending off until it gets there again.
  const known = (at = 0) => (at > now + LONGEST_PAUSE ? 0 : at)
  const triedAt = known(state.triedAt)
  const jitter = jitterOf(device)
  const missed = lastAt(plan.sendAt, now - jitter, zone) + jitter
  const byTime = plan.sendBy === 'time'
  const next = byTime ? nextAt(plan.sendAt, now - jitter, zone) + jitter : undefined
  // A token does not become good again by itself: once a day is enough to find that out.
  if (failure === 'token') return byTime && missed > triedAt ? missed : next
  const wanted = askedAt > (state.doneAt ?? 0) || (byTime && missed > known(state.doneAt))
  if (!wanted) return next
  const due = failures ? triedAt + waitAfter(failures, device, failure) : missed
  return Math.max(due, known(state.notBefore))
}

/** How often the team's scheme is asked for when nothing else gives cause, milliseconds. */
export const SCHEME_CHECK_EVERY = 4 * hour

/** Whether the team was not asked for so long, milliseconds. */
export const isSchemeCheckDue = (
  team: { askedAt: number } | undefined,
  now: number,
  every = SCHEME_CHECK_EVERY,
) =>
  // A clock that was set back does not put it off for long.
  !team || Math.abs(now - team.askedAt) >= every
