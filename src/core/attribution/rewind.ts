import { startAt } from '../time/change-timeline.ts'
import { activityOf, cutAt, openOf } from '../time/timeline.ts'
import { soundsUntil } from './sounds.ts'
import type { State } from './state.ts'

/**
 * The state after the clock was set back to `clock`: time that was stored after `clock` is removed,
 * and the running category continues from `clock`.
 */
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
