import { isOffComputer } from '../scheme/categories.ts'
import { nextAt } from '../time/days.ts'
import { isAside, type Stretch, UNEXPLAINED } from '../time/segment.ts'
import { openOf } from '../time/timeline.ts'
import { hour } from '../time/units.ts'
import type { Rule, State, Step } from './state.ts'

/** Rule 7: a timer that nobody answered for ends at the instant at which it was first asked. */
export const forgottenTimer: Rule = {
  at(state) {
    const open = runningTimer(state)
    return open && confirmedAt(state, open) + state.settings.capAfter
  },
  settle(state) {
    const open = runningTimer(state)
    return open ? endForgottenTimer(state, confirmedAt(state, open) + state.settings.capAfter) : []
  },
}

/** The instant from which what runs asks "still …?", epoch milliseconds; it may lie ahead. */
export function doubtfulAt(state: State): number | undefined {
  const open = runningTimer(state)
  if (!open) return undefined
  const heard = confirmedAt(state, open)
  const { longAfter, capAfter, workdayEnd } = state.settings
  const evening = nextAt(workdayEnd, heard - hour, state.zone) + hour
  return Math.min(heard + longAfter, heard + capAfter, evening)
}

/**
 * Ends what runs at the instant at which it was first asked for; from there to `now` it is for the
 * person to say. While they are away, the question goes on until they are back.
 */
export function endForgottenTimer(state: State, now: number): Step[] {
  const at = doubtfulAt(state)
  if (at === undefined || at >= now) return []
  const { away, place } = state.memory
  const review = { do: 'amend', stretch: { review: true } } as const
  return [
    review,
    { do: 'start', at, what: { category: UNEXPLAINED, source: 'auto' } },
    review,
    ...(away ? [] : [{ do: 'end', at: now } as const]),
    {
      do: 'remember',
      memory: {
        over: undefined,
        place: place.site ? { site: place.site, since: now, siteSince: now } : place,
      },
    },
  ]
}

/** Since when an off-computer category has run in the CRM without a break, if for `hintAfter`. */
export function crmSince(state: State, now: number): number | undefined {
  const { place, confirmed = 0 } = state.memory
  const open = openOf(state.timeline)
  if (!open || !place.site?.context || !isOffComputer(open.category, state.categories))
    return undefined
  const since = Math.max(place.since, open.startedAt)
  return now - Math.max(since, confirmed) >= state.settings.hintAfter ? since : undefined
}

/** Whether what runs still does (rule 7). */
export interface Doubt {
  /** It has run for very long, or past the working day; or it is a call, and the CRM is open. */
  why: 'long' | 'crm'
  /** When it was first asked for, or when the CRM began; epoch milliseconds. */
  at: number
}

export function doubtOf(state: State, now: number): Doubt | undefined {
  const long = doubtfulAt(state)
  if (long !== undefined && long <= now) return { why: 'long', at: long }
  const crm = state.memory.away ? undefined : crmSince(state, now)
  return crm === undefined ? undefined : { why: 'crm', at: crm }
}

const runningTimer = ({ timeline }: State) => {
  const open = openOf(timeline)
  return open && !isAside(open.category) ? open : undefined
}

/** When the person last said, by starting it or since, that this is what they do. */
const confirmedAt = ({ memory }: State, open: Stretch) =>
  Math.max(open.startedAt, memory.confirmed ?? 0)
