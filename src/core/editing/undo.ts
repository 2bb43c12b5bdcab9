/** How acts in the popup are undone and redone, one by one. */
import { quietAfterClick } from '../attribution/commands.ts'
import { type CallBySound, hasLeft, type Memory, type State } from '../attribution/state.ts'
import { isSameContext, type Segment } from '../time/segment.ts'
import { openOf, type Timeline } from '../time/timeline.ts'

/** The act as the undo button names it; `auto`: by Stint itself. */
export interface ActLabel {
  did: 'switch' | 'auto' | 'stop' | 'note' | 'earlier' | 'answer' | 'ended'
  /** The category that began, or the answer about time away. */
  category?: string
  /** Minutes by which the start was moved back. */
  minutes?: number
}

/**
 * An act with the segments before and after it: `before[i]` and `after[i]` are the same segment.
 */
export interface ActDone extends ActLabel {
  /** A segment that was created or removed is a tombstone on the other side. */
  before: readonly Segment[]
  after: readonly Segment[]
  /** Present if the running segment changed: what to resume, and where *back* leads. */
  memory?: { before: HandBack; after: HandBack }
  /** It was undone, and can be redone. */
  undone?: true
  /** It is the undoing of `did`, kept because something else was done after the undo. */
  reversed?: true
}
type HandBack = Pick<Memory, 'over' | 'call' | 'picks'>

/** Keeps undone acts reachable after a new act: they count as made and then undone one by one. */
export const branchActs = (undone: readonly ActDone[]): ActDone[] => [
  ...undone.map(({ undone: _, ...act }) => act),
  ...undone.toReversed().map(({ undone: _, ...act }) => reverseAct(act)),
]

function reverseAct({ before, after, memory, reversed: was, ...act }: ActDone): ActDone {
  return {
    ...act,
    before: after,
    after: before,
    ...(memory && { memory: { before: memory.after, after: memory.before } }),
    ...(!was && { reversed: true }),
  }
}

/**
 * Joins two acts into one: a note still being typed, or an automatic category that goes on to
 * another record. Returns undefined if they are two acts.
 */
export function joinActs(last: ActDone | undefined, next: ActDone): ActDone | undefined {
  if (!last || last.reversed || last.did !== next.did) return undefined
  return isContinuation(last, next) ? combineActs(last, next) : undefined
}

function isContinuation(last: ActDone, { did, after, memory }: ActDone) {
  if (did === 'note') return isTyping(last.after[0], after[0])
  return did === 'auto' && Boolean(memory?.before.over && memory.after.over)
}

/** Saved while the person was typing: the later text begins with the earlier one. */
const isTyping = (last: Segment | undefined, next: Segment | undefined) =>
  last?.id === next?.id && Boolean(last?.note && next?.note?.startsWith(last.note))

function combineActs(first: ActDone, second: ActDone): ActDone {
  const known = new Set(first.before.map(({ id }) => id))
  const left = new Map(second.after.map((row) => [row.id, row]))
  const fresh = (row: Segment) => !known.has(row.id)
  return {
    ...first,
    before: [...first.before, ...second.before.filter(fresh)],
    after: [
      ...first.after.map((row) => left.get(row.id) ?? row),
      ...second.after.filter((_, i) => fresh(second.before[i] as Segment)),
    ],
    ...(first.memory && {
      memory: { before: first.memory.before, after: second.memory?.after ?? first.memory.after },
    }),
  }
}

/** The change in what attribution remembers about the running segment, if an act changed it. */
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

/** Properties that an act sets. The rules also add context and `beside` to a running call. */
const COMPARED = ['category', 'startedAt', 'endedAt', 'source', 'note', 'edited', 'review'] as const

/** Whether a row is unchanged since the act, except for what the rules have added. */
export function isAsLeft(left: Segment, row: Segment | undefined): boolean {
  if (!row || left.deleted !== row.deleted) return false
  return left.deleted === true || COMPARED.every((part) => left[part] === row[part])
}

/**
 * The row as it was before the act. A segment that runs again keeps what the rules have added
 * since.
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
 * What attribution remembers after *undo* or *redo* of an act: if the running segment changes, that
 * counts as a click (rule 4).
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
    // The site was left: what is restored counts as picked by hand.
    over: hasLeft(memory.place, now, settings) ? undefined : over,
    // Its tab has closed, or was silent for long: what is restored counts as picked by hand.
    call: call && isSounding(memory, call) ? call : undefined,
    confirmed: now,
  }
}

const isSounding = ({ sounds = [] }: Memory, { tab }: CallBySound) =>
  sounds.some((one) => one.tab === tab && one.silentSince === undefined)
