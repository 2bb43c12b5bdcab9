import { backFromAway, goAway } from './away.ts'
import { callBegins, callEndsAt, endCall, hear, lastSoundOf } from './call-by-sound.ts'
import { crmDetection } from './crm-detection.ts'
import { crmDuringCall, leaveCrmDuringCall } from './crm-during-call.ts'
import { forgottenTimer } from './forgotten.ts'
import {
  applySteps,
  chainSteps,
  isSameSite,
  type Memory,
  type Observation,
  type Rule,
  type Sight,
  type Site,
  type State,
  type Step,
} from './state.ts'

/**
 * The last sign of life is stored only if the stored one is older than this, milliseconds (rule 5).
 * So the end of work before a crash is known to within this time.
 */
const GRAIN = 10_000

/**
 * The steps that follow from what the browser shows now (docs/domain.md, *Attribution*, rules 1–7).
 * Without an observation, one of our own timers fired. A timer is no sign of life: it only settles
 * now what the next event would settle anyway (rule 8).
 */
export function decide(state: State, observation: Observation | undefined, now: number): Step[] {
  if (!observation) return hasSlept(state, now) ? [] : settleDue(state, now)
  return chainSteps(state, [
    (s) => endSoundsInGap(s, now),
    (s) => hear(s, observation, now),
    (s) => catchUp(s, now),
    (s) => lookAndSettle(s, observation, now),
  ])
}

/**
 * The steps of one observation. Whether the sign of life is stored must not depend on what was
 * caught up before: a timer may have settled that already (rule 8).
 */
function lookAndSettle(state: State, seen: Observation, now: number): Step[] {
  const steps = chainSteps(state, [(s) => look(s, seen, now), (s) => settleDue(s, now)])
  if (steps.length === 0 && now - state.memory.lastSeen < GRAIN) return []
  return [...steps, { do: 'remember', memory: { lastSeen: now } }]
}

/**
 * Whether the person was seen a moment ago, and no absence was reported since: then only a report of
 * an absence can begin one. Never after the clock was set back.
 */
export const isSignOfLifeFresh = ({ away, lastSeen }: Memory, now: number): boolean =>
  !away && lastSeen <= now && now - lastSeen < GRAIN

/** What became due, or the sleep, before the new observation is applied. */
export const catchUp = (state: State, now: number): Step[] =>
  hasSlept(state, now) ? settleSleep(state, now) : settleDue(state, now)

/** No sign of life for `gapAfter`: sleep, a crash, or a closed browser. */
const settleSleep = (state: State, now: number): Step[] =>
  hasSlept(state, now) ? goAway(state, state.memory.lastSeen) : []

const hasSlept = (state: State, now: number) => !state.memory.away && hasGap(state, now)

const hasGap = ({ memory, settings }: State, now: number) =>
  now - memory.lastSeen >= settings.gapAfter

/** A computer that sleeps plays nothing: a call ends at the last sign of life before it. */
export function endSoundsInGap(state: State, now: number): Step[] {
  const { sounds = [], lastSeen } = state.memory
  if (sounds.length === 0 || !hasGap(state, now)) return []
  return chainSteps(state, [
    (s) => settleDue(s, lastSeen),
    (s) => endCallAndLookAgain(s, Math.min(lastSoundOf(s) ?? lastSeen, lastSeen)),
    () => [{ do: 'remember', memory: { sounds: [] } }],
  ])
}

/**
 * Ends the call at its last sound, then repeats what was seen since then, as if no call had run.
 */
function endCallAndLookAgain(state: State, at: number): Step[] {
  const seen = state.memory.call?.silence?.seen ?? []
  return chainSteps(state, [
    (s) => endCall(s, at),
    ...seen.flatMap((one) => [
      (s: State) => settleDue(s, one.at),
      (s: State) => look(s, one.sight, one.at),
    ]),
  ])
}

/** A command settles a pending end of a call at its last sound, as it does a pending leave. */
export function endSilentCall(state: State): Step[] {
  const at = lastSoundOf(state)
  return at === undefined ? [] : endCallAndLookAgain(state, at)
}

const callEnds: Rule = { at: callEndsAt, settle: endSilentCall }

/** Rules that become due without an event. Each one sees the state that the others have left. */
const RULES: readonly Rule[] = [callBegins, callEnds, crmDetection, crmDuringCall, forgottenTimer]

/** The steps of all rules due by `now`, the earliest first. */
function settleDue(state: State, now: number, rules = RULES): Step[] {
  const at = (rule: Rule) => rule.at(state) ?? Number.POSITIVE_INFINITY
  const [next] = rules.filter((rule) => at(rule) <= now).sort((a, b) => at(a) - at(b))
  if (!next) return []
  const steps = next.settle(state)
  const others = rules.filter((rule) => rule !== next)
  return [...steps, ...settleDue(applySteps(state, steps), now, others)]
}

/** When a rule next becomes due if nothing else happens, epoch milliseconds. */
export function dueAt(state: State): number | undefined {
  const instants = RULES.flatMap((rule) => rule.at(state) ?? [])
  return instants.length > 0 ? Math.min(...instants) : undefined
}

function look(state: State, seen: Sight, now: number): Step[] {
  return chainSteps(state, [(s) => lookAtPlace(s, seen, now), (s) => keepForSilence(s, seen, now)])
}

/** What is seen during a silence counts if the call turns out to have ended with it. */
function keepForSilence({ memory: { call } }: State, seen: Sight, at: number): Step[] {
  if (!call?.silence) return []
  const { seen: before } = call.silence
  const last = before.at(-1)?.sight
  if (last && isSameSight(last, seen)) return []
  const silence = { ...call.silence, seen: [...before, { sight: sightOf(seen), at }] }
  return [{ do: 'remember', memory: { call: { ...call, silence } } }]
}

const isSameSight = (a: Sight, b: Sight) =>
  a.at === b.at && (a.at !== 'site' || b.at !== 'site' || isSameSite(a, b))

const sightOf = ({ sounds: _, ...sight }: Observation): Sight => sight as Sight

function lookAtPlace(state: State, seen: Sight, now: number): Step[] {
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

/**
 * The person is back: the category before the absence resumes, and what became due meanwhile is
 * settled.
 */
export const arrive = (state: State, now: number): Step[] =>
  chainSteps(state, [(s) => backFromAway(s, now), (s) => settleDue(s, now)])

const rememberPlace = (before: Memory['place'], place: Memory['place']): Step[] =>
  place === before ? [] : [{ do: 'remember', memory: { place } }]

function nextPlace(
  before: Memory['place'],
  seen: Exclude<Sight, { at: 'away' }>,
  now: number,
): Memory['place'] {
  if (seen.at === 'elsewhere') return before.site ? { since: now } : before
  const site = siteIn(seen)
  if (before.site?.category !== site.category) return { site, since: now, siteSince: now }
  if (isSameSite(before.site, site)) return before
  return { site, since: before.since, siteSince: now }
}

const siteIn = ({ category, context }: Site): Site => ({ category, ...(context && { context }) })
