/** Rule 10: a stretch under five seconds is none of its own. */
import { expect, test, vi } from 'vitest'
import { setNote, stop, switchTo } from '../../src/store/commands.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { recordTrace } from '../../src/store/settings.ts'
import { eachTest, passWith } from './each-test.ts'
import { expectInvariants } from './invariants.ts'

const start = Date.UTC(2026, 10, 23, 9)
let db: StintDatabase
eachTest(start, (fresh) => {
  db = fresh
})

const seconds = (count: number) => vi.setSystemTime(Date.now() + count * 1000)
const told = async () =>
  (await expectInvariants(db)).map(({ category, startedAt, endedAt }) => {
    const end = endedAt === undefined ? '' : (endedAt - start) / 1000
    return `${category} ${(startedAt - start) / 1000}–${end}`
  })
const slips = async () =>
  (await db.trace.toArray()).filter(({ type }) => type === 'slip').map(({ at }) => at)

test.each([
  [0, ['research 0–60', 'drive 60–']],
  [1, ['research 0–60', 'drive 60–']],
  [4.999, ['research 0–60', 'drive 60–']],
  [5, ['research 0–60', 'misc 60–65', 'drive 65–']],
])('a pick put right after %s s', async (wait, expected) => {
  await recordTrace(db, true)
  await switchTo(db, 'research')
  await passWith(db, 1)
  await switchTo(db, 'misc')
  seconds(wait)
  await switchTo(db, 'drive')
  expect(await told()).toEqual(expected)
  expect(await slips()).toHaveLength(wait > 0 && wait < 5 ? 1 : 0)
})

test('ended by Stop it goes to the work that it touches; alone it stays', async () => {
  await switchTo(db, 'research')
  await passWith(db, 1)
  await switchTo(db, 'misc')
  seconds(3)
  await stop(db)
  expect(await told()).toEqual(['research 0–63'])
  await passWith(db, 1)
  await switchTo(db, 'misc')
  seconds(3)
  await stop(db)
  expect(await told()).toEqual(['research 0–63', 'misc 123–126'])
})

test('with a note it stays', async () => {
  await switchTo(db, 'research')
  await passWith(db, 1)
  await switchTo(db, 'misc')
  await setNote(db, 'Acme')
  seconds(3)
  await switchTo(db, 'drive')
  expect(await told()).toEqual(['research 0–60', 'misc 60–63', 'drive 63–'])
})

test('one that was sent gets a revision or a tombstone, which is sent', async () => {
  await switchTo(db, 'research')
  await passWith(db, 1)
  await switchTo(db, 'misc')
  seconds(2)
  // As if the endpoint had taken all that is there.
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
  expect(await told()).toEqual(['research 0–62'])
})
