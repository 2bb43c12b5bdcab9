/** Tests how rows that wait to be sent are put into batches and sent. */
import { expect, test, vi } from 'vitest'
import { minute } from '../../src/core/time/units.ts'
import { stopSending } from '../../src/store/outbox/connection.ts'
import { readSendDue } from '../../src/store/outbox/sending.ts'
import { switchTo } from '../../src/store/timeline/commands.ts'
import { sendWhatIsDue } from '../../src/sync/send.ts'
import {
  db,
  endpoint,
  readSending,
  START,
  sendNow,
  setUpBrowserAndEndpoint,
} from '../support/connected-browser.ts'

setUpBrowserAndEndpoint()

test('hundreds of segments go in batches, each once', async () => {
  await endpoint.connect(db)
  for (let i = 0; i < 450; i++) {
    vi.setSystemTime(START + i * minute)
    await switchTo(db, i % 2 ? 'research' : 'misc')
  }
  endpoint.syncClock()
  await sendNow()
  expect(await endpoint.rows()).toHaveLength(449)
  expect(endpoint.lines.filter((line) => line.startsWith('PUT'))).toHaveLength(3)
  expect(await readSending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
})

test('a large batch is sent packed', async () => {
  await endpoint.connect(db)
  for (let i = 0; i < 20; i++) {
    vi.setSystemTime(START + i * minute)
    await switchTo(db, i % 2 ? 'research' : 'misc')
  }
  endpoint.syncClock()
  const encodings: (string | null)[] = []
  endpoint.answerInstead((request) => {
    if (request.method === 'PUT') encodings.push(request.headers.get('content-encoding'))
    return undefined
  })
  await sendNow()
  expect(encodings).toEqual(['gzip'])
  expect(await endpoint.rows()).toHaveLength(19)
})

test('a long sending can be stopped, and continues on request or at the set time', async () => {
  await endpoint.connect(db)
  for (let i = 0; i < 450; i++) {
    vi.setSystemTime(START + i * minute)
    await switchTo(db, i % 2 ? 'research' : 'misc')
  }
  endpoint.syncClock()
  endpoint.answerInstead((request) =>
    request.method === 'PUT' ? stopSending(db).then(() => undefined) : undefined,
  )
  await sendNow()
  endpoint.answerInstead(undefined)
  expect(await readSending()).toMatchObject({ waiting: 249, busy: false })
  expect((await readSending()).failure).toBeUndefined()
  expect(await sendWhatIsDue(db)).toBe(false)
  expect(new Date((await readSendDue(db)) ?? 0).getHours()).toBe(18)
  await sendNow()
  expect(await readSending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
})
