import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { likelyAnswers } from '../../../src/core/attribution/likely-answers.ts'
import { minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { explain, explainParts } from '../../../src/store/timeline/answers.ts'
import { apply, switchTo } from '../../../src/store/timeline/commands.ts'
import { undo } from '../../../src/store/timeline/undo.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'
import { setUpStoppedClock } from '../../support/stopped-clock.ts'

const start = Date.UTC(2026, 10, 23, 12)
const LOCKED = { at: 'away', why: 'locked' } as const
const ELSEWHERE = { at: 'elsewhere' } as const

let db: StintDatabase
setUpStoppedClock(start, (fresh) => {
  db = fresh
})

/** Plays a minute of Research, and then an absence between the instants `from` and `to`. */
async function awayFor(from: number, to: number) {
  vi.setSystemTime(from - minute)
  await apply(db, ELSEWHERE)
  await switchTo(db, 'research')
  vi.setSystemTime(from)
  await apply(db, LOCKED)
  vi.setSystemTime(to)
  await apply(db, ELSEWHERE)
}

/** Returns the id of the newest question. There are older questions about nights and evenings. */
async function newest() {
  const asked = await db.segments.where('category').equals('unexplained').sortBy('startedAt')
  return asked.at(-1)?.id ?? ''
}

test('the usual answer at that hour comes first', async () => {
  for (const day of [7, 6, 5]) {
    const noon = start - day * 24 * 60 * minute
    await awayFor(noon, noon + 30 * minute)
    await explain(db, await newest(), day === 5 ? 'misc' : 'internal-meeting')
    // An answer that the person usually gives in the evening must not count at noon.
    await awayFor(noon + 300 * minute, noon + 400 * minute)
    await explain(db, await newest(), 'incoming-call')
  }
  await awayFor(start, start + 30 * minute)
  for (const waits of await db.segments.where('category').equals('unexplained').toArray())
    if (waits.startedAt < start) await explain(db, waits.id, 'break')
  const { question } = await readPopupView(db)
  expect(question?.startedAt).toBe(start)
  expect(question?.likely.slice(0, 2)).toEqual(['internal-meeting', 'misc'])
  expect(question?.likely).toHaveLength(6)
  expect(question?.likely).toContain('research')
})

test('a break before the stretch adds no answer: there are still six', () => {
  expect(likelyAnswers({}, 'break')).toHaveLength(6)
  expect(likelyAnswers({}, 'break')).not.toContain('break')
})

test('breaks and single minutes are not habits', () => {
  const usual = { break: 1e9, unexplained: 1e9, research: minute, misc: 60 * minute }
  expect(likelyAnswers(usual, 'misc')).toEqual([
    'misc',
    'prospect-meeting',
    'client-meeting',
    'internal-meeting',
    'drive',
    'outgoing-call',
  ])
})

const cut = fc.record({
  at: fc.integer({ min: 1, max: 59 }),
  category: fc.constantFrom('drive', 'client-meeting', 'break', 'misc', ''),
})

test('the parts of a stretch, with the rest left for later, are exactly the stretch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 5 }), async (cuts) => {
      vi.setSystemTime(start)
      db = freshProfile().open()
      await awayFor(start, start + 60 * minute)
      const bounds = [...new Set([0, ...cuts.map((c) => c.at).sort((a, b) => a - b), 60])]
      const parts = bounds.slice(1).map((to, i) => ({
        from: start + (bounds[i] ?? 0) * minute,
        to: start + to * minute,
        category: cuts[i]?.category ?? '',
      }))
      const said = parts.filter(({ category }) => category)
      if (said.length > 0) await explainParts(db, said)
      const away = (await expectInvariants(db)).filter(
        (s) => s.startedAt >= start && s.endedAt !== undefined,
      )
      const sum = away.reduce((ms, s) => ms + (s.endedAt ?? 0) - s.startedAt, 0)
      expect(sum).toBe(60 * minute)
      for (const { from, to, category } of parts) {
        const inside = away.filter((s) => s.startedAt < to && (s.endedAt ?? 0) > from)
        expect(inside.map((s) => s.category)).toEqual(inside.map(() => category || 'unexplained'))
      }
    }),
    { numRuns: 60 },
  )
})

test('if one part has an unknown category or no length, no part is stored', async () => {
  await awayFor(start, start + 60 * minute)
  const good = { from: start, to: start + minute, category: 'drive' }
  const bad = { ...good, category: 'no-such' }
  await expect(explainParts(db, [good, bad])).rejects.toThrow(RangeError)
  await expect(explainParts(db, [good, { ...good, to: start }])).rejects.toThrow(RangeError)
  expect((await db.segments.get(await newest()))?.endedAt).toBe(start + 60 * minute)
})

test('an open stretch is explained at the return; an unknown one changes nothing', async () => {
  await switchTo(db, 'research')
  vi.setSystemTime(start + minute)
  await apply(db, LOCKED)
  const open = await newest()
  vi.setSystemTime(start + 10 * minute)
  await explain(db, open, 'drive')
  await explain(db, 'no-such-id', 'drive')
  const stored = (await expectInvariants(db)).map((s) => [s.category, s.endedAt])
  expect(stored).toEqual([
    ['research', start + minute],
    ['drive', start + 10 * minute],
    ['research', undefined],
  ])
})

test('a record kept before records were switched off does not come back after an absence', async () => {
  const context = { product: 'hubspot', record: { type: 'deal', id: '7' } }
  await changeSettings(db, { keepRecords: true })
  await switchTo(db, 'research')
  vi.setSystemTime(start + minute)
  await apply(db, { at: 'site', category: 'documentation', context })
  vi.setSystemTime(start + 2 * minute)
  await apply(db, ELSEWHERE)
  vi.setSystemTime(start + 3 * minute)
  await apply(db, ELSEWHERE)
  // *Undo* after the return makes the category Documentation run again. The category then counts as
  // picked by the person, and keeps the record of the CRM page.
  await undo(db)
  await apply(db, LOCKED)
  await changeSettings(db, { keepRecords: false })
  vi.setSystemTime(start + 10 * minute)
  await apply(db, ELSEWHERE)
  const crm = (await expectInvariants(db)).filter((s) => s.category === 'documentation')
  expect(crm.map((s) => s.context)).toEqual([context, { product: 'hubspot' }])
})
