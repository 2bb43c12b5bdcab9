import { UNEXPLAINED } from '../time/segment.ts'
import { confirmedAt, doubtfulAt, runningTimer } from './doubt.ts'
import { enteredAt, type State } from './state.ts'
import type { Rule, Step } from './steps.ts'
import { withoutAutomatic } from './without-automatic.ts'

/**
 * Rule 7 of docs/domain.md: a running category that nobody confirms for `capAfter` ends at the
 * instant at which Stint first asked whether it still goes on.
 */
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

/**
 * Ends the running category at the instant at which Stint first asked whether it still goes on. The
 * time between that instant and `now` becomes unexplained. While the person is away, the
 * unexplained time goes on until they return.
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
      memory: { ...withoutAutomatic(state.memory), place: enteredAt(place, now) },
    },
  ]
}
