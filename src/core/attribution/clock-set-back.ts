import { activityOf, cutAt, openOf, startAt } from '../time/timeline.ts'
import { minute } from '../time/units.ts'
import { soundsUntil } from './sounds.ts'
import type { State } from './state.ts'

/**
 * A clock at least this far behind the last stored instant was set back; a smaller difference is a
 * correction that passes by itself. Milliseconds.
 */
const SET_BACK = minute

/**
 * The last stored instant, epoch milliseconds, if the clock is behind it. Until the clock reaches
 * it, the effective now stands still (rule 9) and no time is counted.
 */
export const storedBeyondClock = (latest: number, clock: number): number | undefined =>
  latest - clock >= SET_BACK ? latest : undefined

/** Drops the time stored after `clock`, and continues the running category from `clock`. */
export function rewindState(state: State, clock: number): State {
  const open = openOf(state.timeline)
  const earlier = (at: number) => Math.min(at, clock)
  const { lastSeen, here, place, away, confirmed, sounds } = state.memory
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
    ...(sounds && { sounds: soundsUntil(sounds, clock) }),
  }
  // The running stretch is the last one, so if it began before `clock`, nothing lies after `clock`.
  if (open && open.startedAt < clock) return { ...state, memory }
  const cut = cutAt(state.timeline, clock)
  return { ...state, timeline: open ? startAt(cut, clock, activityOf(open)) : cut, memory }
}
