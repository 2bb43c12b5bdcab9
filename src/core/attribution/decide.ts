import { backFromAway, goAway } from './away.ts'
import { held } from './crm-detection.ts'
import { beside, leftBeside } from './crm-during-call.ts'
import { forgotten } from './forgotten.ts'
import {
  follow,
  inTurn,
  type Memory,
  type Observation,
  type Rule,
  type State,
  type Step,
  sameSite,
} from './state.ts'

/** The stored sign of life needs no finer grain (rule 5): it bounds what a crash can cost; milliseconds. */
const GRAIN = 10_000

/**
 * Says what should follow from what the browser shows now (domain: *Attribution*, rules 1–6).
 * Without an observation it was one of our own timers that woke us: those never count, so whatever
 * they settle would be settled just the same by the next event (rule 8).
 */
export function decide(state: State, observation: Observation | undefined, now: number): Step[] {
  if (!observation) return slept(state, now) ? [] : due(state, now)
  return inTurn(state, [(s) => catchUp(s, now), (s) => signOfLife(s, observation, now)])
}

/**
 * What is new in this sight. Whether the sign of life is kept must not depend on what was caught up
 * before: a timer of ours may have settled that already (rule 8).
 */
function signOfLife(state: State, seen: Observation, now: number): Step[] {
  const steps = inTurn(state, [(s) => look(s, seen, now), (s) => due(s, now)])
  if (steps.length === 0 && now - state.memory.lastSeen < GRAIN) return []
  return [...steps, { do: 'remember', memory: { lastSeen: now } }]
}

/** What became due, or was slept through, before anything new is looked at. */
export const catchUp = (state: State, now: number): Step[] =>
  slept(state, now) ? sleptThrough(state, now) : due(state, now)

/** No sign of life for too long: sleep, a crash, the browser closed. */
export const sleptThrough = (state: State, now: number): Step[] =>
  slept(state, now) ? goAway(state, state.memory.lastSeen) : []

const slept = ({ memory, settings }: State, now: number) =>
  !memory.away && now - memory.lastSeen >= settings.gapAfter

/** What no event tells of; each is asked where the others have left off. */
const RULES: readonly Rule[] = [held, beside, forgotten]

/** What became due by `now`, the earlier first. */
export function due(state: State, now: number, rules = RULES): Step[] {
  const at = (rule: Rule) => rule.at(state) ?? Number.POSITIVE_INFINITY
  const [next] = rules.filter((rule) => at(rule) <= now).sort((a, b) => at(a) - at(b))
  if (!next) return []
  const steps = next.settle(state)
  const others = rules.filter((rule) => rule !== next)
  return [...steps, ...due(follow(state, steps), now, others)]
}

/** When `due` will next have something to settle, if nothing else happens; epoch milliseconds. */
export function dueAt(state: State): number | undefined {
  const instants = RULES.flatMap((rule) => rule.at(state) ?? [])
  return instants.length > 0 ? Math.min(...instants) : undefined
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
    (s) => (seen.at === 'site' && seen.context ? [] : leftBeside(s, now)),
    (s) => moved(s.memory.place, placeNow(s.memory.place, seen, now)),
  ])
}

/** The person is here: what ran goes on, and what the absence has outlasted is settled. */
export const arrive = (state: State, now: number): Step[] =>
  inTurn(state, [(s) => backFromAway(s, now), (s) => due(s, now)])

const moved = (before: Memory['place'], place: Memory['place']): Step[] =>
  place === before ? [] : [{ do: 'remember', memory: { place } }]

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
