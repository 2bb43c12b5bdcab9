/** What is not sent, and what is taken back. */
import { describe, expect, test, vi } from 'vitest'
import { changeSettings } from '../../src/store/settings.ts'
import { setPrivate } from '../../src/store/settings-commands.ts'
import { apply, explain, setNote, stop, switchTo } from '../../src/store/timeline/commands.ts'
import { readFace } from '../../src/store/views/popup-view.ts'
import {
  db,
  minute,
  office,
  pass,
  sending,
  sendNow,
  setUpRep,
  start,
  work,
} from '../support/connected-browser.ts'
import { expectInvariants } from '../support/invariants.ts'

setUpRep()

test('notes, records, breaks and unexplained time stay here unless the person says so', async () => {
  await office.connects(db)
  await changeSettings(db, { keepRecords: true })
  const context = { product: 'pipedrive', record: { type: 'deal', id: '4182' } }
  await switchTo(db, 'research')
  await setNote(db, 'secret')
  for (const m of [1, 2, 3]) {
    vi.setSystemTime(start + m * minute)
    await apply(db, { at: 'site', category: 'documentation', context })
  }
  await apply(db, { at: 'away', why: 'locked' })
  vi.setSystemTime(start + 60 * minute)
  office.tick()
  await apply(db, { at: 'elsewhere' })
  await stop(db)
  await sendNow()
  expect(JSON.stringify(await office.rows())).not.toMatch(/secret|4182|unexplained/)
  expect((await office.rows()).map((r) => r.category)).toEqual(['research', 'documentation'])
  const { question } = await readFace(db)
  await explain(db, question?.id ?? '', 'break')
  expect(await sending()).toMatchObject({ waiting: 0 })

  await changeSettings(db, { sendNotes: true, sendRecords: true })
  await switchTo(db, 'misc')
  await setNote(db, 'shared')
  await pass(1)
  await stop(db)
  await sendNow()
  expect(JSON.stringify(await office.rows())).toMatch(/shared/)
})

test('what was sent and is then called a break is forgotten at the endpoint', async () => {
  await office.connects(db)
  await switchTo(db, 'research')
  await pass(1)
  await apply(db, { at: 'away', why: 'locked' })
  vi.setSystemTime(start + 60 * minute)
  office.tick()
  await apply(db, { at: 'elsewhere' })
  await changeSettings(db, { sendUnexplained: true })
  await sendNow()
  const told = async () => (await office.rows()).map((r) => [r.category, r.deleted])
  expect(await told()).toEqual([
    ['research', 0],
    ['unexplained', 0],
  ])
  await explain(db, (await readFace(db)).question?.id ?? '', 'break')
  await sendNow()
  expect(await told()).toContainEqual(['research', 0])
  expect(JSON.stringify(await office.rows())).not.toMatch(/unexplained|break/)
  expect(await sending()).toMatchObject({ waiting: 0, receipt: { count: 1, matches: true } })
})

describe('a private category', () => {
  test('is never sent, is in no receipt, and waits for nothing', async () => {
    await office.connects(db)
    await setPrivate(db, 'client-meeting', true)
    await work()
    await sendNow()
    expect((await office.rows()).map((row) => row.category)).toEqual(['research'])
    expect(await sending()).toMatchObject({ waiting: 0, receipt: { count: 1, matches: true } })
    await expectInvariants(db)
  })

  test('that was sent before is taken back, and comes again when it is private no more', async () => {
    await office.connects(db)
    await work()
    await sendNow()
    await setPrivate(db, 'client-meeting', true)
    expect(await sending()).toMatchObject({ waiting: 1 })
    await sendNow()
    expect(JSON.stringify(await office.rows())).not.toContain('client-meeting')
    expect(await sending()).toMatchObject({ receipt: { count: 1, matches: true } })
    await setPrivate(db, 'client-meeting', false)
    await sendNow()
    expect(JSON.stringify(await office.rows())).toContain('client-meeting')
    expect(await sending()).toMatchObject({ waiting: 0, receipt: { count: 2, matches: true } })
    await expectInvariants(db)
  })
})
