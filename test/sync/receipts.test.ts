/** Tests the endpoint's receipt for a day, which Stint compares with the rows of this browser. */
import { describe, expect, test, vi } from 'vitest'
import { minute } from '../../src/core/time/units.ts'
import { readSendDue } from '../../src/store/outbox/sending.ts'
import { moveStart, stop, switchTo } from '../../src/store/timeline/commands.ts'
import { readPopupView } from '../../src/store/views/popup-view.ts'
import { sendWhatIsDue } from '../../src/sync/send.ts'
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

setUpBrowserAndEndpoint()

test('a receipt that was missed is fetched later', async () => {
  await endpoint.connect(db)
  await workMorning()
  endpoint.answerInstead((request) =>
    request.method === 'GET' ? new Response('', { status: 500 }) : undefined,
  )
  await sendNow()
  expect(await readSending()).toMatchObject({ waiting: 0, failure: 'between' })
  endpoint.answerInstead(undefined)
  vi.setSystemTime((await readSendDue(db)) ?? 0)
  await sendWhatIsDue(db)
  expect(await readSending()).toMatchObject({ receipt: { count: 2, matches: true } })
  expect((await readSending()).failure).toBeUndefined()
})

test('a receipt shows the length that the day shows, whatever the seconds', async () => {
  await endpoint.connect(db)
  // Each entry lasts 10 minutes and 24 seconds, so its length is not a whole number of minutes.
  for (const category of ['research', 'misc', 'research', 'misc'] as const) {
    await switchTo(db, category)
    await pass(10.4)
  }
  await stop(db)
  await sendNow()
  const { worked, sending } = await readPopupView(db)
  expect(sending.receipt).toMatchObject({ count: 4, matches: true, seconds: worked / 1000 })
})

describe('a receipt that differs', () => {
  const tamper = async () => {
    await endpoint.connect(db)
    await workMorning()
    await sendNow()
    await endpoint.db.deleteFrom('segments').where('category', '=', 'research').execute()
    // A new segment must be sent, so that Stint compares the day again. It lasts a minute, because the
    // time of a segment shorter than five seconds would go to a neighbour.
    await pass(1)
    await stop(db)
    await pass(1)
  }

  test('sends the day again, after which they agree', async () => {
    await tamper()
    await sendNow()
    expect(await endpoint.rows()).toHaveLength(3)
    expect(await readSending()).toMatchObject({
      waiting: 0,
      differing: [],
      receipt: { matches: true },
    })
  })

  test('only because the day changed meanwhile is fetched again', async () => {
    await endpoint.connect(db)
    await workMorning()
    let changed: Promise<void> | undefined
    endpoint.answerInstead(async (request) => {
      if (request.method !== 'GET') return undefined
      changed ??= moveStart(db, START + 25 * minute)
      await changed
      return undefined
    })
    await sendNow()
    endpoint.answerInstead(undefined)
    expect(await readSending()).toMatchObject({ waiting: 1, differing: [] })
    expect(endpoint.lines.filter((line) => line.startsWith('GET /v1/days'))).toHaveLength(1)
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 0, receipt: { count: 2, matches: true } })
  })

  test('and still differs afterwards is shown to the person, and not tried endlessly', async () => {
    await tamper()
    const intruder = async () => {
      const [row] = await endpoint.rows()
      const id = crypto.randomUUID()
      if (row)
        await endpoint.db
          .insertInto('segments')
          .values({ ...row, id, seq: 99 })
          .execute()
    }
    await intruder()
    await sendNow()
    expect(await readSending()).toMatchObject({
      differing: ['2026-11-23'],
      receipt: { matches: false },
    })
    const asked = endpoint.lines.filter((line) => line.startsWith('GET /v1/days')).length
    await sendWhatIsDue(db)
    expect(endpoint.lines.filter((line) => line.startsWith('GET /v1/days'))).toHaveLength(asked)
  })
})
