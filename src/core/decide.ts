import { backFromAway, goAway, handBack } from './away.ts'
import { inTurn, type Memory, type Observation, type State, type Step } from './memory.ts'
import { categoryOf, DOCUMENTATION } from './scheme.ts'
import { sameContext } from './segment.ts'
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
  if (!place.crm) return over || quiet ? place.since + settings.leaveAfter : undefined
  const open = openOf(timeline)
  if (over)
    return sameContext(open?.context, place.crm)
      ? undefined
      : (place.contextSince ?? place.since) + settings.enterAfter
  const yields = open ? categoryOf(open.category)?.yields : settings.autoStart
  return yields && !quiet ? place.since + settings.enterAfter : undefined
}

function settle(state: State): Step[] {
  const { memory, timeline } = state
  const { crm, since, contextSince = since } = memory.place
  if (!crm) return [...handBack(state), { do: 'remember', memory: { quiet: false } }]
  const what = { category: DOCUMENTATION, source: 'auto', context: crm } as const
  if (memory.over) return [{ do: 'start', at: contextSince, what }]
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
  if (seen.at === 'elsewhere') return before.crm ? { since: now } : before
  if (!before.crm) return { crm: seen.context, since: now, contextSince: now }
  if (sameContext(before.crm, seen.context)) return before
  return { crm: seen.context, since: before.since, contextSince: now }
}
