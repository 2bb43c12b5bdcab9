import { backFromAway, goAway } from './away.ts'
import { callBegins, callEndsAt, endCall, lastSoundOf, updateSounds } from './call-by-sound.ts'
import { crmDetection } from './crm-detection.ts'
import { crmDuringCall, leaveCrmDuringCall } from './crm-during-call.ts'
import { forgottenTimer } from './forgotten.ts'
import {
  isSameSite,
  type Memory,
  type Observation,
  type Sight,
  type Site,
  type State,
} from './state.ts'
import { applySteps, chainSteps, type Rule, type Step } from './steps.ts'

/**
 * Milliseconds. A new sign of life (an event or a heartbeat, rule 5 of docs/domain.md) is stored
 * only if the stored one is older than this. After a crash, the end of work is known to this
 * precision.
 */
const SIGN_OF_LIFE_EVERY = 10_000

/**
 * Returns the changes (steps) that follow from an observation of the browser (rules 1–7 of
 * docs/domain.md). If there is no observation, one of Stint's own timers has fired. A timer is no
 * sign of life: it only applies rules that the next event would apply with the same result (rule 8
 * of docs/domain.md).
 */
export function decide(state: State, observation: Observation | undefined, now: number): Step[] {
  if (!observation) return hasSlept(state, now) ? [] : settleDue(state, now)
  return chainSteps(state, [
    (s) => endSoundsInGap(s, now),
    (s) => updateSounds(s, observation, now),
    (s) => catchUp(s, now),
    (s) => lookAndSettle(s, observation, now),
  ])
}

/**
 * Returns the steps of one observation, and stores a new sign of life if there are steps. The rules
 * that were due before the observation are not included, because `catchUp` or a timer has applied
 * them already. If they were included, the stored sign of life would depend on whether a timer
 * fired before the observation (rule 8 of docs/domain.md).
 */
function lookAndSettle(state: State, seen: Observation, now: number): Step[] {
  const steps = chainSteps(state, [(s) => look(s, seen, now), (s) => settleDue(s, now)])
  if (steps.length === 0 && now - state.memory.lastSeen < SIGN_OF_LIFE_EVERY) return []
  return [...steps, { do: 'remember', memory: { lastSeen: now } }]
}

/**
 * Whether the person was seen less than `SIGN_OF_LIFE_EVERY` ago, and the browser has reported no
 * absence since. If so, an absence can begin only with a new report of the browser. Always false
 * after the clock was set back.
 */
export const isSignOfLifeFresh = ({ away, lastSeen }: Memory, now: number): boolean =>
  !away && lastSeen <= now && now - lastSeen < SIGN_OF_LIFE_EVERY

/**
 * Called before a new observation is applied. If the computer has slept, applies the absence of the
 * person; otherwise applies the rules that have become due.
 */
export const catchUp = (state: State, now: number): Step[] =>
  hasSlept(state, now) ? settleSleep(state, now) : settleDue(state, now)

/**
 * If there was no sign of life (an event or a heartbeat) for `gapAfter` or longer, the computer
 * slept or crashed, or the browser was closed. The person then counts as away since the last sign
 * of life.
 */
const settleSleep = (state: State, now: number): Step[] =>
  hasSlept(state, now) ? goAway(state, state.memory.lastSeen) : []

const hasSlept = (state: State, now: number) => !state.memory.away && hasGap(state, now)

const hasGap = ({ memory, settings }: State, now: number) =>
  now - memory.lastSeen >= settings.gapAfter

/** A computer that sleeps plays no sound: a call ends at the last sign of life before the sleep. */
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
 * Ends the call at its last sound. Then applies the observations since that instant, as if no call had
 * run.
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

/**
 * Ends a silent call at its last sound (rule 10 of docs/domain.md). Called when the end is due, and
 * before a command of the person.
 */
export function endSilentCall(state: State): Step[] {
  const at = lastSoundOf(state)
  return at === undefined ? [] : endCallAndLookAgain(state, at)
}

const callEnds: Rule = { at: callEndsAt, settle: endSilentCall }

/**
 * Rules that become due without an event. Each rule works on the state that the rules before it have
 * changed.
 */
const RULES: readonly Rule[] = [callBegins, callEnds, crmDetection, crmDuringCall, forgottenTimer]

/** The steps of all rules that are due by `now`, in the order in which the rules became due. */
function settleDue(state: State, now: number, rules = RULES): Step[] {
  const at = (rule: Rule) => rule.at(state) ?? Number.POSITIVE_INFINITY
  const [next] = rules.filter((rule) => at(rule) <= now).sort((a, b) => at(a) - at(b))
  if (!next) return []
  const steps = next.settle(state)
  const others = rules.filter((rule) => rule !== next)
  return [...steps, ...settleDue(applySteps(state, steps), now, others)]
}

/** When the next rule becomes due if no event comes before, epoch milliseconds. */
export function dueAt(state: State): number | undefined {
  const instants = RULES.flatMap((rule) => rule.at(state) ?? [])
  return instants.length > 0 ? Math.min(...instants) : undefined
}

function look(state: State, seen: Sight, now: number): Step[] {
  return chainSteps(state, [(s) => lookAtPlace(s, seen, now), (s) => keepForSilence(s, seen, now)])
}

/**
 * Stores what is observed during a silence of the call. If the call ends with this silence, these
 * observations are applied (`endCallAndLookAgain`).
 */
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
    (s) => settleReturn(s, now),
    (s) => (seen.at === 'site' && seen.context ? [] : leaveCrmDuringCall(s, now)),
    (s) => rememberPlace(s.memory.place, nextPlace(s.memory.place, seen, now)),
  ])
}

/**
 * Applied when the person is back: the category that ran before the absence resumes, and the rules
 * that became due during the absence are applied.
 */
export const settleReturn = (state: State, now: number): Step[] =>
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
