import { nextAt } from '../time/days.ts'
import { isAside, type Stretch } from '../time/segment.ts'
import { openOf } from '../time/timeline.ts'
import { hour } from '../time/units.ts'
import { isOnCall, type State } from './state.ts'

/** A question to the person: does the running category still go on? (rule 7 of docs/domain.md) */
export interface Doubt {
  /**
   * `long`: the category has run for `longAfter`, or until an hour after the end of the working
   * day. `crm`: the CRM is open during a call.
   */
  why: 'long' | 'crm'
  /** When the question became due, or when the CRM was opened; epoch milliseconds. */
  at: number
}

export function doubtOf(state: State, now: number): Doubt | undefined {
  const long = doubtfulAt(state)
  if (long !== undefined && long <= now) return { why: 'long', at: long }
  const crm = state.memory.away ? undefined : crmSince(state, now)
  return crm === undefined ? undefined : { why: 'crm', at: crm }
}

/**
 * The instant from which Stint asks whether the running category still goes on, epoch milliseconds.
 * It may lie in the future.
 */
export function doubtfulAt(state: State): number | undefined {
  const open = runningTimer(state)
  if (!open) return undefined
  const heard = confirmedAt(state, open)
  const { longAfter, capAfter, workdayEnd } = state.settings
  const evening = nextAt(workdayEnd, heard - hour, state.zone) + hour
  return Math.min(heard + longAfter, heard + capAfter, evening)
}

/**
 * The instant since which the CRM has been open without a break during the running call or meeting,
 * epoch milliseconds. Returns undefined until the CRM has been open for `hintAfter`.
 */
export function crmSince(state: State, now: number): number | undefined {
  const { place, confirmed = 0 } = state.memory
  const open = openOf(state.timeline)
  if (!open || !place.site?.context || !isOnCall(state)) return undefined
  const since = Math.max(place.since, open.startedAt)
  return now - Math.max(since, confirmed) >= state.settings.hintAfter ? since : undefined
}

/** The running category, unless it is time away. */
export const runningTimer = ({ timeline }: State) => {
  const open = openOf(timeline)
  return open && !isAside(open.category) ? open : undefined
}

/** When the person last started or confirmed this category, epoch milliseconds. */
export const confirmedAt = ({ memory }: State, open: Stretch) =>
  Math.max(open.startedAt, memory.confirmed ?? 0)
