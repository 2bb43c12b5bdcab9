import type { Categories } from '../scheme/categories.ts'
import type { Settings } from '../settings/settings.ts'
import { type Context, type Stretch, sameContext } from '../time/segment.ts'
import {
  type Activity,
  amendOpen,
  cutShort,
  endAt,
  runsAt,
  SLIVER,
  startAt,
  type Timeline,
} from '../time/timeline.ts'

/** A page that brings a category by itself: one of a CRM brings Documentation, with its context. */
export interface Site {
  category: string
  context?: Context
}

/** The same page worked at: same category, same product, same record. */
export const sameSite = (a?: Site, b?: Site) =>
  a?.category === b?.category && sameContext(a?.context, b?.context)

/** Where the person is now, as the browser tells it. */
export type Observation =
  | ({ at: 'site' } & Site)
  | { at: 'elsewhere' }
  | { at: 'away'; why: 'idle' | 'locked' }

/**
 * What attribution must know beside the segments. Stored with them, in the same transaction, so
 * that a killed worker forgets nothing (rule 8). Instants in epoch milliseconds.
 */
export interface Memory {
  /** The last event or heartbeat; own timers are no sign of life (rule 5). */
  lastSeen: number
  /** The last instant at which the person surely was here: a command, a return. */
  here: number
  /**
   * *In CRM*, or on another site that brings a category, holds or does not, and since when;
   * `siteSince`: since when it is this record of this product.
   */
  place: { site?: Site; siteSince?: number; since: number }
  /** A site's category runs by itself; `what` is what it was put over and is handed back to. */
  over?: { what?: Activity } | undefined
  /** A click keeps detection quiet until the CRM has been left and entered anew (rule 4). */
  quiet: boolean
  /** The person is away; `resume` is what goes on at the return (rule 6). */
  away?: { since: number; resume?: Activity } | undefined
  /** When the person last said that what runs still does (rule 7). */
  confirmed?: number
  /** The last two different categories picked, the later first. */
  picks: readonly string[]
}

/** Whether a person has been off a site for long enough to count as having left it (rule 3). */
export const hasLeft = (
  { site, since }: Memory['place'],
  now: number,
  { leaveAfter }: Pick<Settings, 'leaveAfter'>,
) => !site && now - since >= leaveAfter

export const newMemory = (now: number): Memory => ({
  lastSeen: now,
  here: now,
  place: { since: 0 },
  quiet: false,
  picks: [],
})

/** What the rules look at: the end of the timeline, far enough back for them, and the memory. */
export interface State {
  timeline: Timeline
  memory: Memory
  settings: Settings
  /** The scheme in force. */
  categories: Categories
  /** The person's time zone, IANA: the working day ends in it. */
  zone: string
  /** What ran too briefly and went to a neighbour (rule 12), for the trace. */
  slips?: readonly Slip[]
}

/** `[from, to)` of a category that ran too briefly, epoch milliseconds. */
export interface Slip {
  category: string
  from: number
  to: number
}

/** What should follow, as data. */
export type Step =
  | { do: 'start'; at: number; what: Activity }
  | { do: 'end'; at: number }
  | { do: 'cut'; at: number }
  /** What is open is the same stretch, and this of it is new. */
  | { do: 'amend'; stretch: Partial<Stretch> }
  | { do: 'remember'; memory: Partial<Memory> }

export function applySteps(state: State, steps: readonly Step[]): State {
  return steps.reduce(applyStep, state)
}

function applyStep(state: State, step: Step): State {
  const { timeline } = state
  switch (step.do) {
    case 'start':
      return withTimeline(state, startAt(timeline, step.at, step.what), step.at)
    case 'end':
      return withTimeline(state, endAt(timeline, step.at), step.at)
    case 'cut':
      return withTimeline(state, cutShort(timeline, step.at), step.at)
    case 'amend':
      return { ...state, timeline: amendOpen(timeline, step.stretch) }
    case 'remember':
      return { ...state, memory: { ...state.memory, ...step.memory } }
  }
}

/** With the timeline as it is after a change at `at`, and the slips in that. */
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

/** What becomes due when nothing else happens: at this instant, these steps. */
export interface Rule {
  at: (state: State) => number | undefined
  settle: (state: State) => Step[]
}

/** Asks each rule in turn, every one on what the ones before it have made. */
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
