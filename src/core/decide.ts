import { backFromAway, goAway, handBack } from './away.ts'
import {
  inTurn,
  type Memory,
  type Observation,
  type Site,
  type State,
  type Step,
  sameSite,
} from './memory.ts'
import { categoryOf, DOCUMENTATION } from './scheme.ts'
import { type Stretch, sameContext } from './segment.ts'
import { openOf, whatOf } from './timeline.ts'

/**
 * Says what should follow from what the browser shows now (domain: *Attribution*, rules 1–6).
 * Without an observation it was one of our own timers that woke us: those never count, so whatever
 * they settle would be settled just the same by the next event (rule 8).
 */
export function decide(state: State, observation: Observation | undefined, now: number): Step[] {
  if (!observation) return slept(state, now) ? [] : due(state, now)
  return inTurn(state, [
    (s) => catchUp(s, now),
    (s) => look(s, observation, now),
    (s) => due(s, now),
    () => [{ do: 'remember', memory: { lastSeen: now } }],
  ])
}

/** What became due, or was slept through, before anything new is looked at. */
export const catchUp = (state: State, now: number): Step[] =>
  slept(state, now) ? sleptThrough(state, now) : due(state, now)

/** No sign of life for too long: sleep, a crash, the browser closed. */
export const sleptThrough = (state: State, now: number): Step[] =>
  slept(state, now) ? goAway(state, state.memory.lastSeen) : []

const slept = ({ memory, settings }: State, now: number) =>
  !memory.away && now - memory.lastSeen >= settings.gapAfter

/** What has held for long enough by `now`: enter, another record, leave, the end of quiet. */
export function due(state: State, now: number): Step[] {
  const at = dueAt(state)
  return at !== undefined && at <= now ? settle(state) : []
}

/** When `due` will next have something to settle, if nothing else happens; epoch milliseconds. */
export function dueAt({ timeline, memory, settings }: State): number | undefined {
  const { place, over, quiet, away } = memory
  if (away) return undefined
  const { site, since, siteSince = since } = place
  if (!site) return over || quiet ? since + settings.leaveAfter : undefined
  const open = openOf(timeline)
  if (over) return givesWay(open, site) ? siteSince + settings.enterAfter : undefined
  const yields = open ? yieldsTo(open, site) : settings.autoStart
  return yields && !quiet ? since + settings.enterAfter : undefined
}

const yieldsTo = ({ category }: Stretch, site: Site) =>
  category !== site.category && categoryOf(category)?.yields

/** What runs by itself gives way to another record, and to another site unless it never yields. */
function givesWay(open: Stretch | undefined, site: Site) {
  if (!open || open.category === site.category) return !sameContext(open?.context, site.context)
  return open.category === DOCUMENTATION || categoryOf(open.category)?.yields
}

function settle(state: State): Step[] {
  const { memory, timeline } = state
  const { site, since, siteSince = since } = memory.place
  if (!site) return [...handBack(state), { do: 'remember', memory: { quiet: false } }]
  const what = { ...site, source: 'auto' } as const
  if (memory.over) return [{ do: 'start', at: siteSince, what }]
  const open = openOf(timeline)
  return [
    { do: 'start', at: since, what },
    { do: 'remember', memory: { over: open ? { what: whatOf(open) } : {} } },
  ]
}

function look(state: State, seen: Observation, now: number): Step[] {
  const { memory, settings } = state
  if (seen.at === 'away') {
    if (memory.away) return []
    const since = seen.why === 'idle' ? now - settings.idleAfter : now
    return goAway(state, Math.max(since, memory.here))
  }
  return inTurn(state, [
    (s) => arrive(s, now),
    (s) => [{ do: 'remember', memory: { place: placeNow(s.memory.place, seen, now) } }],
  ])
}

/** The person is here: what ran goes on, and what the absence has outlasted is settled. */
export const arrive = (state: State, now: number): Step[] =>
  inTurn(state, [(s) => backFromAway(s, now), (s) => due(s, now)])

function placeNow(
  before: Memory['place'],
  seen: Exclude<Observation, { at: 'away' }>,
  now: number,
): Memory['place'] {
  if (seen.at === 'elsewhere') return before.site ? { since: now } : before
  const { at: _, ...site } = seen
  if (before.site?.category !== site.category) return { site, since: now, siteSince: now }
  if (sameSite(before.site, site)) return before
  return { site, since: before.since, siteSince: now }
}
