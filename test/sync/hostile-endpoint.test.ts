/**
 * Tests a broken or hostile endpoint: how much it can store in this browser, what it can change there,
 * and how long it can delay Stint.
 */
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished, test, vi } from 'vitest'
import { FIRST_SCHEME } from '../../src/core/scheme/versions.ts'
import { minute } from '../../src/core/time/units.ts'
import { readNamed } from '../../src/store/named-rows.ts'
import { readHistoryProgress } from '../../src/store/outbox/history.ts'
import { readConnection } from '../../src/store/outbox/sending.ts'
import { stop, switchTo } from '../../src/store/timeline/commands.ts'
import { readBackup } from '../../src/sync/backup/read.ts'
import { saveBackup } from '../../src/sync/backup/save.ts'
import { connect } from '../../src/sync/connect.ts'
import * as limits from '../../src/sync/contract/limits.ts'
import { MAX_PAGE } from '../../src/sync/contract.ts'
import { fetchHistory } from '../../src/sync/history.ts'
import { leave } from '../../src/sync/leave.ts'
import { refreshScheme } from '../../src/sync/scheme.ts'
import { changeTeamScheme } from '../../src/sync/scheme-change.ts'
import { fetchLayout, fetchMiddle, fetchTeamAccess } from '../../src/sync/team.ts'
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

const MiB = 1024 * 1024
/** 8 MiB of spaces, which gzip packs to about a thousandth of that size. */
const spaces = gzipSync(Buffer.alloc(8 * MiB, ' '))

/**
 * Returns an answer with an endless body. It repeats the same gzip member, which is valid because a gzip
 * file may have several members.
 */
const endless = (status: number, type: string) =>
  new Response(new ReadableStream({ pull: (out) => out.enqueue(spaces) }), {
    status,
    headers: { 'content-type': type, 'content-encoding': 'gzip' },
  })

/** Counts how many bytes of all answers are read. The bytes are counted after unpacking. */
function countRead() {
  const count = { bytes: 0 }
  const real = fetch
  vi.stubGlobal('fetch', async (...asked: Parameters<typeof fetch>) => {
    const { body, status, headers } = await real(...asked)
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, out) {
        count.bytes += chunk.length
        out.enqueue(chunk)
      },
    })
    return new Response(body?.pipeThrough(counted), { status, headers })
  })
  onTestFinished(() => void vi.unstubAllGlobals())
  return count
}

const week = { from: '2026-11-23', to: '2026-11-29' }

describe('an answer without end', () => {
  const callers: [name: string, most: number, ask: () => Promise<unknown>][] = [
    ['send', limits.ANSWER_BYTES, sendNow],
    ['history', limits.PAGE_BYTES, () => fetchHistory(db)],
    ['leaving with the history', limits.PAGE_BYTES, () => leave(db, 'fetch')],
    ['scheme', limits.SCHEME_BYTES, () => refreshScheme(db)],
    ['scheme change', limits.SCHEME_BYTES, () => changeTeamScheme(db, 1, FIRST_SCHEME)],
    ['team', limits.ANSWER_BYTES, () => fetchTeamAccess(db)],
    ['layout', limits.LAYOUT_BYTES, () => fetchLayout(db, week)],
    ['middle', limits.ANSWER_BYTES, () => fetchMiddle(db, week)],
    ['connect', limits.ANSWER_BYTES, () => connect(db, endpoint.url, 'ABCD-2345')],
  ]
  test.each(callers)('%s: is read up to its limit only', async (_, most, ask) => {
    await endpoint.connect(db)
    await workMorning()
    const count = countRead()
    for (const [status, type] of [
      [200, 'application/json'],
      [401, 'application/problem+json'],
      [403, 'text/html'],
    ] as const) {
      endpoint.answerInstead(() => endless(status, type))
      count.bytes = 0
      await ask().catch((error: unknown) => expect(error).toHaveProperty('failure'))
      expect(count.bytes).toBeLessThanOrEqual(2 * most + MiB)
      expect((await readSending()).connected).toBe(true)
      vi.setSystemTime(Date.now() + minute)
    }
  })
})

const row = (i: number, more: object = {}) => ({
  id: `5a1e5f0c-0000-4000-a000-${i.toString(16).padStart(12, '0')}`,
  revision: 1,
  device: '5a1e5f0c-0000-4000-a000-00000000000d',
  changedAt: START,
  category: 'misc',
  startedAt: START - (i + 1) * minute,
  endedAt: START - i * minute,
  source: 'hand',
  scheme: 1,
  ...more,
})

describe('a history', () => {
  const feeds = (page: (since: number) => object) =>
    endpoint.answerInstead((request) => {
      const since = new URL(request.url).searchParams.get('since')
      return since === null ? undefined : Response.json(page(Number(since)))
    })

  test.each<[string, (since: number) => object]>([
    ['more without a row', (since) => ({ segments: [], next: `${since + 1}`, more: true })],
    ['without progress', (since) => ({ segments: [row(1)], next: `${since}`, more: true })],
    ['going back', (since) => ({ segments: [row(1)], next: since ? '0' : '5', more: true })],
    ['too many rows', () => ({ segments: Array(MAX_PAGE + 1).fill(null), next: '1', more: true })],
  ])('%s is ended at once', async (_, page) => {
    await endpoint.connect(db)
    let pages = 0
    feeds((since) => {
      pages++
      return page(since)
    })
    await expect(fetchHistory(db)).rejects.toMatchObject({ failure: 'answer' })
    expect(pages).toBeLessThanOrEqual(2)
  })

  test('that never ends is stopped after a number of pages', async () => {
    await endpoint.connect(db)
    let pages = 0
    vi.stubGlobal('fetch', async (url: string) => {
      pages++
      const next = Number(new URL(url).searchParams.get('since')) + 1
      return Response.json({ segments: [row(1)], next: `${next}`, more: true })
    })
    await expect(fetchHistory(db)).rejects.toMatchObject({ failure: 'answer' })
    vi.unstubAllGlobals()
    expect(pages).toBe(limits.HISTORY_PAGES)
  })

  test('can be cancelled, keeps the rows received, and continues from there', async () => {
    await endpoint.connect(db)
    const cancel = new AbortController()
    feeds((since) => {
      if (since === 3) cancel.abort()
      return { segments: [row(since)], next: `${since + 1}`, more: since < 5 }
    })
    await expect(fetchHistory(db, cancel.signal)).rejects.toMatchObject({ name: 'AbortError' })
    expect(await readHistoryProgress(db)).toMatchObject({ count: 3, done: false })
    await fetchHistory(db)
    expect(await readHistoryProgress(db)).toMatchObject({ count: 6, done: true })
  })
})

test.each<[string, (signal: AbortSignal) => Promise<unknown>]>([
  ['connecting', (signal) => connect(db, endpoint.url, 'ABCD-2345', signal)],
  ['the history', (signal) => fetchHistory(db, signal)],
  ['leaving with the history', (signal) => leave(db, 'fetch', signal)],
  ['a change of the categories', (signal) => changeTeamScheme(db, 1, FIRST_SCHEME, { signal })],
  ['the report of the team', (signal) => fetchLayout(db, week, signal)],
])('%s: waiting for nobody can be cancelled', async (_, ask) => {
  await endpoint.connect(db)
  const cancel = new AbortController()
  endpoint.answerInstead(() => {
    cancel.abort()
    return new Promise(() => undefined)
  })
  await expect(ask(cancel.signal)).rejects.toMatchObject({ name: 'AbortError' })
  expect(await readConnection(db)).toBeDefined()
})

/** Rows that a correct endpoint can never have. */
const WRONG: [name: string, more: object][] = [
  ['the highest revision there is', { revision: 2 ** 31 - 1 }],
  ['a revision above what is taken', { revision: limits.MAX_TAKEN_REVISION + 1 }],
  ['a revision of 0', { revision: 0 }],
  ['half a revision', { revision: 2.5 }],
  ['ends before it starts', { startedAt: START + minute, endedAt: START }],
  ['ends where it starts', { startedAt: START, endedAt: START }],
  ['longer than a day', { startedAt: START - 25 * 60 * minute, endedAt: START }],
  ['before there was Stint', { startedAt: 1000, endedAt: 2000 }],
  ['in the year 9999', { startedAt: 253_370_764_800_000, endedAt: 253_370_764_860_000 }],
  ['times that are none', { startedAt: 1.5 }],
  ['a break', { category: 'break' }],
  ['an address for a category', { category: 'https://x.example/' }],
  ['unexplained time with a note', { category: 'unexplained', note: 'x' }],
  ['a note too long', { note: 'x'.repeat(501) }],
  ['a source that is none', { source: 'magic' }],
  ['no device', { device: 'x' }],
]

describe('an impossible row', () => {
  test.each(WRONG)('is left out of a history, the others are stored: %s', async (_, more) => {
    await endpoint.connect(db)
    endpoint.answerInstead((request) =>
      request.url.includes('/v1/segments?')
        ? Response.json({ segments: [row(1), row(2, more), row(3)], next: '3', more: false })
        : undefined,
    )
    await fetchHistory(db)
    expect(await db.segments.count()).toBe(2)
    expect(await readHistoryProgress(db)).toMatchObject({ count: 2, wrong: 1, done: true })
  })

  test.each(['stale', 'conflict'])(
    'is not taken over as %s, and the others are stored',
    async (result) => {
      for (const [i, [, more]] of WRONG.entries()) {
        vi.setSystemTime(START + i * 120 * minute)
        if (i === 0) await endpoint.connect(db)
        await workMorning()
        await pass(1)
        await stop(db)
        const before = await storedRows()
        endpoint.answerInstead(async (request, answer) => {
          if (request.method !== 'PUT') return undefined
          const { segments } = await endpoint.bodyOf(request)
          const answered = await (await answer()).json()
          const [first] = segments
          answered.results[0] = {
            id: first?.id,
            revision: first?.revision,
            result,
            stored: { ...row(0, { id: first?.id, revision: (first?.revision ?? 0) + 1 }), ...more },
          }
          return Response.json(answered)
        })
        await sendNow()
        expect(await readSending()).toMatchObject({ waiting: 1, failure: 'rejected' })
        expect(await storedRows()).toEqual(before)
        endpoint.answerInstead(undefined)
        await sendNow()
        expect(await readSending()).toMatchObject({ waiting: 0 })
      }
      await expectInvariants(db)
      const file = await saveBackup(db)
      await expect(readBackup(file.file)).resolves.not.toHaveProperty('wrong')
    },
    120_000,
  )

  const storedRows = async () =>
    (await db.segments.orderBy('id').toArray()).map(({ id, revision, category, startedAt }) => ({
      id,
      revision,
      category,
      startedAt,
    }))

  test('a future row of this browser does not stop the clock', async () => {
    await endpoint.connect(db)
    const device = await readNamed(db, 'device')
    const ahead = { device, startedAt: START + 60 * minute, endedAt: START + 90 * minute }
    endpoint.answerInstead((request) =>
      request.url.includes('/v1/segments?')
        ? Response.json({ segments: [row(1, ahead)], next: '1', more: false })
        : undefined,
    )
    await fetchHistory(db)
    await switchTo(db, 'research')
    const [open] = await db.segments.filter((s) => s.open === 1).toArray()
    expect(open?.startedAt).toBe(Date.now())
  })
})

test('an answer with more results than rows, or with none, does no harm', async () => {
  await endpoint.connect(db)
  await workMorning()
  for (const results of [[], Array(200).fill({ result: 'stored' }), [null, 7, 'x']]) {
    endpoint.answerInstead((request) =>
      request.method === 'PUT' ? Response.json({ results }) : undefined,
    )
    await sendNow()
    expect(await readSending()).toMatchObject({ waiting: 2, refused: 0, failure: 'rejected' })
  }
  endpoint.answerInstead(undefined)
  await sendNow()
  expect(await readSending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
})

describe('an impossible scheme', () => {
  const [first, ...others] = FIRST_SCHEME.categories
  const second = { ...FIRST_SCHEME, version: 2, from: '2026-11-01' }
  it.each<[string, object]>([
    ['without a base category', { ...second, categories: others, history: [FIRST_SCHEME] }],
    ['a category twice', { ...second, categories: [first, first, ...others], history: [] }],
    [
      'all of it retired',
      {
        ...second,
        categories: FIRST_SCHEME.categories.map((one) => ({ ...one, retired: true })),
        history: [FIRST_SCHEME],
      },
    ],
    [
      'an earlier version without a base',
      { ...second, history: [{ ...FIRST_SCHEME, categories: others }] },
    ],
    ['the same version twice', { ...second, history: [second] }],
    ['no order', { ...FIRST_SCHEME, history: [second] }],
    [
      'thousands of versions',
      {
        ...second,
        version: 3001,
        history: Array.from({ length: 3000 }, (_, i) => ({ ...second, version: 3000 - i })),
      },
    ],
  ])('is not taken, and what is here stays: %s', async (_, scheme) => {
    await endpoint.connect(db)
    const before = await readNamed(db, 'scheme')
    endpoint.answerInstead((request) =>
      request.url.endsWith('/v1/scheme') ? Response.json(scheme) : undefined,
    )
    expect(await refreshScheme(db)).toBe(false)
    expect(await readNamed(db, 'scheme')).toEqual(before)
    endpoint.answerInstead(undefined)
    expect(await refreshScheme(db)).toBe(true)
  })
})
