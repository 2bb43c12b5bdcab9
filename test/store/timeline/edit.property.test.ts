import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readTrace as readEvents } from '../../../scripts/replay/event.ts'
import { openReplay } from '../../../scripts/replay/play.ts'
import type { Observation } from '../../../src/core/attribution/state.ts'
import type { Edit } from '../../../src/core/editing/types.ts'
import { minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { recordTrace } from '../../../src/store/settings-commands.ts'
import * as commands from '../../../src/store/timeline/commands.ts'
import { edit } from '../../../src/store/timeline/edit.ts'
import { redoEdit, undoEdit } from '../../../src/store/timeline/edit-history.ts'
import { stretchOf } from '../../../src/store/timeline/stretch.ts'
import { readTrace } from '../../../src/store/timeline/trace.ts'
import { undo } from '../../../src/store/timeline/undo.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'

const start = Date.UTC(2026, 10, 23, 9)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
})
afterEach(() => {
  vi.useRealTimers()
})

const CRM: Observation = {
  at: 'site',
  category: 'documentation',
  context: { product: 'pipedrive' },
}
const sight = fc.constantFrom<Observation>(
  CRM,
  { at: 'elsewhere' },
  { at: 'away', why: 'idle' },
  { at: 'away', why: 'locked' },
)
const category = fc.constantFrom('research', 'misc', 'client-meeting', 'documentation', 'break')

/**
 * Chooses a segment by its position in the list. Below, `share` chooses an instant as a part of the time
 * from the start until now.
 */
const which = fc.nat(30)
const share = fc.double({ min: -0.1, max: 1.1, noNaN: true })
const tag = <Name extends string>(name: Name) => fc.constant(name)
const anEdit = fc.oneof(
  fc.record({ do: tag('move'), which, end: fc.boolean(), to: share }),
  fc.record(
    { do: tag('change'), which, from: share, to: share, category, note: fc.string() },
    { requiredKeys: ['do', 'which'] },
  ),
  fc.record({ do: tag('split'), which, at: share, category }),
  fc.record({ do: tag('merge'), which, side: fc.constantFrom('next', 'before') }),
  fc.record({ do: tag('add'), which, from: share, to: share, category }),
  fc.record({ do: tag('delete'), which }),
  fc.record({ do: tag('explain'), which, at: share, category }),
)
type AnEdit = typeof anEdit extends fc.Arbitrary<infer E> ? E : never

async function actual(db: StintDatabase, drawn: AnEdit): Promise<Edit | undefined> {
  const rows = (await db.segments.orderBy('startedAt').toArray()).filter((s) => !s.deleted)
  const when = (part: number) => Math.round(start + part * (Date.now() - start))
  const row = rows[drawn.which % (rows.length || 1)]
  if (!row) return undefined
  const { id, startedAt, endedAt } = row
  switch (drawn.do) {
    case 'move':
      return { do: 'move', at: drawn.end ? (endedAt ?? startedAt) : startedAt, to: when(drawn.to) }
    case 'change':
      return {
        do: 'change',
        id,
        ...(drawn.from !== undefined && { startedAt: when(drawn.from) }),
        ...(drawn.to !== undefined && endedAt !== undefined && { endedAt: when(drawn.to) }),
        ...(drawn.note !== undefined && { note: drawn.note }),
        ...(drawn.category && { category: drawn.category }),
      }
    case 'split':
      return { do: 'split', id, at: when(drawn.at), later: drawn.category }
    case 'merge':
      return { do: 'merge', id, with: drawn.side }
    case 'add':
      return { do: 'add', from: when(drawn.from), to: when(drawn.to), category: drawn.category }
    case 'delete':
      return { do: 'delete', id }
    case 'explain':
      return {
        do: 'explain',
        id,
        parts: [{ from: startedAt, to: when(drawn.at), category: drawn.category }],
      }
  }
}

const carryOut = async (db: StintDatabase, drawn: AnEdit) => {
  const act = await actual(db, drawn)
  return act && (await edit(db, act))
}

type Act =
  | { edit: AnEdit }
  | { see: Observation }
  | { pick: string }
  | 'stop'
  | 'undo'
  | 'day-undo'
  | 'redo'
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ edit: anEdit }) },
  { weight: 3, arbitrary: fc.record({ see: sight }) },
  {
    weight: 3,
    arbitrary: fc.record({ pick: fc.constantFrom('research', 'outgoing-call', 'misc') }),
  },
  fc.constantFrom('stop', 'undo', 'day-undo', 'redo'),
)
const happening = fc.record({ after: fc.nat(20 * minute), act })

async function perform(db: StintDatabase, act: Act) {
  if (act === 'stop') return commands.stop(db)
  if (act === 'undo') return undo(db)
  if (act === 'day-undo') return undoEdit(db)
  if (act === 'redo') return redoEdit(db)
  if ('see' in act) return commands.apply(db, act.see)
  if ('pick' in act) return commands.switchTo(db, act.pick)
  return carryOut(db, act.edit)
}

async function live(happenings: readonly { after: number; act: Act }[], recorded = false) {
  const db = freshProfile().open()
  vi.setSystemTime(start)
  if (recorded) await recordTrace(db, true)
  for (const { after, act } of happenings) {
    vi.setSystemTime(Date.now() + after)
    await perform(db, act)
    await expectInvariants(db)
  }
  return db
}

/** Undoes or redoes edits until none is left. Stint must not refuse any of these steps. */
async function exhaust(db: StintDatabase, turn: typeof undoEdit) {
  for (let said = await turn(db); said !== 'nothing'; said = await turn(db))
    expect(said).toBeUndefined()
}

const content = async (db: StintDatabase) => (await expectInvariants(db)).map(stretchOf)

test('any series of edits, clicks and observations keeps all invariants', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
      ;(await live(happenings)).close()
    }),
    { numRuns: process.env.STINT_LONG ? 5000 : 75 },
  )
}, 600_000)

test('undo of any series of edits restores the day exactly, and redo makes it again', async () => {
  const day = fc.array(happening, { minLength: 3, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(day, fc.array(anEdit, { maxLength: 8 }), async (happenings, edits) => {
      const db = await live(
        happenings.filter(({ act }) => typeof act !== 'object' || !('edit' in act)),
      )
      // The first change applies all rules that are due, and ends CRM time that has been left (rule 3 of
      // docs/domain.md). Here this is done before the edits.
      vi.setSystemTime(Date.now() + minute)
      await commands.apply(db, { at: 'elsewhere' })
      vi.setSystemTime(Date.now() + minute)
      await commands.apply(db)
      const before = await content(db)
      for (const drawn of edits) await carryOut(db, drawn)
      const after = await content(db)
      await exhaust(db, undoEdit)
      expect(await content(db)).toEqual(before)
      await exhaust(db, redoEdit)
      expect(await content(db)).toEqual(after)
      db.close()
    }),
    { numRuns: process.env.STINT_LONG ? 5000 : 75 },
  )
}, 600_000)

test('a recording with edits in it plays back to the same days', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 20 }), async (happenings) => {
      const db = await live(happenings, true)
      const end = Date.now()
      const replay = openReplay(freshProfile().open, (at) => vi.setSystemTime(at))
      const lines = (await readTrace(db)).map((line) => JSON.stringify(line))
      for await (const event of readEvents(Readable.from(lines))) await replay.play(event)
      vi.setSystemTime(end)
      const contentWithoutNotes = async (of: StintDatabase) =>
        (await content(of)).map(({ id: _, note: __, ...rest }) => rest)
      expect(await contentWithoutNotes(replay.db)).toEqual(await contentWithoutNotes(db))
      replay.db.close()
      db.close()
    }),
    { numRuns: process.env.STINT_LONG ? 5000 : 50 },
  )
}, 600_000)
