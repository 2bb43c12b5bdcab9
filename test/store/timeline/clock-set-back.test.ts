import { expect, it, vi } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { apply, switchTo } from '../../../src/store/timeline/commands.ts'
import { countFromNow } from '../../../src/store/timeline/count-from-now.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
import { expectInvariants } from '../../support/invariants.ts'
import { passMinutes, setUpStoppedClock } from '../../support/stopped-clock.ts'

const start = Date.UTC(2026, 10, 23, 9)
let db: StintDatabase
setUpStoppedClock(start, (opened) => {
  db = opened
})

it('a click is one instant: an absence reported right after it leaves a question, not a hole', async () => {
  await changeSettings(db, { idleAfter: 15_000 })
  // Each call of `Date.now` returns a millisecond more than the call before, as if time passed within a
  // transaction.
  const clock = Date.now
  let passed = 0
  vi.spyOn(Date, 'now').mockImplementation(() => clock() + passed++)
  await switchTo(db, 'research')
  await apply(db, { at: 'away', why: 'idle' })
  vi.restoreAllMocks()
  const readStored = (await db.segments.toArray()).filter((s) => !s.deleted)
  expect(readStored.map((s) => s.category)).toEqual(['unexplained'])
})

const readStored = async () =>
  (await expectInvariants(db)).map(({ category, startedAt, endedAt }) => [
    category,
    (startedAt - start) / minute,
    endedAt && (endedAt - start) / minute,
  ])

it('a clock set back counts nothing until the person says that it is right; then it counts on', async () => {
  await switchTo(db, 'research')
  await passMinutes(db, 10)
  // The clock is set to tomorrow. Stint treats this as time without a sign of life, and asks about it.
  vi.setSystemTime(start + 24 * 60 * minute)
  await apply(db, { at: 'elsewhere' })
  await switchTo(db, 'misc')
  vi.setSystemTime(start + 20 * minute)
  await apply(db, { at: 'elsewhere' })
  expect((await readPopupView(db)).ahead).toBe(start + 24 * 60 * minute)
  await countFromNow(db)
  expect((await readPopupView(db)).ahead).toBeUndefined()
  await passMinutes(db, 10)
  await switchTo(db, 'research')
  expect(await readStored()).toEqual([
    ['research', 0, 10],
    ['unexplained', 10, 20],
    ['misc', 20, 30],
    ['research', 30, undefined],
  ])
})

it('a category that ran before goes on as one stretch', async () => {
  await switchTo(db, 'research')
  await passMinutes(db, 30)
  vi.setSystemTime(start + 20 * minute)
  await countFromNow(db)
  await passMinutes(db, 5)
  expect(await readStored()).toEqual([['research', 0, undefined]])
  expect((await readPopupView(db)).totals).toEqual({ research: 25 * minute })
})

it('a clock that is right, or a moment off, removes nothing', async () => {
  await switchTo(db, 'research')
  await passMinutes(db, 10)
  vi.setSystemTime(Date.now() - 30_000)
  await countFromNow(db)
  await switchTo(db, 'misc')
  expect(await readStored()).toEqual([
    ['research', 0, 10],
    ['misc', 10, undefined],
  ])
})
