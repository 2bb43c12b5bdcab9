import { addPick, quietAfterClick, stop } from '../attribution/commands.ts'
import type { Memory, State } from '../attribution/state.ts'
import { applySteps } from '../attribution/steps.ts'
import { isAside, type Stretch } from '../time/segment.ts'
import { activityOf, openOf, runStart, type Timeline } from '../time/timeline.ts'

/**
 * Returns the stored `Memory` after an edit of the running segment, or of the segment that resumes
 * after the running one. Such an edit has the effect of a click (rules 4 and 7 of docs/domain.md).
 */
export function memoryAfterEdit(before: State, after: Timeline, now: number): Memory {
  const was = openOf(before.timeline)
  const is = openOf(after)
  const memory = updateHandBack(before, after)
  if (!was) return memory
  // The running segment was deleted, so nothing runs now.
  if (!is) return { ...applySteps(before, stop(before, now)).memory }
  if (was.category !== is.category)
    return {
      ...memory,
      ...quietAfterClick(before, now),
      picks: replacePick(memory.picks, was, is.category),
      confirmed: now,
    }
  return was.startedAt === is.startedAt ? memory : { ...memory, confirmed: now }
}

/**
 * The list of picks after the category of the running segment was corrected. The wrong category is
 * removed from the list, so that *back* does not lead to it.
 */
function replacePick(picks: readonly string[], was: Stretch, is: string): readonly string[] {
  const others = was.source === 'hand' && picks[0] === was.category ? picks.slice(1) : picks
  return addPick(others, is)
}

/**
 * If the person edited the segment that resumes when the running automatic segment ends, its new
 * category is stored.
 */
function updateHandBack({ timeline, memory }: State, after: Timeline): Memory {
  const { over, call } = memory
  const what = (call ?? over)?.what
  const run = runStart(timeline)
  const under = run && timeline.find((s) => s.endedAt === run.startedAt)
  if (!what || !under?.id || under.category !== what.category) return memory
  const is = after.find((s) => s.id === under.id)
  if (!is || is.category === under.category) return memory
  // A break or unexplained time does not resume when the automatic segment ends.
  const { what: _, ...rest } = call ?? over ?? {}
  const resumed = { ...rest, ...(!isAside(is.category) && { what: activityOf(is) }) }
  return call ? { ...memory, call: { ...call, ...resumed } } : { ...memory, over: resumed }
}

/**
 * Returns the stored `Memory` after *undo* or *redo* of an edit. This is `memory` itself if other
 * actions have changed it since the edit.
 */
export function memoryAfterEditUndo(
  memory: Memory,
  change: { from: Memory; to: Memory } | undefined,
): Memory {
  if (!change) return memory
  const { from, to } = change
  if (!isSame(memory.over, from.over) || !isSame(memory.picks, from.picks)) return memory
  // If the person has left the site, the restored category counts as picked by hand (rule 4 of
  // docs/domain.md).
  return { ...memory, picks: to.picks, over: memory.place.site ? to.over : undefined }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
