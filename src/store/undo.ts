import type { State } from '../core/memory.ts'
import { fitting, joinedNotes, NOTE_LIMIT } from '../core/note.ts'
import type { StoredMemory } from './database.ts'
import { stretchOf } from './stretch.ts'

export type Undo = NonNullable<StoredMemory['undo']>
export type Written = Omit<Undo, 'memory'>

interface Changed {
  before: State
  after: State
  now: number
  /** Undefined: nothing that *undo* would take back. */
  written: Written | undefined
  goesOn: boolean
}

/** What *undo* will bring back, after a change from `before` to `after`. */
export function undoAfter(changed: Changed, last: Undo | undefined): Undo | undefined {
  const { before, after, now, written, goesOn } = changed
  // What away and return have made is answered, not undone; and over an absence, nothing is.
  const slept = now - before.memory.lastSeen >= before.settings.gapAfter
  if (slept || before.memory.away || after.memory.away) return undefined
  if (!written) return last
  const { over, picks } = before.memory
  // Another record within one run in the CRM: undo takes the whole run back.
  if (goesOn && over && after.memory.over && last) return { ...last, ...both(last, written) }
  return { ...written, memory: { picks, ...(over && { over }) } }
}

function both(first: Written, second: Written): Written {
  const known = new Set([...first.created, ...first.before.map((s) => s.id)])
  return {
    before: [...first.before, ...second.before.filter((s) => !known.has(s.id))],
    created: [...first.created, ...second.created],
  }
}

/** The timeline as it was; what was meanwhile noted is kept. */
export function undone(state: State, { before, created }: Undo) {
  const gone = new Set([...created, ...before.map((s) => s.id)])
  const noted = new Map(state.timeline.map((s) => [s.id, s.note]))
  const fresh = state.timeline.find((s) => s.id && created.includes(s.id))?.note
  const was = before
    .filter((s) => !s.deleted)
    .map((s) => {
      const { note, ...rest } = stretchOf(s)
      const kept = noted.has(s.id) ? noted.get(s.id) : note
      const text = s.endedAt === undefined ? joined(kept, fresh) : kept
      return { ...rest, ...(text && { note: text }) }
    })
  return [...state.timeline.filter((s) => !s.id || !gone.has(s.id)), ...was].sort(
    (a, b) => a.startedAt - b.startedAt,
  )
}

const joined = (first?: string, second?: string) =>
  fitting(joinedNotes([first, second]), NOTE_LIMIT)
