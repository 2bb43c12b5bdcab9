import { describe, expect, it, vi } from 'vitest'
import { hour, minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { explain } from '../../../src/store/timeline/answers.ts'
import { apply, stop, switchTo } from '../../../src/store/timeline/commands.ts'
import { readPopupView } from '../../../src/store/views/popup-view.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { expectInvariants } from '../../support/invariants.ts'
import { passMinutes, setUpStoppedClock } from '../../support/stopped-clock.ts'

let db: StintDatabase
setUpStoppedClock(0, (opened) => {
  db = opened
  vi.spyOn(Temporal.Now, 'timeZoneId').mockReturnValue('Europe/Berlin')
})

const at = (local: string) =>
  Temporal.ZonedDateTime.from(`${local}[Europe/Berlin]`).epochMilliseconds
const readHours = async (of = db) =>
  (await expectInvariants(of)).map(({ category, startedAt, endedAt }) => ({
    category,
    hours: endedAt && (endedAt - startedAt) / hour,
  }))

describe('a night in which the clocks change', () => {
  it.each([
    ['2026-10-24', '2026-10-25', 9],
    ['2026-03-28', '2026-03-29', 7],
    ['2026-11-23', '2026-11-24', 8],
  ])(
    'worked from 22:00 of %s to 08:00 of %s: that day has %i hours',
    async (before, day, hours) => {
      vi.setSystemTime(at(`${before}T22:00`))
      await switchTo(db, 'client-meeting')
      vi.setSystemTime(at(`${day}T08:00`))
      await stop(db)
      expect((await readPopupView(db)).totals).toEqual({ 'client-meeting': hours * hour })
    },
  )

  it.each([
    ['2026-10-24', '2026-10-25', 16.5],
    ['2026-03-28', '2026-03-29', 14.5],
  ])(
    'slept through from %s to %s: one question, and nothing missing',
    async (before, day, hours) => {
      vi.setSystemTime(at(`${before}T17:00`))
      await switchTo(db, 'research')
      await passMinutes(db, 30)
      vi.setSystemTime(at(`${day}T09:00`))
      await apply(db, { at: 'elsewhere' })
      await passMinutes(db, 60)
      expect(await readHours()).toEqual([
        { category: 'research', hours: 0.5 },
        { category: 'unexplained', hours },
        { category: 'research', hours: undefined },
      ])
      expect((await readPopupView(db)).worked).toBe(hour)
      await explain(db, (await readPopupView(db)).question?.id ?? '', 'break')
      expect((await readPopupView(db)).question).toBeUndefined()
      expect((await readPopupView(db)).worked).toBe(hour)
    },
  )
})

it('two profiles at the same time count independently', async () => {
  vi.setSystemTime(at('2026-11-23T09:00'))
  const other = freshProfile().open()
  await switchTo(db, 'research')
  await switchTo(other, 'outgoing-call')
  await passMinutes(db, 30)
  await stop(db)
  await stop(other)
  const [mine, theirs] = await Promise.all([readPopupView(db), readPopupView(other)])
  expect([mine.totals, theirs.totals]).toEqual([
    { research: 30 * minute },
    { 'outgoing-call': 30 * minute },
  ])
  // Rows of the other profile, as the endpoint would send them, do not change this profile's rows, and
  // no minute is counted twice.
  const [own] = await db.segments.toArray()
  await db.segments.bulkPut(await other.segments.toArray())
  await switchTo(db, 'misc')
  expect(await db.segments.get(own?.id ?? '')).toEqual(own)
  expect((await readPopupView(db)).worked).toBe(30 * minute)
})
