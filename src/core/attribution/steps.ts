/** The changes that the rules of attribution return, and what each does to the state. */

import { amendOpen, cutShort, endAt, startAt } from '../time/change-timeline.ts'
import type { Stretch } from '../time/segment.ts'
import { SLIVER } from '../time/sliver.ts'
import { type Activity, openOf, runsAt, type Timeline } from '../time/timeline.ts'
import type { Memory, Slip, State } from './state.ts'

/** One change that follows from an observation or a command, as data. */
export type Step =
  /**
   * Ends the running stretch at `at` and starts another. If the running stretch began at `at` or later,
   * it is replaced.
   */
  | { do: 'start'; at: number; what: Activity }
  /**
   * Ends the running stretch at `at`. If the ended stretch is shorter than 5 s (a sliver), its time
   * goes to the work before it (rule 12 of docs/domain.md).
   */
  | { do: 'end'; at: number }
  /**
   * Removes all time after `at`, including stretches that have already ended. If less than 5 s of
   * the last stretch remain (a sliver), this time goes to the work before it. If the person started
   * that stretch by a click, the sliver stays (rule 12 of docs/domain.md).
   */
  | { do: 'cut'; at: number }
  /** Changes properties of the running stretch. */
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
 * Whether the open category was picked earlier and resumed without a click, after time away or after a
 * site was left. A click would have set `confirmed`.
 */
function isResumed({ timeline, memory: { confirmed = 0 } }: State) {
  const open = openOf(timeline)
  return open?.source === 'hand' && confirmed < open.startedAt
}

/**
 * The state with a new timeline, changed at `at`. Stretches under 5 s (slivers) that this change
 * removed are added to `slips`.
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

/**
 * A rule that becomes due without an event. `at` returns the instant; `settle` returns the steps
 * that apply the rule.
 */
export interface Rule {
  at: (state: State) => number | undefined
  settle: (state: State) => Step[]
}

/**
 * The steps of all these rules, one rule after another. Each rule gets the state after the steps of
 * the rules before it.
 */
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
