import { activityOf, cutAt, openOf, startAt } from '../time/timeline.ts'
import { minute } from '../time/units.ts'
import type { State } from './state.ts'

/** A clock this far behind what is stored was set back; less is a correction that passes by itself. */
const SET_BACK = minute

/**
 * Until when time is stored already, if that lies in the clock's future; epoch milliseconds. Until
 * the clock is there, the effective now stands still (rule 9), and nothing is counted.
 */
export const storedBeyondClock = (latest: number, clock: number): number | undefined =>
  latest - clock >= SET_BACK ? latest : undefined

/** Gives up what is stored beyond the clock, and goes on from it with what runs. */
export function rewindState(state: State, clock: number): State {
  const open = openOf(state.timeline)
  const earlier = (at: number) => Math.min(at, clock)
  const { lastSeen, here, place, away, confirmed } = state.memory
  const memory = {
    ...state.memory,
    lastSeen: earlier(lastSeen),
    here: earlier(here),
    place: {
      ...place,
      since: earlier(place.since),
      ...(place.siteSince !== undefined && { siteSince: earlier(place.siteSince) }),
    },
    ...(away && { away: { ...away, since: earlier(away.since) } }),
    ...(confirmed !== undefined && { confirmed: earlier(confirmed) }),
  }
  // What began before now and still runs is the last stretch: nothing lies beyond the clock.
  if (open && open.startedAt < clock) return { ...state, memory }
  const cut = cutAt(state.timeline, clock)
  return { ...state, timeline: open ? startAt(cut, clock, activityOf(open)) : cut, memory }
}
