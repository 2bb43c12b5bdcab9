import type { State } from '../core/memory.ts'
import type { StoredMemory } from './database.ts'
import { stretchOf } from './stretch.ts'

export type Undo = NonNullable<StoredMemory['undo']>
export type Written = Omit<Undo, 'memory'>

/** What *undo* will bring back, after a change from `before` to `after` that wrote `written`. */
export function undoAfter(
  before: State,
  after: State,
  written: Written,
  last: Undo | undefined,
): Undo | undefined {
  // What away and return have made is answered, not undone.
  if (before.memory.away || after.memory.away) return undefined
  const { over, picks } = before.memory
  // Another record within one run in the CRM: undo takes the whole run back.
  if (over && after.memory.over && last) return { ...last, ...both(last, written) }
  return { ...written, memory: { picks, ...(over && { over }) } }
}

function both(first: Written, second: Written): Written {
  const known = new Set([...first.created, ...first.before.map((s) => s.id)])
  return {
    before: [...first.before, ...second.before.filter((s) => !known.has(s.id))],
    created: [...first.created, ...second.created],
  }
}

/** The timeline as it was; the note that was meanwhile written goes to what runs again. */
export function undone(state: State, { before, created }: Undo) {
  const gone = new Set([...created, ...before.map((s) => s.id)])
  const written = state.timeline.find((s) => s.endedAt === undefined)?.note
  const was = before
    .filter((s) => !s.deleted)
    .map(stretchOf)
    .map((s) => (s.endedAt === undefined && !s.note && written ? { ...s, note: written } : s))
  return [...state.timeline.filter((s) => !s.id || !gone.has(s.id)), ...was].sort(
    (a, b) => a.startedAt - b.startedAt,
  )
}
