/**
 * Tests answers of a proxy, a firewall or a login page between this browser and the endpoint. None of
 * them may count as an answer of the endpoint.
 */
import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { FIRST_SCHEME } from '../../src/core/scheme/versions.ts'
import { minute } from '../../src/core/time/units.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { readNamed } from '../../src/store/named-rows.ts'
import { connectTo } from '../../src/store/outbox/connection.ts'
import { readRefused } from '../../src/store/outbox/fix-refused.ts'
import { readConnection, readSendDue } from '../../src/store/outbox/sending.ts'
import { switchTo } from '../../src/store/timeline/commands.ts'
import { connect } from '../../src/sync/connect.ts'
import { PROBLEMS, type ProblemName, problemType } from '../../src/sync/contract.ts'
import { fetchHistory } from '../../src/sync/history.ts'
import { leave } from '../../src/sync/leave.ts'
import { refreshScheme } from '../../src/sync/scheme.ts'
import { changeTeamScheme } from '../../src/sync/scheme-change.ts'
import { sendWhatIsDue } from '../../src/sync/send.ts'
import { fetchLayout, fetchMiddle, fetchTeamAccess } from '../../src/sync/team.ts'
import { sendingWords } from '../../src/ui/sending-words.ts'
import {
  db,
  endpoint,
  pass,
  readSending,
  sendNow,
  setUpBrowserAndEndpoint,
  workMorning,
} from '../support/connected-browser.ts'
import {
  type Foreign,
  problemAnswer,
  randomForeign,
  responseOf,
} from '../support/foreign-answers.ts'

setUpBrowserAndEndpoint()

/** Answers every request with the result of `answer`. No request reaches the network. */
const answers = (answer: (path: string) => Response | Promise<Response>) => {
  vi.stubGlobal('fetch', async (url: string) => answer(new URL(url).pathname))
  onTestFinished(() => void vi.unstubAllGlobals())
}

/**
 * Hides answers as Chromium does. A request with CORS fails like a broken connection if the answer lacks
 * the headers of CORS. A request in the mode `no-cors` fails in the same way if the answer contains the
 * header Cross-Origin-Resource-Policy.
 */
const hideForeignAnswers = () => {
  const { fetch } = globalThis
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const answer = await fetch(url, { ...init, mode: 'cors' })
    const isOurs = answer.headers.has('access-control-expose-headers')
    const isOpen = !answer.headers.has('cross-origin-resource-policy')
    if (init.mode === 'no-cors' && isOpen)
      return Object.defineProperty(new Response(null), 'type', { value: 'opaque' })
    if (init.mode !== 'no-cors' && isOurs) return answer
    throw new TypeError('Failed to fetch')
  })
  onTestFinished(() => void vi.unstubAllGlobals())
}

const PAGE = '<html>Log in</html>'
const HTML = 'text/html'
const A_DAY = { 'retry-after': '86400' }

/** Returns a body that ends in the middle, as if a proxy was restarted. */
const halfBody = () =>
  new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"results":[')),
    pull: (controller) => controller.error(new Error('gone')),
  })

const TABLE: [name: string, foreign: Foreign, failure: string][] = [
  ['a portal’s page', { status: 200, type: HTML, body: PAGE }, 'portal'],
  ['a portal’s page without a type', { status: 200, type: undefined, body: PAGE }, 'portal'],
  ['a redirect to a login', { status: 302, type: HTML, body: '' }, 'portal'],
  ['another redirect', { status: 307, type: undefined, body: '' }, 'portal'],
  ['a gateway’s 401', { status: 401, type: HTML, body: PAGE }, 'portal'],
  ['a gateway’s 401 in JSON', { status: 401, type: 'application/json', body: '{}' }, 'portal'],
  ['a firewall’s 403', { status: 403, type: HTML, body: PAGE }, 'portal'],
  // `fetch` reports status 407 as a failed connection, in browsers and in Node (section 4.6 of the
  // Fetch standard).
  ['a proxy that wants a password', { status: 407, type: HTML, body: PAGE }, 'network'],
  ['a network that wants a login', { status: 511, type: HTML, body: PAGE }, 'portal'],
  ['nginx: too large', { status: 413, type: HTML, body: '<h1>413</h1>' }, 'between'],
  ['nginx: nobody behind it', { status: 502, type: HTML, body: '<h1>502</h1>' }, 'between'],
  ['a load balancer', { status: 503, type: 'text/plain', body: 'no healthy upstream' }, 'between'],
  ['a limit of the proxy', { status: 429, type: HTML, body: 'slow down' }, 'between'],
  ['a page that is not there', { status: 404, type: HTML, body: '<h1>404</h1>' }, 'between'],
  ['nothing at all', { status: 200, type: 'application/json', body: '' }, 'between'],
  ['another JSON', { status: 200, type: 'application/json', body: '{"ok":true}' }, 'answer'],
  [
    'the endpoint’s own problem, repeated by another program as JSON',
    {
      status: 401,
      type: 'application/json',
      body: JSON.stringify({
        type: problemType('unauthorized'),
        title: 'unauthorized',
        status: 401,
        requestId: 'r',
      }),
    },
    'portal',
  ],
  [
    'problem details of another service',
    { status: 401, type: 'application/problem+json', body: '{"type":"about:blank","status":401}' },
    'portal',
  ],
]

describe('while sending', () => {
  test.each(TABLE)(
    '%s: is reported, refuses no row, and is tried again soon',
    async (_, foreign, failure) => {
      await endpoint.connect(db)
      await workMorning()
      endpoint.answerInstead(() => responseOf(foreign))
      await sendNow()
      expect(await readSending()).toMatchObject({ waiting: 2, refused: 0, failure })
      endpoint.answerInstead(undefined)
      vi.setSystemTime((await readSendDue(db)) ?? 0)
      await sendWhatIsDue(db)
      expect(await readSending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
    },
  )

  // Redirects without a target and status 407 are left out, because Node's `fetch` fails for both.
  test.each(TABLE.filter(([, { status }]) => status < 300 || (status >= 400 && status !== 407)))(
    'Chromium hides %s: it is distinguished from a missing answer',
    async (_, foreign) => {
      await endpoint.connect(db)
      await workMorning()
      hideForeignAnswers()
      endpoint.answerInstead(() => responseOf(foreign))
      await sendNow()
      const { failure, waiting } = await readSending()
      expect({ failure, waiting }).toEqual({ failure: 'portal', waiting: 2 })
      expect(await connect(db, endpoint.url, 'ABCD-2345')).toEqual({ ok: false, reason: 'portal' })
      endpoint.answerInstead(undefined)
      await sendNow()
      expect(await readSending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
    },
  )

  /**
   * Simulates a proxy that refuses batches of more than `most` rows, and lets all other requests pass.
   */
  const refuseLarge = (answer: () => Response | Promise<Response>, most: number) => {
    const sizes: number[] = []
    endpoint.answerInstead(async (request) => {
      if (request.method !== 'PUT') return undefined
      const { segments } = await endpoint.bodyOf(request)
      sizes.push(segments.length)
      return segments.length > most ? answer() : undefined
    })
    return sizes
  }

  const REFUSED_BY_PROXY = [400, 403, 405, 413, 431, 502]
  test.each(REFUSED_BY_PROXY)(
    'a hidden %i for some requests only: rows go in smaller batches, and none is refused',
    async (status) => {
      await endpoint.connect(db)
      await workMorning()
      await switchTo(db, 'research')
      await pass(10)
      await switchTo(db, 'misc')
      hideForeignAnswers()
      const sizes = refuseLarge(() => responseOf({ status, type: HTML, body: PAGE }), 1)
      await sendNow()
      expect(sizes).toEqual([3, 1, 1, 1])
      expect(await readSending()).toMatchObject({ waiting: 0, refused: 0 })
      expect((await readSending()).failure).toBeUndefined()
    },
  )

  test('a hidden refusal of every row: all wait, with words that they did not reach the server', async () => {
    await endpoint.connect(db)
    await workMorning()
    hideForeignAnswers()
    const sizes = refuseLarge(() => responseOf({ status: 413, type: HTML, body: PAGE }), 0)
    await sendNow()
    expect(sizes).toEqual([2, 1, 1])
    expect(await readSending()).toMatchObject({ waiting: 2, refused: 0, failure: 'between' })
    endpoint.answerInstead(undefined)
    vi.setSystemTime((await readSendDue(db)) ?? 0)
    await sendWhatIsDue(db)
    expect(await readSending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
  })

  test('an address without a server is no other page', async () => {
    await endpoint.connect(db)
    await workMorning()
    answers(() => Promise.reject(new TypeError('Failed to fetch')))
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 2, failure: 'network' })
  })

  test('the message says what a person can do: log in, or wait', async () => {
    await endpoint.connect(db)
    await workMorning()
    endpoint.answerInstead(() => responseOf({ status: 302, type: undefined, body: '' }))
    await sendNow()
    expect(sendingWords(await readSending()).text).toMatch(/another page answered.*Log in/)
    endpoint.answerInstead(() => responseOf({ status: 413, type: HTML, body: PAGE }))
    await sendNow()
    expect(sendingWords(await readSending()).text).toMatch(
      /did not come from the server.*try again/,
    )
  })

  test.each<[string, () => Promise<Response>]>([
    ['a page', async () => responseOf({ status: 403, type: HTML, body: PAGE })],
    ['nobody behind a proxy', async () => responseOf({ status: 502, type: HTML, body: PAGE })],
    ['another JSON', async () => Response.json({ ok: true })],
    ['a wait of a day', async () => new Response('', { status: 503, headers: A_DAY })],
    ['half an answer', async () => new Response(halfBody())],
    ['a body that does not unpack', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['silence', () => Promise.reject(new DOMException('', 'TimeoutError'))],
  ])('after any number of times, %s is tried again within minutes', async (_, answer) => {
    await endpoint.connect(db)
    await workMorning()
    vi.stubGlobal('fetch', answer)
    onTestFinished(() => void vi.unstubAllGlobals())
    await sendNow()
    for (let i = 0; i < 12; i++) {
      const due = (await readSendDue(db)) ?? Number.POSITIVE_INFINITY
      expect(due - Date.now()).toBeLessThanOrEqual(8 * minute)
      vi.setSystemTime(due)
      await sendWhatIsDue(db)
    }
    expect(await readSending()).toMatchObject({ waiting: 2, refused: 0 })
  })

  test('it does not make this clock look wrong', async () => {
    await endpoint.connect(db)
    await workMorning()
    const headers = { date: new Date(Date.now() - 60 * minute).toUTCString() }
    endpoint.answerInstead(() => new Response(PAGE, { status: 403, headers }))
    await sendNow()
    expect((await readSending()).clockOff).toBeUndefined()
  })

  test('a batch that it finds too large is sent in halves, and a single row waits', async () => {
    await endpoint.connect(db)
    await workMorning()
    const sizes: number[] = []
    endpoint.answerInstead(async (request) => {
      if (request.method !== 'PUT') return undefined
      const { segments } = await endpoint.bodyOf(request)
      sizes.push(segments.length)
      const large = segments.some((row) => row.category === 'research')
      return large ? responseOf({ status: 413, type: HTML, body: PAGE }) : undefined
    })
    await sendNow()
    expect(sizes).toEqual([2, 1, 1])
    expect((await endpoint.rows()).map((row) => row.category)).toEqual(['client-meeting'])
    expect(await readSending()).toMatchObject({ waiting: 1, refused: 0, failure: 'between' })
  })
})

/** All functions that send requests to the endpoint. */
const CALLERS: [name: string, ask: (db: StintDatabase) => Promise<unknown>][] = [
  ['send', sendWhatIsDue],
  ['history', fetchHistory],
  ['scheme', (db) => refreshScheme(db)],
  ['scheme change', (db) => changeTeamScheme(db, 1, FIRST_SCHEME)],
  ['team', fetchTeamAccess],
  ['layout', (db) => fetchLayout(db, { from: '2026-11-23', to: '2026-11-23' })],
  ['middle', (db) => fetchMiddle(db, { from: '2026-11-23', to: '2026-11-23' })],
  ['leave with the history', (db) => leave(db, 'fetch')],
  ['connect', (db) => connect(db, 'https://stint.example', 'ABCD-2345')],
]

const rows = async () => (await db.segments.toArray()).map(({ offered: _, ...row }) => row)

test.each(CALLERS)('%s: no foreign answer drops a token or refuses a row', async (_, ask) => {
  const token = 't'.repeat(43)
  await connectTo(db, { url: 'https://stint.example', token, member: 'Ann', team: 'Sales' })
  await workMorning()
  const before = await rows()
  const scheme = await readNamed(db, 'scheme')
  let answer: Foreign = { status: 200, type: HTML, body: PAGE }
  answers(() => responseOf(answer))
  await fc.assert(
    fc.asyncProperty(randomForeign(), async (other) => {
      answer = other
      await ask(db).catch((error: unknown) => expect(error).toHaveProperty('failure'))
      expect(await readConnection(db)).toMatchObject({ token })
      expect(await rows()).toEqual(before)
      expect(await readNamed(db, 'scheme')).toEqual(scheme)
      expect((await readSending()).failure).not.toBe('token')
      vi.setSystemTime(Date.now() + 10 * minute)
    }),
    { numRuns: process.env.STINT_LONG ? 3000 : 60 },
  )
  await expect(readRefused(db)).resolves.toEqual([])
})

test('no foreign answer counts as a receipt', async () => {
  await endpoint.connect(db)
  await workMorning()
  let answer: Foreign | undefined
  endpoint.answerInstead((request) =>
    answer && request.url.includes('/v1/days/') ? responseOf(answer) : undefined,
  )
  await fc.assert(
    fc.asyncProperty(randomForeign(), async (other) => {
      answer = other
      await sendNow()
      expect(await readSending()).toMatchObject({ waiting: 0, refused: 0 })
      expect((await readSending()).receipt).toBeUndefined()
      expect((await readSending()).failure).not.toBe('token')
    }),
    { numRuns: 40 },
  )
  endpoint.answerInstead(undefined)
  await sendNow()
  expect(await readSending()).toMatchObject({ receipt: { matches: true } })
})

const REFUSALS = {
  unauthorized: 'token',
  'too-many-requests': 'busy',
  unavailable: 'busy',
  'internal-error': 'server',
  'not-found': 'answer',
  'bad-request': 'other',
} satisfies Partial<Record<ProblemName, string>>

test.each(Object.entries(REFUSALS))(
  'the endpoint’s own %s is believed: %s',
  async (name, failure) => {
    await endpoint.connect(db)
    await workMorning()
    endpoint.answerInstead(() => problemAnswer(name as ProblemName))
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 2, failure })
  },
)

describe('connecting', () => {
  const REASONS: Partial<Record<ProblemName, string>> = {
    'bad-code': 'code',
    'bad-request': 'code',
    'too-many-tries': 'tries',
    'too-many-requests': 'tries',
    unavailable: 'busy',
    'internal-error': 'busy',
  }
  test.each(Object.keys(PROBLEMS) as ProblemName[])('the endpoint’s own %s', async (name) => {
    answers(() => problemAnswer(name))
    expect(await connect(db, 'https://stint.example', 'ABCD-2345')).toEqual({
      ok: false,
      reason: REASONS[name] ?? 'answer',
    })
  })

  test.each([
    [200, HTML, 'portal'],
    [302, HTML, 'portal'],
    [401, HTML, 'portal'],
    [403, HTML, 'portal'],
    [511, HTML, 'portal'],
    [404, HTML, 'answer'],
    [405, HTML, 'answer'],
    [429, HTML, 'answer'],
    [502, HTML, 'answer'],
    [200, 'application/json', 'answer'],
  ])('%i with %s from another server: %s', async (status, type, reason) => {
    answers(() => responseOf({ status, type, body: type === HTML ? PAGE : '{"ok":true}' }))
    expect(await connect(db, 'https://stint.example', 'ABCD-2345')).toEqual({ ok: false, reason })
  })
})
