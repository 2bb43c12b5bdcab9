import { beforeEach, expect, test } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { acknowledge, type HeldRow } from '../../../src/store/outbox/acknowledge.ts'
import { stop, switchTo } from '../../../src/store/timeline/commands.ts'
import { dismissConflict, readConflicts } from '../../../src/store/timeline/conflicts.ts'
import { passMinutes, setUpStoppedClock } from '../../support/stopped-clock.ts'

const start = Date.UTC(2026, 10, 23, 9)
const at = (minutes: number) => start + minutes * minute

let db: StintDatabase
setUpStoppedClock(start, (opened) => {
  db = opened
})
beforeEach(async () => {
  await switchTo(db, 'research')
  await passMinutes(db, 30)
  await stop(db)
})

const answerWith = async (held: Partial<HeldRow>) => {
  const [row] = await db.segments.toArray()
  const { id = '', revision = 1 } = row ?? {}
  const stored = {
    revision: 5,
    changedAt: at(60),
    category: 'misc',
    source: 'hand',
    startedAt: at(0),
    endedAt: at(30),
    ...held,
  } as HeldRow
  await acknowledge(db, [{ id, revision, result: 'stale', stored }])
  return readConflicts(db, at(0), at(60))
}

test('a local row that lost against a later edit is kept for its day', async () => {
  const losers = await answerWith({})
  expect(losers).toMatchObject([
    { won: 'there', category: 'research', startedAt: at(0), endedAt: at(30), settledAt: at(30) },
  ])
  expect((await db.segments.toArray())[0]).toMatchObject({ category: 'misc' })
  expect(await readConflicts(db, at(30), at(60))).toEqual([])
  await dismissConflict(db, losers[0]?.id ?? 0)
  expect(await readConflicts(db, at(0), at(60))).toEqual([])
})

test('a row of the endpoint that lost against a later local edit is kept as well', async () => {
  expect(await answerWith({ changedAt: at(1) })).toMatchObject([{ won: 'here', category: 'misc' }])
})

test('a deletion elsewhere that lost is marked as such', async () => {
  const deleted = { deleted: true, changedAt: at(1) } as Partial<HeldRow>
  expect(await answerWith(deleted)).toMatchObject([{ won: 'here', deleted: true }])
})

test('the same row twice is no conflict', async () => {
  expect(await answerWith({ category: 'research' })).toEqual([])
})

test('two hundred conflicts are kept', async () => {
  for (let i = 0; i < 203; i++) await answerWith({ category: `c${i}`, changedAt: at(60) + i })
  const losers = await readConflicts(db, at(0), at(60))
  expect(losers).toHaveLength(200)
  expect(losers.some(({ category }) => category === 'research')).toBe(false)
})
