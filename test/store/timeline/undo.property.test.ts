import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BASE } from '../../../src/core/scheme/categories.ts'
import { minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import * as answers from '../../../src/store/timeline/answers.ts'
import * as commands from '../../../src/store/timeline/commands.ts'
import { repeat } from '../../../src/store/timeline/repeat.ts'
import { stretchOf } from '../../../src/store/timeline/stretch.ts'
import { redo, undo } from '../../../src/store/timeline/undo.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'

const start = Date.UTC(2026, 10, 23, 9)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
})
afterEach(() => {
  vi.useRealTimers()
})

const category = fc.constantFrom(...BASE.map(({ id }) => id))
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ pick: category }) },
  fc.record({ repeat: category, note: fc.constantFrom('a', 'x') }),
  fc.record({ ago: fc.constantFrom(5, 15, 30) }),
  fc.record({ note: fc.constantFrom('', 'a', 'b', 'c') }),
  fc.record({ answer: fc.constantFrom('misc', 'break', 'client-meeting'), which: fc.nat(2) }),
  fc.record({ crm: fc.nat(3) }),
  fc.constantFrom('stop', 'back', 'undo', 'undo', 'redo', 'confirm'),
)
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never
const step = fc.record({
  after: fc.oneof(fc.nat(6000), fc.nat(2 * minute)),
  act,
  /** True if the popup and the worker are closed after the action. */
  closed: fc.boolean(),
})

async function perform(db: StintDatabase, act: Act) {
  if (act === 'stop') return commands.stop(db)
  if (act === 'back') return commands.back(db)
  if (act === 'undo') return undo(db)
  if (act === 'redo') return redo(db)
  if (act === 'confirm') return answers.confirm(db)
  if ('repeat' in act) return repeat(db, { category: act.repeat, note: act.note })
  if ('pick' in act) return commands.switchTo(db, act.pick)
  if ('ago' in act) return commands.moveStart(db, Date.now() - act.ago * minute)
  if ('note' in act) return commands.setNote(db, act.note)
  if ('crm' in act) return see(db, act.crm)
  const asked = await db.segments
    .where('category')
    .equals('unexplained')
    .filter((s) => !s.deleted && s.endedAt !== undefined)
    .toArray()
  const id = asked[act.which % (asked.length || 1)]?.id
  if (id) await answers.explain(db, id, act.answer)
}

/** Reports the page in front of the person. If `record` is 0, the page is outside of the CRM. */
const see = (db: StintDatabase, record: number) =>
  commands.apply(
    db,
    record === 0
      ? { at: 'elsewhere' }
      : { at: 'site', category: 'documentation', context: { product: 'pipedrive' } },
  )

/** Plays some work with two absences that are still unexplained. */
async function morning(db: StintDatabase) {
  await commands.switchTo(db, 'research')
  for (const wait of [4, 20]) {
    await sleepTo(db, wait)
    await commands.apply(db, { at: 'away', why: 'locked' })
    vi.setSystemTime(Date.now() + 10 * minute)
    await commands.apply(db, { at: 'elsewhere' })
  }
  await sleepTo(db, 3)
}

/** Lets minutes pass while the person is at the computer and outside of the CRM. */
async function sleepTo(db: StintDatabase, minutes: number) {
  for (let i = 0; i < minutes; i++) {
    vi.setSystemTime(Date.now() + minute)
    await commands.apply(db, { at: 'elsewhere' })
  }
}

/** Returns rows as text, without the fields that Stint itself changes while it records a call. */
const saidOf = (rows: unknown) =>
  JSON.stringify(rows, (name, value) => (['beside', 'context'].includes(name) ? undefined : value))

const content = async (db: StintDatabase) => (await expectInvariants(db)).map(stretchOf)

/**
 * Presses the button of undo or redo as long as the popup shows it. Returns the segments after each
 * press.
 */
async function exhaust(db: StintDatabase, way: 'undo' | 'redo') {
  const seen: unknown[] = []
  while ((await readPopupView(db))[way]) {
    await (way === 'undo' ? undo(db) : redo(db))
    seen.push(await content(db))
    expect(seen.length).toBeLessThan(200)
  }
  return seen
}

test('undoing any series of acts one by one restores the start; redoing restores the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { open } = freshProfile()
      vi.setSystemTime(start)
      let db = open()
      await morning(db)
      const before = await content(db)
      const stored = [saidOf(before)]
      let place = 0
      for (const { after, act, closed } of steps) {
        vi.setSystemTime(Date.now() + after)
        // First reports that the person is present, because actions from before an absence cannot be
        // undone.
        await see(db, place)
        if (typeof act === 'object' && 'crm' in act) place = act.crm
        await perform(db, act)
        stored.push(saidOf(await content(db)))
        if (!closed) continue
        db.close()
        db = open()
      }
      // The next change also applies the rules that are due. Undo does not reverse the effect of these
      // rules, because it is not an action of the person. A change is therefore made before the
      // comparison.
      await commands.setNote(db, '', 'none')
      const end = await content(db)
      stored.push(saidOf(end))
      const redoable = await exhaust(db, 'redo')
      const undone = await exhaust(db, 'undo')
      expect(await content(db)).toEqual(before)
      const again = await exhaust(db, 'redo')
      expect(again).toHaveLength(undone.length)
      expect(again.at(-1 - redoable.length) ?? before).toEqual(end)
      // Undo and redo can reach every state that was stored before.
      const reached = new Set([before, ...undone, ...again, end].map(saidOf))
      for (const one of stored) expect(reached).toContain(one)
      db.close()
    }),
    { numRuns: process.env.STINT_LONG ? 3000 : 50 },
  )
}, 600_000)
