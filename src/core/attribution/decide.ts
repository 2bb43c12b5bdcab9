import { backFromAway, goAway } from './away.ts'
import { crmDetection } from './crm-detection.ts'
import { crmDuringCall, leaveCrmDuringCall } from './crm-during-call.ts'
import { forgottenTimer } from './forgotten.ts'
import {
  applySteps,
  chainSteps,
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
  if (!observation) return hasSlept(state, now) ? [] : settleDue(state, now)
  return chainSteps(state, [(s) => catchUp(s, now), (s) => lookAndSettle(s, observation, now)])
}

/**
 * What is new in this sight. Whether the sign of life is kept must not depend on what was caught up
 * before: a timer of ours may have settled that already (rule 8).
 */
function lookAndSettle(state: State, seen: Observation, now: number): Step[] {
  const steps = chainSteps(state, [(s) => look(s, seen, now), (s) => settleDue(s, now)])
  if (steps.length === 0 && now - state.memory.lastSeen < GRAIN) return []
  return [...steps, { do: 'remember', memory: { lastSeen: now } }]
}

/** What became due, or was slept through, before anything new is looked at. */
export const catchUp = (state: State, now: number): Step[] =>
  hasSlept(state, now) ? settleSleep(state, now) : settleDue(state, now)

/** No sign of life for too long: sleep, a crash, the browser closed. */
export const settleSleep = (state: State, now: number): Step[] =>
  hasSlept(state, now) ? goAway(state, state.memory.lastSeen) : []

const hasSlept = ({ memory, settings }: State, now: number) =>
  !memory.away && now - memory.lastSeen >= settings.gapAfter

/** What no event tells of; each is asked where the others have left off. */
const RULES: readonly Rule[] = [crmDetection, crmDuringCall, forgottenTimer]

/** What became due by `now`, the earlier first. */
export function settleDue(state: State, now: number, rules = RULES): Step[] {
  const at = (rule: Rule) => rule.at(state) ?? Number.POSITIVE_INFINITY
  const [next] = rules.filter((rule) => at(rule) <= now).sort((a, b) => at(a) - at(b))
  if (!next) return []
  const steps = next.settle(state)
  const others = rules.filter((rule) => rule !== next)
  return [...steps, ...settleDue(applySteps(state, steps), now, others)]
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
  return chainSteps(state, [
    (s) => arrive(s, now),
    (s) => (seen.at === 'site' && seen.context ? [] : leaveCrmDuringCall(s, now)),
    (s) => rememberPlace(s.memory.place, nextPlace(s.memory.place, seen, now)),
  ])
}

/** The person is here: what ran goes on, and what the absence has outlasted is settled. */
export const arrive = (state: State, now: number): Step[] =>
  chainSteps(state, [(s) => backFromAway(s, now), (s) => settleDue(s, now)])

const rememberPlace = (before: Memory['place'], place: Memory['place']): Step[] =>
  place === before ? [] : [{ do: 'remember', memory: { place } }]

function nextPlace(
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
