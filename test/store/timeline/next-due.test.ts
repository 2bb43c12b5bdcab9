import { expect, test, vi } from 'vitest'
import { apply } from '../../../src/store/timeline/commands.ts'
import { readLookInput } from '../../../src/store/timeline/next-due.ts'
import { db, setUpCommands, start } from '../../support/command-clock.ts'

setUpCommands()

const isHere = async () => (await readLookInput(db)).isHere

test('whether the person is away need not be asked within ten seconds of a sign of life', async () => {
  await db.open()
  expect(await isHere()).toBe(false)
  await apply(db, { at: 'elsewhere' })
  expect(await isHere()).toBe(true)
  vi.setSystemTime(start + 9_999)
  expect(await isHere()).toBe(true)
  vi.setSystemTime(start + 10_000)
  expect(await isHere()).toBe(false)
})

test('after a report of an absence it is asked, until the person is seen again', async () => {
  await db.open()
  await apply(db, { at: 'elsewhere' })
  await apply(db, { at: 'away', why: 'locked' })
  expect(await isHere()).toBe(false)
  await apply(db, { at: 'elsewhere' })
  expect(await isHere()).toBe(true)
})

test('after the clock was set back it is asked', async () => {
  await db.open()
  await apply(db, { at: 'elsewhere' })
  vi.setSystemTime(start - 1)
  expect(await isHere()).toBe(false)
})
