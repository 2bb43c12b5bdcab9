import { type Categories, isOffComputer } from '../scheme/categories.ts'
import type { Settings } from '../settings/settings.ts'
import { type Context, isSameContext, type Stretch } from '../time/segment.ts'
import {
  type Activity,
  amendOpen,
  cutShort,
  endAt,
  openOf,
  runsAt,
  SLIVER,
  startAt,
  type Timeline,
} from '../time/timeline.ts'
import { type HeardTab, type SoundTab, suppressSounds } from './sounds.ts'

/**
 * A page that starts a category automatically. A CRM page starts Documentation, with its context.
 */
export interface Site {
  category: string
  context?: Context
}

/** Whether two pages have the same category, product and record. */
export const isSameSite = (a?: Site, b?: Site) =>
  a?.category === b?.category && isSameContext(a?.context, b?.context)

/** Where the person is now. */
export type Sight =
  | ({ at: 'site' } & Site)
  | { at: 'elsewhere' }
  | { at: 'away'; why: 'idle' | 'locked' }

/**
 * What the browser reports: where the person is, and every tab of a site whose rule says *while it
 * plays sound* (rule 10), in whatever window.
 */
export type Observation = Sight & { sounds?: readonly HeardTab[] }

/** A call or meeting that runs because its tab plays sound (rule 10). */
export interface CallBySound {
  tab: number
  /** The activity to resume after it. */
  what?: Activity
  /** Present while its tab is silent. */
  silence?: Silence
}

/**
 * The state at the beginning of a silence, and what was seen since: if the silence lasts, the call
 * ended with it, and the rest counts as if no call had run.
 */
export interface Silence extends Pick<Memory, 'place' | 'away'>, Pick<Stretch, 'beside'> {
  seen: readonly { sight: Sight; at: number }[]
}

/**
 * What attribution remembers in addition to the segments. Stored with them in the same transaction,
 * so that a killed worker loses nothing (rule 8). Instants in epoch milliseconds.
 */
export interface Memory {
  /** The last event or heartbeat; own timers are no sign of life (rule 5). */
  lastSeen: number
  /** The last instant at which the person was certainly present: a command, a return. */
  here: number
  /**
   * The site that the person is on, if any, and since when they are on it or off it; `siteSince`:
   * since when it is this record of this product.
   */
  place: { site?: Site; siteSince?: number; since: number }
  /**
   * Present while a site's category runs automatically; `what` is the activity to resume after it.
   */
  over?: { what?: Activity } | undefined
  /** A click suppresses detection until the CRM has been left and entered again (rule 4). */
  quiet: boolean
  /**
   * Present while the person is away; `resume` is the activity to resume at the return (rule 6).
   */
  away?: { since: number; resume?: Activity } | undefined
  /** The tabs that play sound; absent before the first one. */
  sounds?: readonly SoundTab[]
  /** Present while a call runs by its sound. */
  call?: CallBySound | undefined
  /** When the person last confirmed the running category (rule 7). */
  confirmed?: number
  /** The last different categories picked, the latest first. */
  picks: readonly string[]
}

/** Whether a person has been off a site for long enough to count as having left it (rule 3). */
export const hasLeft = (
  { site, since }: Memory['place'],
  now: number,
  { leaveAfter }: Pick<Settings, 'leaveAfter'>,
) => !site && now - since >= leaveAfter

/** The place as if its site had been entered at `at`: what was seen before no longer counts. */
export const enteredAt = (place: Memory['place'], at: number): Memory['place'] => {
  const { site, since, siteSince = since } = place
  return site ? { site, since: Math.max(since, at), siteSince: Math.max(siteSince, at) } : place
}

/** The person decides: nothing runs automatically any more, and what sounds now starts nothing. */
export const withoutAutomatic = ({
  sounds,
}: Memory): { over: undefined; call: undefined } & Pick<Memory, 'sounds'> => ({
  over: undefined,
  call: undefined,
  ...(sounds && { sounds: suppressSounds(sounds) }),
})

export const newMemory = (now: number): Memory => ({
  lastSeen: now,
  here: now,
  place: { since: 0 },
  quiet: false,
  picks: [],
})

/** The input of the rules: the end of the timeline, as far back as they need it, and the memory. */
export interface State {
  timeline: Timeline
  memory: Memory
  settings: Settings
  /** The categories of the scheme in force. */
  categories: Categories
  /** The person's time zone (IANA), in which the working day ends. */
  zone: string
  /** Slivers that went to a neighbour (rule 12), for the trace. */
  slips?: readonly Slip[]
}

/** Whether a call runs that needs no computer, picked or by its sound: idle and lock change nothing. */
export const isOnCall = ({ memory, timeline, categories }: State): boolean =>
  memory.call !== undefined || isOffComputer(openOf(timeline)?.category, categories)

/** A sliver: `[from, to)` in epoch milliseconds. */
export interface Slip {
  category: string
  from: number
  to: number
}

/** One step that follows from an observation or a command, as data. */
export type Step =
  /** Ends the running stretch at `at`, or replaces it if it began no earlier, and starts another. */
  | { do: 'start'; at: number; what: Activity }
  /** Ends the running stretch at `at`; if it is a sliver, its time goes to the work before it. */
  | { do: 'end'; at: number }
  /**
   * Removes everything after `at`, also stretches that have ended. A sliver that was picked stays:
   * time away follows (rule 12).
   */
  | { do: 'cut'; at: number }
  /** Changes properties of the open stretch. */
  | { do: 'amend'; stretch: Partial<Stretch> }
  | { do: 'remember'; memory: Partial<Memory> }

export function applySteps(state: State, steps: readonly Step[]): State {
  return steps.reduce(applyStep, state)
}

function applyStep(state: State, step: Step): State {
  const { timeline } = state
  switch (step.do) {
    case 'start':
      return withTimeline(state, startAt(timeline, step.at, step.what, isResumed(state)), step.at)
    case 'end':
      return withTimeline(state, endAt(timeline, step.at), step.at)
    case 'cut':
      return withTimeline(state, cutShort(timeline, step.at, isResumed(state)), step.at)
    case 'amend':
      return { ...state, timeline: amendOpen(timeline, step.stretch) }
    case 'remember':
      return { ...state, memory: { ...state.memory, ...step.memory } }
  }
}

/**
 * Whether the open category, picked earlier, resumed without a click: after time away, or where a
 * site was left. A click would have confirmed it.
 */
function isResumed({ timeline, memory: { confirmed = 0 } }: State) {
  const open = openOf(timeline)
  return open?.source === 'hand' && confirmed < open.startedAt
}

/**
 * The state with a new timeline, changed at `at`; slivers lost in that change are added to `slips`.
 */
export function withTimeline(state: State, timeline: Timeline, at: number): State {
  const more = slipsIn(state.timeline, timeline, at)
  if (more.length === 0) return { ...state, timeline }
  return { ...state, timeline, slips: [...(state.slips ?? []), ...more] }
}

const slipsIn = (before: Timeline, after: Timeline, at: number): Slip[] =>
  before.flatMap(({ category, startedAt: from, endedAt = at }) => {
    const to = Math.min(endedAt, at)
    if (to <= from || to - from >= SLIVER) return []
    const takenBy = runsAt(after, from)
    const stays = takenBy?.startedAt === from && takenBy.category === category
    return takenBy && !stays ? [{ category, from, to }] : []
  })

/** A rule that becomes due without an event: at the instant `at`, with the steps `settle`. */
export interface Rule {
  at: (state: State) => number | undefined
  settle: (state: State) => Step[]
}

/** Collects the steps of each function, each called with the state after the steps before it. */
export function chainSteps(state: State, rules: readonly ((state: State) => Step[])[]): Step[] {
  const all: Step[] = []
  let current = state
  for (const rule of rules) {
    const steps = rule(current)
    all.push(...steps)
    current = applySteps(current, steps)
  }
  return all
}
