/** Tests which data are not sent, and which are withdrawn from the endpoint after sending. */
import { describe, expect, test, vi } from 'vitest'
import { minute } from '../../src/core/time/units.ts'
import { changeSettings } from '../../src/store/settings.ts'
import { setPrivate } from '../../src/store/settings-commands.ts'
import { explain } from '../../src/store/timeline/answers.ts'
import { apply, setNote, stop, switchTo } from '../../src/store/timeline/commands.ts'
import { readPopupView } from '../../src/store/views/popup-view.ts'
import {
  db,
  endpoint,
  pass,
  readSending,
  START,
  sendNow,
  setUpBrowserAndEndpoint,
  workMorning,
} from '../support/connected-browser.ts'
import { expectInvariants } from '../support/invariants.ts'

setUpBrowserAndEndpoint()

test("notes, records, breaks and unexplained time are not sent without the person's consent", async () => {
  await endpoint.connect(db)
  await changeSettings(db, { keepRecords: true })
  const context = { product: 'pipedrive', record: { type: 'deal', id: '4182' } }
  await switchTo(db, 'research')
  await setNote(db, 'secret')
  for (const m of [1, 2, 3]) {
    vi.setSystemTime(START + m * minute)
    await apply(db, { at: 'site', category: 'documentation', context })
  }
  await apply(db, { at: 'away', why: 'locked' })
  vi.setSystemTime(START + 60 * minute)
  endpoint.syncClock()
  await apply(db, { at: 'elsewhere' })
  await stop(db)
  await sendNow()
  expect(JSON.stringify(await endpoint.rows())).not.toMatch(/secret|4182|unexplained/)
  expect((await endpoint.rows()).map((r) => r.category)).toEqual(['research', 'documentation'])
  const { question } = await readPopupView(db)
  await explain(db, question?.id ?? '', 'break')
  expect(await readSending()).toMatchObject({ waiting: 0 })

  await changeSettings(db, { sendNotes: true, sendRecords: true })
  await switchTo(db, 'misc')
  await setNote(db, 'shared')
  await pass(1)
  await stop(db)
  await sendNow()
  expect(JSON.stringify(await endpoint.rows())).toMatch(/shared/)
})

test('a sent segment that becomes a break is removed at the endpoint', async () => {
  await endpoint.connect(db)
  await switchTo(db, 'research')
  await pass(1)
  await apply(db, { at: 'away', why: 'locked' })
  vi.setSystemTime(START + 60 * minute)
  endpoint.syncClock()
  await apply(db, { at: 'elsewhere' })
  await changeSettings(db, { sendUnexplained: true })
  await sendNow()
  const rowsAtEndpoint = async () => (await endpoint.rows()).map((r) => [r.category, r.deleted])
  expect(await rowsAtEndpoint()).toEqual([
    ['research', 0],
    ['unexplained', 0],
  ])
  await explain(db, (await readPopupView(db)).question?.id ?? '', 'break')
  await sendNow()
  expect(await rowsAtEndpoint()).toContainEqual(['research', 0])
  expect(JSON.stringify(await endpoint.rows())).not.toMatch(/unexplained|break/)
  expect(await readSending()).toMatchObject({ waiting: 0, receipt: { count: 1, matches: true } })
})

describe('a private category', () => {
  test('is never sent, and is in no receipt and no outbox', async () => {
    await endpoint.connect(db)
    await setPrivate(db, 'client-meeting', true)
    await workMorning()
    await sendNow()
    expect((await endpoint.rows()).map((row) => row.category)).toEqual(['research'])
    expect(await readSending()).toMatchObject({ waiting: 0, receipt: { count: 1, matches: true } })
    await expectInvariants(db)
  })

  test('that was sent before is removed at the endpoint, and sent again when it is public', async () => {
    await endpoint.connect(db)
    await workMorning()
    await sendNow()
    await setPrivate(db, 'client-meeting', true)
    expect(await readSending()).toMatchObject({ waiting: 1 })
    await sendNow()
    expect(JSON.stringify(await endpoint.rows())).not.toContain('client-meeting')
    expect(await readSending()).toMatchObject({ receipt: { count: 1, matches: true } })
    await setPrivate(db, 'client-meeting', false)
    await sendNow()
    expect(JSON.stringify(await endpoint.rows())).toContain('client-meeting')
    expect(await readSending()).toMatchObject({ waiting: 0, receipt: { count: 2, matches: true } })
    await expectInvariants(db)
  })
})
