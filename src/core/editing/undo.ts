/** Undo and redo of the actions in the popup, one by one. */
import { quietAfterClick } from '../attribution/commands.ts'
import { type CallBySound, hasLeft, type Memory, type State } from '../attribution/state.ts'
import { isSameContext, type Segment } from '../time/segment.ts'
import { openOf, type Timeline } from '../time/timeline.ts'
import type { ActDone, HandBack } from './act.ts'

/**
 * The parts of the stored `Memory` that are about the running segment, before and after an action.
 * Returns undefined if the action did not change them.
 */
export function handBackChange(
  before: { timeline: Timeline; memory: Memory },
  after: { timeline: Timeline; memory: Memory },
): ActDone['memory'] {
  const what = ({ timeline }: { timeline: Timeline }) => {
    const { category, source, context } = openOf(timeline) ?? {}
    return { category, source, context }
  }
  const [was, is] = [what(before), what(after)]
  const same =
    was.category === is.category &&
    was.source === is.source &&
    isSameContext(was.context, is.context) &&
    before.memory.over === after.memory.over &&
    before.memory.call?.tab === after.memory.call?.tab
  return same ? undefined : { before: handBackOf(before.memory), after: handBackOf(after.memory) }
}

const handBackOf = ({ over, call, picks }: Memory): HandBack => ({
  picks,
  ...(over && { over }),
  ...(call && { call: withoutSilence(call) }),
})

const withoutSilence = ({ silence: _, ...call }: CallBySound): CallBySound => call

/**
 * The row as it was before the action. If *undo* makes the segment run again, the row keeps the
 * context and the CRM time that rules have added since the action.
 */
export function rowBefore(was: Segment, left: Segment, row: Segment): Segment {
  if (was.deleted || was.category !== left.category || was.endedAt !== undefined) return was
  const context = isSameContext(left.context, row.context) ? was.context : row.context
  const same = JSON.stringify(left.beside) === JSON.stringify(row.beside)
  const beside = same ? was.beside : row.beside
  const { context: _, beside: __, ...rest } = was
  return { ...rest, ...(context && { context }), ...(beside && { beside }) }
}

/**
 * Returns the stored `Memory` after *undo* or *redo* of an action. If the running segment changes,
 * the *undo* or *redo* has the effect of a click (rule 4 of docs/domain.md).
 */
export function memoryAfterAct(
  { memory, settings }: Pick<State, 'memory' | 'settings'>,
  { memory: change, undone }: Pick<ActDone, 'memory' | 'undone'>,
  now: number,
): Memory {
  if (!change) return memory
  const { picks, over, call } = undone ? change.after : change.before
  return {
    ...memory,
    ...quietAfterClick({ memory, settings }, now),
    picks,
    // If the person has left the site, the restored category counts as picked by hand.
    over: hasLeft(memory.place, now, settings) ? undefined : over,
    // If the tab of the call is closed or silent, the restored call counts as picked by hand.
    call: call && isSounding(memory, call) ? call : undefined,
    confirmed: now,
  }
}

const isSounding = ({ sounds = [] }: Memory, { tab }: CallBySound) =>
  sounds.some((one) => one.tab === tab && one.silentSince === undefined)
