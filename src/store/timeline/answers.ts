/**
 * The person's answers to questions: about time away (rule 6 of docs/domain.md) and a forgotten
 * timer (rule 7 of docs/domain.md).
 */
import { confirmRunning, documentFromCrm } from '../../core/attribution/commands.ts'
import { endForgottenTimer } from '../../core/attribution/forgotten.ts'
import { applySteps } from '../../core/attribution/steps.ts'
import type { ActLabel } from '../../core/editing/act.ts'
import type { Part } from '../../core/editing/types.ts'
import { assertCategory, type Categories } from '../../core/scheme/categories.ts'
import { explainAway } from '../../core/time/change-timeline.ts'
import { BREAK } from '../../core/time/segment.ts'
import type { Timeline } from '../../core/time/timeline.ts'
import type { StintDatabase } from '../database.ts'
import { command } from './change.ts'

/**
 * Explains a stretch of time away: a category, or `break`.
 * @throws RangeError for a category that no scheme has
 */
export async function explain(db: StintDatabase, id: string, category: string) {
  const asked = await db.segments.get(id)
  // A stretch that is still open ends when the person returns; the command applies that return
  // first. `Number.MAX_SAFE_INTEGER` instead of `Infinity`, because the trace is JSON.
  if (asked)
    await explainSpan(db, asked.startedAt, asked.endedAt ?? Number.MAX_SAFE_INTEGER, category)
}

/**
 * Explains the time away within `[from, to)`, epoch milliseconds. Time away outside that range
 * stays unexplained.
 * @throws RangeError for a category that no scheme has
 */
export async function explainSpan(db: StintDatabase, from: number, to: number, category: string) {
  await explainParts(db, [{ from, to, category }])
}

/**
 * Explains several parts of time away, all of them or none. Time between the parts stays
 * unexplained.
 * @throws RangeError for a category that no scheme has, or a part that ends before it starts
 */
export async function explainParts(db: StintDatabase, parts: readonly Part[]) {
  for (const { from, to } of parts) {
    if (!(to > from)) throw new RangeError('A part ends before it starts')
  }
  const explainPart = (timeline: Timeline, { from, to, category }: Part) =>
    explainAway(timeline, from, to, category)
  await command(
    db,
    { type: 'parts', parts },
    (state) => {
      for (const { category } of parts) checkAnswer(category, state.categories)
      return { ...state, timeline: parts.reduce(explainPart, state.timeline) }
    },
    { reach: () => Math.min(...parts.map(({ from }) => from)), did: answerLabel(parts) },
  )
}

const answerLabel = (parts: readonly Part[]): ActLabel => {
  const [category, ...others] = new Set(parts.map((part) => part.category))
  return { did: 'answer', ...(category && others.length === 0 && { category }) }
}

/**
 * Stores that the running category still goes on, as the person confirmed (rule 7 of
 * docs/domain.md).
 */
export const confirm = (db: StintDatabase) =>
  command(db, { type: 'confirm' }, (state, now) => applySteps(state, confirmRunning(state, now)))

/**
 * Ends the running category at the first question about it. The time since then becomes unexplained
 * (rule 7 of docs/domain.md).
 */
export const endForgotten = (db: StintDatabase) =>
  command(
    db,
    { type: 'forgotten' },
    (state, now) => applySteps(state, endForgottenTimer(state, now)),
    {
      did: { did: 'ended' },
    },
  )

/**
 * Ends the running call at the instant when the person opened the CRM. The time since then becomes
 * Documentation (rule 7 of docs/domain.md).
 */
export const documentInstead = (db: StintDatabase) =>
  command(db, { type: 'notes' }, (state, now) => applySteps(state, documentFromCrm(state, now)), {
    did: { did: 'switch' },
  })

const checkAnswer = (category: string, categories: Categories) => {
  if (category !== BREAK) assertCategory(category, categories)
}
