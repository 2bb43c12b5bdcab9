import { back, pick, settleBeforeCommand, stop } from '../../src/core/attribution/commands.ts'
import { decide } from '../../src/core/attribution/decide.ts'
import { newMemory, type Observation, type State } from '../../src/core/attribution/state.ts'
import { applySteps, chainSteps } from '../../src/core/attribution/steps.ts'
import { FIRST_SCHEME } from '../../src/core/scheme/versions.ts'
import { DEFAULTS } from '../../src/core/settings/settings.ts'

export const t0 = Date.UTC(2026, 10, 23, 9)
export const PIPEDRIVE: Observation = {
  at: 'site',
  category: 'documentation',
  context: { product: 'pipedrive' },
}
export const onDeal = (id: string) =>
  ({
    at: 'site',
    category: 'documentation',
    context: { product: 'pipedrive', record: { type: 'deal', id } },
  }) as const satisfies Observation
export const DEAL_1: Observation = onDeal('1')
export const DEAL_2: Observation = onDeal('2')
export const ELSEWHERE: Observation = { at: 'elsewhere' }
export const IDLE: Observation = { at: 'away', why: 'idle' }
export const LOCKED: Observation = { at: 'away', why: 'locked' }

type Event = Observation | 'timer' | 'stop' | 'back' | { pick: string }
/**
 * An event `s` seconds after the start: an observation of the browser, a click, or one of Stint's own
 * timers. `slept` means that the computer slept between the previous event and this one.
 */
export type Happening = [s: number, what: Event, after?: 'slept']

export const at = (s: number) => t0 + s * 1000

export function play(happenings: Happening[], settings = {}): State {
  const start: State = {
    timeline: [],
    memory: newMemory(at(0)),
    settings: { ...DEFAULTS, ...settings },
    categories: FIRST_SCHEME.categories,
    zone: 'UTC',
  }
  return withHeartbeats(happenings).reduce(
    (state, [s, what]) => applySteps(state, steps(state, what, at(s))),
    start,
  )
}

/**
 * Adds a heartbeat for each minute in which the computer is awake. At each heartbeat Stint observes the
 * browser again.
 */
function withHeartbeats(happenings: Happening[]): Happening[] {
  let seen: Observation = ELSEWHERE
  let last = 0
  return happenings.flatMap((happening) => {
    const [s, what, slept] = happening
    const minutes = slept ? 0 : Math.ceil((s - last) / 60) - 1
    const beats = Array.from({ length: Math.max(0, minutes) }, (_, i) => last + 60 * (i + 1))
    const before = beats.map((beat): Happening => [beat, seen])
    if (typeof what === 'object' && 'at' in what) seen = what
    last = s
    return [...before, happening]
  })
}

function steps(state: State, what: Event, now: number) {
  if (what === 'timer') return decide(state, undefined, now)
  if (typeof what === 'object' && 'at' in what) return decide(state, what, now)
  return chainSteps(state, [(s) => settleBeforeCommand(s, now), (s) => stepsOfClick(s, what, now)])
}

function stepsOfClick(state: State, what: 'stop' | 'back' | { pick: string }, now: number) {
  if (what === 'stop') return stop(state, now)
  return what === 'back' ? back(state, now) : pick(state, what.pick, now)
}

/** Returns the segments as texts with seconds, such as `research 0–10`. An open segment has no end. */
export const timelineText = ({ timeline }: State) =>
  timeline.map((s) => {
    const end = s.endedAt === undefined ? '' : (s.endedAt - t0) / 1000
    const record = s.context?.record ? `#${s.context.record.id}` : ''
    return `${s.category}${record} ${(s.startedAt - t0) / 1000}–${end}`
  })
