/**
 * Tests slivers: the time of a segment shorter than five seconds goes to a neighbour (rule 12 of
 * docs/domain.md).
 */
import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Observation } from '../../../src/core/attribution/state.ts'
import { NOTE_LIMIT } from '../../../src/core/time/note.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { recordTrace } from '../../../src/store/settings-commands.ts'
import {
  apply,
  back,
  moveStart,
  setNote,
  stop,
  switchTo,
} from '../../../src/store/timeline/commands.ts'
import { redo, undo } from '../../../src/store/timeline/undo.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'
import { PIPEDRIVE, passMinutes, setUpStoppedClock } from '../../support/stopped-clock.ts'

const start = Date.UTC(2026, 10, 23, 9)
let db: StintDatabase
setUpStoppedClock(start, (fresh) => {
  db = fresh
})

const seconds = (count: number) => vi.setSystemTime(Date.now() + count * 1000)
const readLines = async (from = db) =>
  (await expectInvariants(from)).map(({ category, startedAt, endedAt }) => {
    const end = endedAt === undefined ? '' : (endedAt - start) / 1000
    return `${category} ${(startedAt - start) / 1000}–${end}`
  })
const slips = async () =>
  (await db.trace.toArray()).flatMap((line) =>
    line.type === 'slip'
      ? `${line.category} ${(line.from - start) / 1000}–${(line.to - start) / 1000}`
      : [],
  )

test.each([
  [0, ['research 0–60', 'drive 60–']],
  [1, ['research 0–60', 'drive 60–']],
  [4.999, ['research 0–60', 'drive 60–']],
  [5, ['research 0–60', 'misc 60–65', 'drive 65–']],
])('a pick put right after %s s', async (wait, expected) => {
  await recordTrace(db, true)
  await switchTo(db, 'research')
  await passMinutes(db, 1)
  await switchTo(db, 'misc')
  seconds(wait)
  await switchTo(db, 'drive')
  expect(await readLines()).toEqual(expected)
  expect(await slips()).toHaveLength(wait > 0 && wait < 5 ? 1 : 0)
})

test('a click and the click that corrects it leave the category before and *back* unchanged', async () => {
  await switchTo(db, 'misc')
  await passMinutes(db, 1)
  await switchTo(db, 'research')
  await passMinutes(db, 1)
  await switchTo(db, 'drive')
  seconds(2)
  await switchTo(db, 'research')
  expect(await readLines()).toEqual(['misc 0–60', 'research 60–'])
  await passMinutes(db, 1)
  await back(db)
  expect(await readLines()).toEqual(['misc 0–60', 'research 60–182', 'misc 182–'])
})

test('the first sliver of a day goes to the stretch after it', async () => {
  await switchTo(db, 'misc')
  seconds(4)
  await switchTo(db, 'drive')
  expect(await readLines()).toEqual(['drive 0–'])
})

test('each sliver comes back by undo and redo', async () => {
  const seen = [await readLines()]
  for (const [category, after] of Object.entries({ research: 60, misc: 2, drive: 3, dialing: 9 })) {
    await switchTo(db, category)
    seen.push(await readLines())
    seconds(after)
  }
  for (let i = seen.length - 2; i >= 0; i--) {
    await undo(db)
    expect(await readLines(), `undone to ${i}`).toEqual(seen[i])
  }
  for (let i = 1; i < seen.length; i++) await redo(db)
  expect(await readLines()).toEqual(seen.at(-1))
})

test('picked just before the CRM, it goes to the picked work before; alone, it stays', async () => {
  await recordTrace(db, true)
  await switchTo(db, 'research')
  await passMinutes(db, 1)
  await switchTo(db, 'misc')
  seconds(2)
  await apply(db, PIPEDRIVE)
  seconds(5)
  await apply(db)
  expect(await readLines()).toEqual(['research 0–62', 'documentation 62–'])
  expect(await slips()).toEqual(['misc 60–62'])
  // After the CRM, *misc* resumes, because the person picked it last. Its two seconds went to Research,
  // but Research does not resume.
  await apply(db, { at: 'elsewhere' })
  await passMinutes(db, 1)
  expect((await readLines()).at(-1)).toBe('misc 67–')
})

const crmRecord = (id: string): Observation => ({
  at: 'site',
  category: 'documentation',
  context: { product: 'pipedrive', record: { type: 'deal', id } },
})

test.each([
  ['the same record', '1', ['research 0–60', 'documentation 60–']],
  ['another record', '2', ['research 0–60', 'documentation 60–123', 'documentation 123–']],
])(
  'a pick resumed for a moment between CRM and %s goes to the CRM',
  async (_, record, expected) => {
    await changeSettings(db, { keepRecords: true })
    await recordTrace(db, true)
    await switchTo(db, 'research')
    await passMinutes(db, 1)
    await apply(db, crmRecord('1'))
    await passMinutes(db, 1, crmRecord('1'))
    await apply(db, { at: 'elsewhere' })
    seconds(1)
    await apply(db, { at: 'away', why: 'locked' })
    seconds(1)
    await apply(db, { at: 'elsewhere' })
    seconds(1)
    await apply(db, crmRecord(record))
    seconds(5)
    await apply(db)
    expect(await readLines()).toEqual(expected)
    await apply(db, { at: 'elsewhere' })
    await passMinutes(db, 1)
    expect((await readLines()).at(-1)).toBe('research 128–')
  },
)

describe('a pick that resumes for a moment, without a click', () => {
  beforeEach(async () => {
    await recordTrace(db, true)
    await switchTo(db, 'research')
    await passMinutes(db, 1)
  })

  test.each([
    [1, ['research 0–60', 'unexplained 60–660', 'documentation 660–']],
    [4.999, ['research 0–60', 'unexplained 60–660', 'documentation 660–']],
    [5, ['research 0–60', 'unexplained 60–660', 'research 660–665', 'documentation 665–']],
  ])('after time away, %s s before the browser reports the CRM', async (late, expected) => {
    await apply(db, { at: 'away', why: 'locked' })
    await passMinutes(db, 10, { at: 'away', why: 'locked' })
    await apply(db, { at: 'elsewhere' })
    seconds(late)
    await apply(db, PIPEDRIVE)
    seconds(5)
    await apply(db)
    expect(await readLines()).toEqual(expected)
    expect(await slips()).toHaveLength(late < 5 ? 1 : 0)
    // When the person leaves the CRM, the picked category resumes.
    await apply(db, { at: 'elsewhere' })
    await passMinutes(db, 1)
    expect((await readLines()).at(-1)).toMatch(/^research 6[67]/)
  })

  test('between leaving the CRM and a lock goes to the CRM', async () => {
    await apply(db, PIPEDRIVE)
    await passMinutes(db, 1, PIPEDRIVE)
    await apply(db, { at: 'elsewhere' })
    seconds(2)
    await apply(db, { at: 'away', why: 'locked' })
    expect(await readLines()).toEqual(['research 0–60', 'documentation 60–122', 'unexplained 122–'])
    expect(await slips()).toEqual(['research 120–122'])
  })

  test('but a click after the return stays', async () => {
    await apply(db, { at: 'away', why: 'locked' })
    await passMinutes(db, 10, { at: 'away', why: 'locked' })
    await switchTo(db, 'misc')
    seconds(1)
    await apply(db, PIPEDRIVE)
    seconds(5)
    await apply(db)
    expect((await readLines()).slice(2)).toEqual(['misc 660–661', 'documentation 661–'])
  })
})

test('a short automatic stretch leaves no trace', async () => {
  await changeSettings(db, { enterAfter: 1000 })
  await recordTrace(db, true)
  await switchTo(db, 'research')
  await passMinutes(db, 1)
  await apply(db, PIPEDRIVE)
  seconds(3)
  await apply(db, { at: 'elsewhere' })
  await passMinutes(db, 1)
  expect(await readLines()).toEqual(['research 0–'])
  expect(await slips()).toEqual(['documentation 60–63'])
})

test('a moment away asks nothing, and the category goes on', async () => {
  await recordTrace(db, true)
  await switchTo(db, 'research')
  await passMinutes(db, 1)
  await apply(db, { at: 'away', why: 'locked' })
  seconds(3)
  await apply(db, { at: 'elsewhere' })
  expect(await readLines()).toEqual(['research 0–'])
  expect(await slips()).toEqual(['unexplained 60–63'])
})

test('a sliver that an earlier start leaves of another stretch goes with it', async () => {
  await recordTrace(db, true)
  await switchTo(db, 'misc')
  await passMinutes(db, 1)
  await switchTo(db, 'drive')
  await passMinutes(db, 1)
  await moveStart(db, start + 3000)
  expect(await readLines()).toEqual(['drive 0–'])
  expect(await slips()).toEqual(['misc 0–3'])
})

const picks = fc.array(
  fc.record({
    category: fc.constantFrom('research', 'misc', 'drive'),
    after: fc.oneof(fc.constantFrom(0, 1, 4999, 5000, 5001), fc.integer({ min: 0, max: 20_000 })),
  }),
  { minLength: 1, maxLength: 8 },
)

test('any series of picks: no sliver, and every second counts once', async () => {
  const property = fc.asyncProperty(picks, async (series) => {
    vi.setSystemTime(start)
    const own = freshProfile().open()
    for (const { category, after } of series) {
      await switchTo(own, category)
      vi.setSystemTime(Date.now() + after)
    }
    const kept = await expectInvariants(own)
    own.close()
    expect(kept[0]?.startedAt).toBe(start)
    kept.forEach(({ startedAt, endedAt }, i) => {
      expect(endedAt).toBe(kept[i + 1]?.startedAt)
      if (endedAt) expect(endedAt - startedAt).toBeGreaterThanOrEqual(5000)
    })
  })
  await fc.assert(property, { numRuns: process.env.STINT_LONG ? 1000 : 40 })
})

test('ended by Stop it goes to the work that it touches; alone it stays', async () => {
  await recordTrace(db, true)
  await switchTo(db, 'research')
  await passMinutes(db, 1)
  await switchTo(db, 'misc')
  seconds(3)
  await stop(db)
  expect(await readLines()).toEqual(['research 0–63'])
  await passMinutes(db, 1)
  await switchTo(db, 'misc')
  seconds(3)
  await stop(db)
  expect(await readLines()).toEqual(['research 0–63', 'misc 123–126'])
  expect(await slips()).toEqual(['misc 60–63'])
})

test('with a note it stays', async () => {
  await switchTo(db, 'research')
  await passMinutes(db, 1)
  await switchTo(db, 'misc')
  await setNote(db, 'Acme')
  seconds(3)
  await switchTo(db, 'drive')
  expect(await readLines()).toEqual(['research 0–60', 'misc 60–63', 'drive 63–'])
})

describe('a note stored after its sliver has gone', () => {
  const running = async () => (await db.segments.orderBy('startedAt').last())?.id
  const notes = async () =>
    (await expectInvariants(db)).map(({ category, note = '' }) => `${category}: ${note}`)
  /**
   * Plays Research with this note, and then a sliver (a segment shorter than five seconds) of *misc*,
   * whose time goes to Research. Returns the id of the sliver.
   */
  const goneSliver = async (note: string) => {
    await switchTo(db, 'research')
    await setNote(db, note)
    await passMinutes(db, 1)
    await switchTo(db, 'misc')
    const sliver = await running()
    seconds(3)
    await stop(db)
    return sliver
  }

  test('goes to the stretch that took the time', async () => {
    await setNote(db, 'Acme', await goneSliver(''))
    expect(await notes()).toEqual(['research: Acme'])
    await undo(db)
    expect(await notes()).toEqual(['research: '])
  })

  test('is added to the note that is there', async () => {
    const sliver = await goneSliver('plan')
    await setNote(db, 'Acme', sliver)
    expect(await notes()).toEqual(['research: plan · Acme'])
  })

  test('is refused where both are too long together', async () => {
    const sliver = await goneSliver('x'.repeat(NOTE_LIMIT - 6))
    await setNote(db, 'Acm', sliver)
    await expect(setNote(db, 'Acme', sliver)).rejects.toThrow('500')
    expect(await notes()).toEqual([`research: ${'x'.repeat(NOTE_LIMIT - 6)} · Acm`])
  })

  test('goes to the pick that took the time from its start', async () => {
    await switchTo(db, 'misc')
    const sliver = await running()
    seconds(3)
    await switchTo(db, 'drive')
    await setNote(db, 'Acme', sliver)
    expect(await notes()).toEqual(['drive: Acme'])
  })
})

test('one that was sent gets a revision or a tombstone, which is sent', async () => {
  await switchTo(db, 'research')
  await passMinutes(db, 1)
  await switchTo(db, 'misc')
  seconds(2)
  // Marks all rows as acknowledged by the endpoint.
  await db.segments.toCollection().modify((row) => {
    row.offered = row.revision
    row.acknowledged = row.revision
    delete row.outbox
  })
  const sent = await db.segments.orderBy('startedAt').last()
  await stop(db)
  const after = await db.segments.get(sent?.id ?? '')
  expect(after).toMatchObject({ deleted: true, outbox: 'send' })
  expect(after?.revision).toBeGreaterThan(sent?.revision ?? 0)
  expect(await readLines()).toEqual(['research 0–62'])
})
