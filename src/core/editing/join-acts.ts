/** Changes of the list of actions (`act.ts`) that *undo* and *redo* use. */
import type { Segment } from '../time/segment.ts'
import type { ActDone } from './act.ts'

/**
 * The actions that replace the undone actions when the person does something else after *undo*.
 * First come the same actions, no longer marked as undone. Then comes, for each of them from the
 * last to the first, an action that reverses it. So *undo* can still reach all of them.
 */
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
 * Joins two actions into one if both belong to the typing of one note, or if the second only
 * continues an automatic category with another CRM record. Returns undefined if they are two
 * separate actions.
 */
export function joinActs(last: ActDone | undefined, next: ActDone): ActDone | undefined {
  if (!last || last.reversed || last.did !== next.did) return undefined
  return isContinuation(last, next) ? combineActs(last, next) : undefined
}

function isContinuation(last: ActDone, { did, after, memory }: ActDone) {
  if (did === 'note') return isTyping(last.after[0], after[0])
  return did === 'auto' && Boolean(memory?.before.over && memory.after.over)
}

/**
 * Whether both notes were saved while the person was typing: the later text begins with the earlier
 * one.
 */
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
