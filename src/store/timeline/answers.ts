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
 * Stores what the person did during a stretch of time away: a category, or `break`.
 * @throws RangeError if no scheme has the category
 */
export async function explain(db: StintDatabase, id: string, category: string) {
  const asked = await db.segments.get(id)
  // A stretch without an end ends when the person returns, and the command below first stores that
  // return. So a very late end means "up to the return". It is not `Infinity`, because the trace is
  // JSON, which has no `Infinity`.
  if (asked)
    await explainSpan(db, asked.startedAt, asked.endedAt ?? Number.MAX_SAFE_INTEGER, category)
}

/**
 * Stores what the person did during the time away within `[from, to)`, epoch milliseconds. Time
 * away outside of these bounds remains unexplained.
 * @throws RangeError if no scheme has the category
 */
export async function explainSpan(db: StintDatabase, from: number, to: number, category: string) {
  await explainParts(db, [{ from, to, category }])
}

/**
 * Stores what the person did during each of these parts of time away. If one part is invalid,
 * nothing is stored. Time between the parts remains unexplained.
 * @throws RangeError if no scheme has a category, or if a part ends before it starts
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
 * Stores that the person has confirmed that the running category goes on (rule 7 of
 * docs/domain.md).
 */
export const confirm = (db: StintDatabase) =>
  command(db, { type: 'confirm' }, (state, now) => applySteps(state, confirmRunning(state, now)))

/**
 * Ends the running category at the instant at which Stint first asked whether it goes on. The time
 * since then becomes unexplained (rule 7 of docs/domain.md).
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
