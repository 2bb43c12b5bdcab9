import type { Settings } from '../settings/settings.ts'
import { lastAt, nextAt } from '../time/days.ts'
import { hour, minute } from '../time/units.ts'

/** The send times of a company's browsers are spread over this time. */
const SPREAD = 10 * minute
const LONGEST_WAIT = 60 * minute
/**
 * The longest wait while something other than the endpoint answers: a person who logs in to the
 * network expects sending to go on.
 */
const LONGEST_WAIT_WITHOUT_ANSWER = 5 * minute
/** A later instant than this comes from a broken clock: a day with 25 hours. */
const LONGEST_PAUSE = 25 * 60 * minute

/** Why a run of the sender failed; the texts for the person are in src/ui. */
export type Failure =
  /** The browser reports no network. */
  | 'offline'
  /** No connection: no route, no such name, or refused. */
  | 'network'
  /** The connection broke during the answer. */
  | 'cut'
  /** Timeout. */
  | 'slow'
  /** The token is not valid any more. */
  | 'token'
  | 'busy'
  /** The endpoint itself failed. */
  | 'server'
  /** A web page instead of an answer, probably a login of a network or a proxy. */
  | 'portal'
  /** Something between answered instead of the endpoint: a proxy, a gateway, a firewall. */
  | 'between'
  /** An answer that does not fit the contract. */
  | 'answer'
  /** A row was sent several times and never accepted. */
  | 'rejected'
  | 'other'

/** The stored state of sending; instants in epoch milliseconds. */
export interface SendingState {
  /** The person pressed *Send now*. */
  askedAt?: number
  /** The last run, successful or not. */
  triedAt?: number
  /** The last run that sent everything. */
  doneAt?: number
  /** Consecutive failures. */
  failures?: number
  failure?: Failure
  /** No automatic sending before this: the endpoint or the person said so. */
  notBefore?: number
}

/**
 * This device's delay within the spread, milliseconds: constant, so that the send time does not
 * move.
 */
export const jitterOf = (device: string) => (Number.parseInt(device.slice(0, 8), 16) || 0) % SPREAD

/**
 * The wait after so many consecutive failures, milliseconds: doubled each time, plus up to a half,
 * so that a company's browsers do not retry together. Constant for one device and count, because it
 * is computed again at each look.
 */
const waitAfter = (failures: number, device: string, failure?: Failure) => {
  const share = ((jitterOf(device) * (failures + 1)) % SPREAD) / SPREAD
  const longest =
    failure && NO_ANSWER.includes(failure) ? LONGEST_WAIT_WITHOUT_ANSWER : LONGEST_WAIT
  return Math.round(Math.min(minute * 2 ** (failures - 1), longest) * (1 + share / 2))
}

/** Failures without an answer of the endpoint itself. */
const NO_ANSWER: readonly Failure[] = ['offline', 'network', 'portal', 'between', 'answer']

type Plan = Pick<Settings, 'sendAt' | 'sendBy'>

/**
 * The instant of the next automatic sending, epoch milliseconds; due if not after `now`. A missed
 * time (lid closed) stays due. Returns undefined if only the person starts sending.
 */
export function sendDueAt(
  state: SendingState,
  plan: Plan,
  { now, zone, device }: { now: number; zone: string; device: string },
): number | undefined {
  const { askedAt = 0, failures = 0, failure } = state
  if (askedAt > (state.triedAt ?? 0)) return Math.min(askedAt, now)
  // An instant stored while the clock was ahead must not delay sending.
  const known = (at = 0) => (at > now + LONGEST_PAUSE ? 0 : at)
  const triedAt = known(state.triedAt)
  const jitter = jitterOf(device)
  const missed = lastAt(plan.sendAt, now - jitter, zone) + jitter
  const byTime = plan.sendBy === 'time'
  const next = byTime ? nextAt(plan.sendAt, now - jitter, zone) + jitter : undefined
  // A token does not become valid by itself: one try a day is enough.
  if (failure === 'token') return byTime && missed > triedAt ? missed : next
  const wanted = askedAt > (state.doneAt ?? 0) || (byTime && missed > known(state.doneAt))
  if (!wanted) return next
  const due = failures ? triedAt + waitAfter(failures, device, failure) : missed
  return Math.max(due, known(state.notBefore))
}

/** How often the team's scheme is requested without another cause, milliseconds. */
export const SCHEME_CHECK_EVERY = 4 * hour

/** Whether the last request for the team's scheme is at least `every` milliseconds ago. */
export const isSchemeCheckDue = (
  team: { askedAt: number } | undefined,
  now: number,
  every = SCHEME_CHECK_EVERY,
) =>
  // The absolute value, so that a clock set back does not delay it for long.
  !team || Math.abs(now - team.askedAt) >= every
