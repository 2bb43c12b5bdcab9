/** Tests the messages to the person when sending fails, and that no row is lost. */
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { minute } from '../../src/core/time/units.ts'
import { disconnect } from '../../src/store/outbox/connection.ts'
import { readSendDue } from '../../src/store/outbox/sending.ts'
import { moveStart } from '../../src/store/timeline/commands.ts'
import {
  db,
  endpoint,
  readSending,
  START,
  sendNow,
  setUpBrowserAndEndpoint,
  workMorning,
} from '../support/connected-browser.ts'
import { problemAnswer } from '../support/foreign-answers.ts'
import { openListeningEndpoint } from '../support/listening-endpoint.ts'

setUpBrowserAndEndpoint()

describe('when sending fails', () => {
  const failures: [name: string, () => Response, failure: string][] = [
    ['the token is no longer good', () => problemAnswer('unauthorized'), 'token'],
    ['the endpoint is busy', () => problemAnswer('unavailable'), 'busy'],
    ['the endpoint fails', () => problemAnswer('internal-error'), 'server'],
    ["a captive portal's page comes back", () => new Response('<html>Log in</html>'), 'portal'],
    ['the answer is none of ours', () => Response.json({ ok: true }), 'answer'],
  ]
  test.each(failures)('%s: is reported, and everything is kept', async (_name, answer, failure) => {
    await endpoint.connect(db)
    await workMorning()
    endpoint.answerInstead(answer)
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 2, failure, busy: false })
    expect(await readSendDue(db)).toBeGreaterThan(Date.now())
    endpoint.answerInstead(undefined)
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
    expect((await readSending()).failure).toBeUndefined()
  })

  test('the reply got lost: sending again costs nothing and counts nothing twice', async () => {
    await endpoint.connect(db)
    await workMorning()
    endpoint.answerInstead(async (_request, answer) => {
      await answer()
      return new Response('', { status: 502 })
    })
    await sendNow()
    endpoint.answerInstead(undefined)
    expect(await endpoint.rows()).toHaveLength(2)
    expect(await readSending()).toMatchObject({ waiting: 2, failure: 'between' })
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 0, receipt: { count: 2, matches: true } })
  })

  test('an endpoint that never answers "stored" is not asked endlessly', async () => {
    await endpoint.connect(db)
    await workMorning()
    endpoint.answerInstead(async (request, answer) => {
      const { segments } = await endpoint.bodyOf(request)
      await answer()
      const stored = (row: object) => ({ ...row, device: crypto.randomUUID() })
      return Response.json({
        results: segments.map((row: { id: string; revision: number }) => ({
          id: row.id,
          revision: row.revision,
          result: 'conflict',
          stored: stored(row),
        })),
      })
    })
    await sendNow()
    expect(endpoint.lines.filter((line) => line.startsWith('PUT')).length).toBeLessThan(5)
    expect(await readSending()).toMatchObject({ waiting: 2 })
    expect((await readSending()).failure).toBeDefined()
  })

  test('a row in the future for the endpoint is sent later, and delays no other', async () => {
    await endpoint.connect(db)
    await workMorning()
    endpoint.setClock(START + 12 * minute)
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 1, refused: 0 })
    endpoint.syncClock()
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
  })

  test('disconnecting ends a run, and another endpoint gets everything', async () => {
    await endpoint.connect(db)
    await workMorning()
    endpoint.answerInstead(async (request, answer) => {
      const answered = await answer()
      if (request.method === 'PUT') await disconnect(db)
      return answered
    })
    await sendNow()
    expect(endpoint.lines.filter((line) => line.startsWith('GET /v1/days'))).toEqual([])
    expect(await readSending()).toMatchObject({ connected: false, waiting: 2 })
    const other = await openListeningEndpoint()
    await other.connect(db)
    await sendNow()
    expect(await other.rows()).toHaveLength(2)
    await disconnect(db)
    await endpoint.connect(db)
    endpoint.answerInstead(undefined)
    expect(await readSending()).toMatchObject({ waiting: 2 })
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 0, receipt: { count: 2, matches: true } })
  })

  test('a row that changed while in flight stays in the outbox', async () => {
    await endpoint.connect(db)
    await workMorning()
    let changed: Promise<void> | undefined
    endpoint.answerInstead((request) => {
      if (request.method === 'PUT') changed ??= moveStart(db, START + 25 * minute)
      return undefined
    })
    await sendNow()
    await changed
    expect(await readSending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
    expect((await endpoint.rows()).find((r) => r.category === 'client-meeting')).toMatchObject({
      ended_at: START + 25 * minute,
    })
  })
})

test.each([
  ['cut in the middle of an answer', 'cut'],
  ['nobody there', 'network'],
  ['a page that is not ours under any name', 'between'],
] as const)('a failure of the kind %s is recognised as such', async (_, failure) => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"results":[')),
    pull: (controller) => controller.error(new Error('gone')),
  })
  const answers = {
    cut: async () => new Response(body),
    network: () => Promise.reject(new TypeError('Failed to fetch')),
    between: async () => new Response('', { status: 404 }),
  }
  await endpoint.connect(db)
  await workMorning()
  vi.stubGlobal('fetch', answers[failure])
  onTestFinished(() => void vi.unstubAllGlobals())
  await sendNow()
  expect(await readSending()).toMatchObject({ waiting: 2, failure })
})
