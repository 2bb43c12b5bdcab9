import { IDBKeyRange } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Observation, Sight } from '../../../src/core/attribution/state.ts'
import { minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { recordTrace } from '../../../src/store/settings-commands.ts'
import * as answers from '../../../src/store/timeline/answers.ts'
import * as commands from '../../../src/store/timeline/commands.ts'
import { readLookInput } from '../../../src/store/timeline/next-due.ts'
import { redo, undo } from '../../../src/store/timeline/undo.ts'
import { readFirstView } from '../../../src/store/views/first-view.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
import { freshProfile } from '../../support/fresh-profile.ts'

const start = Date.UTC(2026, 10, 23, 9)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const crm = (record?: string): Sight => ({
  at: 'site',
  category: 'documentation',
  context: { product: 'pipedrive', ...(record && { record: { type: 'deal', id: record } }) },
})
const place = fc.constantFrom<Sight>(
  crm('1'),
  crm('1'),
  crm('1'),
  { at: 'site', category: 'client-meeting' },
  { at: 'elsewhere' },
  { at: 'elsewhere' },
  { at: 'away', why: 'idle' },
  { at: 'away', why: 'locked' },
)

const sounds = fc.constantFrom(
  [],
  [],
  [{ tab: 1, category: 'client-meeting', audible: true }],
  [{ tab: 1, category: 'client-meeting', audible: false }],
)
const sight: fc.Arbitrary<Observation> = fc
  .tuple(place, sounds)
  .map(([where, sounds]) => ({ ...where, ...(sounds.length > 0 && { sounds }) }))

const COMMANDS = {
  research: (db: StintDatabase) => commands.switchTo(db, 'research'),
  call: (db: StintDatabase) => commands.switchTo(db, 'outgoing-call'),
  stop: commands.stop,
  back: commands.back,
  undo: undo,
  redo: redo,
  note: (db: StintDatabase) => commands.setNote(db, 'about it'),
  earlier: (db: StintDatabase) => commands.moveStart(db, Date.now() - 5 * minute),
  async explain(db: StintDatabase) {
    const asked = await db.segments.where('category').equals('unexplained').first()
    if (asked) await answers.explain(db, asked.id, 'break')
  },
} as const

const step = fc.record({
  /** Milliseconds between the previous event and this one. */
  after: fc.oneof(
    // Times below ten seconds. Stint stores an observation so soon after the previous one only if
    // something new is seen or a rule has become due.
    { weight: 4, arbitrary: fc.constantFrom(0, 1, 4_999, 5_000, 5_001, 9_999) },
    fc.constantFrom(10_000, 15_000, 3 * minute),
    fc.integer({ min: 0, max: 30_000 }),
    fc.integer({ min: 0, max: 40 * minute }),
  ),
  act: fc.oneof(
    { weight: 3, arbitrary: fc.record({ see: sight }) },
    { weight: 2, arbitrary: fc.record({ run: fc.constantFrom(...Object.values(COMMANDS)) }) },
  ),
})

const stored = async (db: StintDatabase) =>
  JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))

const opened = ({ indexedDB }: { indexedDB: IDBFactory }) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('stint')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

test('an observation counts as new exactly if something is stored for it', async () => {
  let quiet = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.boolean(), async (steps, records) => {
      vi.setSystemTime(start)
      const db = freshProfile().open()
      await changeSettings(db, { keepRecords: records })
      for (const { after, act } of steps) {
        vi.setSystemTime(Date.now() + after)
        if ('run' in act) await act.run(db)
        else {
          const isNews = (await readLookInput(db)).isNews(act.see)
          const before = await stored(db)
          await commands.apply(db, act.see)
          expect((await stored(db)) !== before).toBe(isNews)
          if (!isNews) quiet++
        }
      }
    }),
    { numRuns: process.env.STINT_LONG ? 5000 : 75 },
  )
  // Some observations must change nothing that is stored. Otherwise this test would pass even if
  // every observation were stored.
  expect(quiet).toBeGreaterThan(5)
}, 600_000)

test('while a trace is recorded, it contains every observation', async () => {
  const db = freshProfile().open()
  await commands.apply(db, { at: 'elsewhere' })
  expect((await readLookInput(db)).isNews({ at: 'elsewhere' })).toBe(false)
  await recordTrace(db, true)
  expect((await readLookInput(db)).isNews({ at: 'elsewhere' })).toBe(true)
})

test("the popup's first view equals the later one", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      vi.setSystemTime(start)
      const profile = freshProfile()
      const db = profile.open()
      for (const { after, act } of steps) {
        vi.setSystemTime(Date.now() + after)
        await ('run' in act ? act.run(db) : commands.apply(db, act.see))
      }
      await db.open()
      const first = await readFirstView(opened(profile))
      expect(first).toEqual(await readPopupView(db))
      expect(first).toBeDefined()
    }),
    { numRuns: process.env.STINT_LONG ? 3000 : 50 },
  )
}, 600_000)

test.each([
  ['there is no database', async () => undefined],
  ['it could not be opened', () => Promise.resolve(undefined)],
])('the popup shows nothing before it has read the database where %s', async (_, open) => {
  expect(await readFirstView(open())).toBeUndefined()
})

test('a database of an older version gives no first view', async () => {
  const { indexedDB } = freshProfile()
  const old = new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('stint', 10)
    request.onupgradeneeded = () => request.result.createObjectStore('segments')
    request.onsuccess = () => resolve(request.result)
  })
  expect(await readFirstView(old)).toBeUndefined()
  // Reading the first view closes the connection, so that an upgrade of the database need not wait.
  expect(
    await new Promise((resolve) => {
      const request = indexedDB.open('stint', 20)
      request.onsuccess = () => resolve('upgraded')
      request.onblocked = () => resolve('blocked')
    }),
  ).toBe('upgraded')
})
