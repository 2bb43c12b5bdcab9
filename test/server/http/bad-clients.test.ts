import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../../server/http/app.ts'
import { listen } from '../../../server/http/listen.ts'
import { fromTable } from '../../../server/segments/segment-columns.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { day, minute } from '../../../src/core/time/units.ts'
import { Row } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  linesTo,
  NOON,
  newDevice,
  newMember,
  postgres,
  segment,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'

/** A text in another person's rows, which no answer may contain. */
const SECRET = 'nobody else may read this'

const LONG = process.env.STINT_LONG !== undefined
/** Number of requests. `STINT_REQUESTS` sets it; a long test makes more requests. */
const LONG_RUNS = postgres ? 200_000 : 1_000_000
const RUNS = Number(process.env.STINT_REQUESTS ?? (LONG ? LONG_RUNS : 2000))
/** Number of requests after which the caches of all routes are full; 600 were measured to be enough. */
const WARM = Math.max(1000, RUNS / 3)
const SEED = fc.readConfigureGlobal()?.seed ?? 0

const nasty = fc.oneof(
  fc.constantFrom('', '\0', '\ud800', 'x'.repeat(501), '__proto__', "'; drop table segments; --"),
  fc.constantFrom('../..', '%00', '=1+1', '9'.repeat(400), '-1', '1e999', 'null', '\u202e'),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const number = fc.oneof(
  fc.constantFrom(0, -1, 0.5, 2 ** 31, 2 ** 53, 1e308, -1e308, Number.MAX_SAFE_INTEGER),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
)
const deep = fc.integer({ min: 1, max: 3000 }).map((depth) => {
  let value: unknown = 'bottom'
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { a: value }
  return value
})
const anything = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(nasty, number, fc.constantFrom(null, true, [], {})) },
  { weight: 2, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: deep },
)

const FIELDS = [
  ...Object.keys(segment()),
  'note',
  'context',
  'deleted',
  'edited',
  'device',
  'member',
]

/** Random rows, of which some are valid and others have some invalid fields. */
const row = (ids: readonly string[]) =>
  fc
    .record({
      id: fc.oneof(fc.uuid(), fc.constantFrom(...ids)),
      changes: fc.array(fc.tuple(fc.constantFrom(...FIELDS), anything), { maxLength: 3 }),
      gone: fc.option(fc.constantFrom(...FIELDS), { freq: 4 }),
      revision: fc.integer({ min: 1, max: 5 }),
      // Only the note is tried with any text, because it is the only field that accepts nearly any text.
      note: fc.option(nasty),
    })
    .map(({ id, changes, gone, revision, note }) => {
      const made: Record<string, unknown> = { ...segment({ id, revision }) }
      if (note !== null) made.note = note
      for (const [field, value] of changes) made[field] = value
      if (gone) delete made[gone]
      return made
    })

const textOf = (value: unknown) => JSON.stringify(value) ?? ''

/**
 * Returns a batch with more rows than are allowed. One row is written as JSON, and its text is
 * repeated, because it would be slow to write many different, deeply nested rows as JSON.
 */
const tooMany = (row: unknown) => `{"segments":[${Array(220).fill(textOf(row)).join()}]}`

/** Random changes of a scheme that are valid or nearly valid. */
const schemeChange = fc
  .record({
    after: fc.integer({ min: 1, max: 6 }),
    changeEvery: fc.constantFrom(1, 3, 6, 2),
    own: fc.array(fc.constantFrom('a', 'b', 'constructor', '__proto__', 'misc'), { maxLength: 3 }),
    gone: fc.option(fc.nat(17), { freq: 5 }),
    zone: fc.constantFrom('UTC', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Etc/GMT+12'),
  })
  .map(({ after, changeEvery, own, gone, zone }) => {
    const more = own.map((id) => ({
      id,
      en: id,
      ru: id,
      group: 'other',
      parent: 'misc',
      offComputer: false,
      yields: true,
    }))
    const categories = FIRST_SCHEME.categories.filter((_, i) => i !== gone)
    const readiness = { indicatorsInCrm: true, crmForHalfAYear: true }
    return textOf({ after, zone, changeEvery, categories: [...categories, ...more], readiness })
  })

/** Random bodies that are nearly valid, invalid, or no JSON at all. */
const body = (ids: readonly string[]) =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.array(row(ids), { maxLength: 6 }).map((segments) => textOf({ segments })),
    },
    { weight: 1, arbitrary: row(ids).map(tooMany) },
    { weight: 2, arbitrary: anything.map(textOf) },
    { weight: 1, arbitrary: fc.record({ code: anything, device: anything }).map(textOf) },
    {
      weight: 1,
      arbitrary: fc
        .record({ after: anything, zone: anything, changeEvery: anything, categories: anything })
        .map(textOf),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('[', '{"segments":[{', '\ufeff{}', '['.repeat(60_000)),
    },
    { weight: 1, arbitrary: fc.constant('{"segments":[],"segments":[1]}') },
    { weight: 1, arbitrary: fc.boolean().map((shareMiddle) => textOf({ shareMiddle })) },
    { weight: 2, arbitrary: schemeChange },
  )

const path = (ids: readonly string[]) => {
  const part = fc.oneof(nasty, fc.constantFrom(...ids)).map(encode)
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('/v1/segments', '/v1/devices', '/v1/scheme', '/v1/me', '/v1/team'),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('/v1/segments?since=', '/v1/segments?limit='), part)
        .map((p) => p.join('')),
    },
    { weight: 2, arbitrary: part.map((p) => `/v1/days/${p}?zone=UTC`) },
    { weight: 2, arbitrary: part.map((p) => `/v1/days/2026-11-23?zone=${p}&dayStart=${p}`) },
    { weight: 2, arbitrary: part.map((p) => `/v1/devices/${p}`) },
    { weight: 2, arbitrary: part.map((p) => `/v1/team/layout?from=${p}&to=2026-11-23&zone=UTC`) },
    { weight: 2, arbitrary: part.map((p) => `/v1/team/middle?from=${p}&to=2026-11-23&zone=UTC`) },
    { weight: 1, arbitrary: part.map((p) => `/${p}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('/metrics', '/readyz', '/healthz', '/v1/openapi.json', '*'),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('/v1/team/layout', '/v1/team/middle'),
          fc.integer({ min: 0, max: 420 }),
          fc.constantFrom('UTC', 'Europe/Moscow', '%2B03:00', '%2B03:07', 'Pacific/Apia'),
        )
        .map(([route, days, zone]) => {
          const from = new Date(NOON - days * 24 * 60 * minute).toISOString().slice(0, 10)
          return `${route}?from=${from}&to=2026-11-23&zone=${zone}`
        }),
    },
  )
}
const encode = (text: string) => encodeURIComponent(text.toWellFormed())

const METHODS = ['PUT', 'PUT', 'PUT', 'GET', 'GET', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']

interface Asked {
  method: string
  path: string
  body: string
  token: string
  type: string
  packing: string | undefined
  broken: boolean
  etag: string | undefined
}

/** Random requests that send segments. Everything except their rows is valid. */
const batch = (ids: readonly string[], [token = '']: readonly string[]): fc.Arbitrary<Asked> =>
  fc.record({
    method: fc.constant('PUT'),
    path: fc.constant('/v1/segments'),
    body: fc.oneof(
      {
        weight: 40,
        arbitrary: fc
          .array(row(ids), { minLength: 1, maxLength: 6 })
          .map((segments) => textOf({ segments })),
      },
      { weight: 1, arbitrary: row(ids).map(tooMany) },
    ),
    token: fc.constant(token),
    type: fc.constant('application/json'),
    packing: fc.constantFrom(undefined, 'gzip'),
    broken: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
    etag: fc.constant(undefined),
  })

const request = (ids: readonly string[], tokens: readonly string[]): fc.Arbitrary<Asked> =>
  fc.record({
    method: fc.constantFrom(...METHODS),
    path: path(ids),
    body: body(ids),
    token: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...tokens) },
      { weight: 1, arbitrary: fc.string() },
    ),
    type: fc.constantFrom(
      'application/json',
      'application/json',
      'application/json',
      'text/plain',
      'x',
    ),
    packing: fc.constantFrom(undefined, undefined, 'gzip', 'gzip, but plain', 'br', 'identity'),
    broken: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    etag: fc.option(fc.base64String(), { nil: undefined }),
  })

/**
 * Milliseconds by which the clock jumps for one request. After a sequence of requests it is right again.
 */
const jump = fc.oneof(
  { weight: 30, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: -minute, max: minute }) },
  { weight: 1, arbitrary: fc.constantFrom(-181 * day, 181 * day, -day, day, 400 * day) },
)

/** Random sequences of requests from several devices. */
const sequences = (ids: readonly string[], tokens: readonly string[]) => {
  const one = fc.oneof(batch(ids, tokens), request(ids, tokens))
  return fc.array(fc.record({ asked: one, jump }), { minLength: 1, maxLength: 10 })
}

/** Replaces the characters that browsers and proxies do not allow in the value of a header. */
const sendable = (text: string) => text.replaceAll(/[^\x20-\x7e]/g, '?').trim()

const bytesOf = (body: string, packing: string | undefined, broken: boolean) => {
  const bytes = packing === 'gzip' ? gzipSync(body) : Buffer.from(body)
  // Makes the bytes invalid, whether they are UTF-8 text or gzip.
  if (broken) bytes[Math.floor(bytes.length / 2)] = 0xff
  return new Uint8Array(bytes)
}

const requestOf = ({ method, body, token, type, packing, etag, broken }: Asked) => ({
  method,
  headers: {
    Authorization: sendable(`Bearer ${token}`),
    'Content-Type': type,
    ...(packing && { 'Content-Encoding': packing.startsWith('gzip') ? 'gzip' : packing }),
    ...(etag && { 'If-None-Match': etag }),
  },
  ...(method !== 'GET' && method !== 'HEAD' && { body: bytesOf(body, packing, broken) }),
})

const inMB = (sizes: readonly { bytes: number }[]) =>
  sizes.map(({ bytes }) => Math.round(bytes / 1e5) / 10).join(' ')

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void
const heap = () => {
  gc()
  return process.memoryUsage().heapUsed
}

it(
  'whatever is sent: nothing breaks, nobody else is touched, memory stays flat',
  async () => {
    const lines: string[] = []
    const endpoint = await startEndpoint({ log: linesTo(lines) })
    const boris = await newDevice(endpoint, 'Boris')
    const theirs = [segment({ note: SECRET }), segment()]
    await boris.send(theirs)
    const before = await boris.feed()
    const member = await newMember(endpoint, 'Anna')
    const anna = await connectDevice(endpoint, member)
    const second = await connectDevice(endpoint, member)
    // Vera is in the same team as the tested devices, and Mia is in another team.
    const vera = await newDevice(endpoint, 'Vera', 'Sales', 'manager')
    const mia = await newDevice(endpoint, 'Mia', 'Other', 'manager')
    const ids = [...theirs.map(({ id }) => id), boris.id, randomUUID()]
    const tokens = [anna, anna, second, mia, vera].map(({ token }) => token)
    // The endpoint creates this document when it is first requested. Here this is done before memory is
    // measured.
    await (await endpoint.app.request('/v1/openapi.json')).text()
    let count = 0
    const seen = new Set<number>()
    const sizes: { after: number; bytes: number }[] = []
    let next = 0
    const nothingBreaks = fc.asyncProperty(sequences(ids, tokens), async (steps) => {
      // A minute passes before each sequence, so that no limit refuses its requests. Other files test
      // the limits.
      endpoint.now += minute
      const right = endpoint.now
      for (const { asked, jump } of steps) {
        count += 1
        endpoint.now += jump
        lines.length = 0
        const answer = await endpoint.app.request(asked.path, requestOf(asked))
        expect(await answer.text()).not.toContain(SECRET)
        seen.add(answer.status)
        expect(answer.status, lines.join('')).toBeLessThan(500)
      }
      endpoint.now = right
      if (count < next) return
      sizes.push({ after: count, bytes: heap() })
      if (LONG) console.log(`${count} requests: ${inMB(sizes)} MB of heap`)
      next += RUNS / 10
    })
    // fast-check counts sequences, each of which contains several requests. Sequences with further seeds
    // are therefore run until there were enough requests.
    for (let part = 0; count < RUNS; part++)
      await fc.assert(nothingBreaks, { numRuns: 100, seed: SEED + part, endOnFailure: true })
    expect(count).toBeGreaterThanOrEqual(RUNS)
    const warm = sizes.find(({ after }) => after >= WARM)
    const last = sizes.at(-1)
    if (!warm || !last || last === warm) throw new Error('Too few requests to see what they leave.')
    // Bytes of memory that each request leaves behind. There must be fewer than in a request's body.
    const left = (last.bytes - warm.bytes) / (last.after - warm.after)
    expect(left).toBeLessThan(LONG ? 20 : 1024)
    for (const status of [200, 400, 401, 403, 404, 405, 413, 415])
      expect([...seen]).toContain(status)
    expect(await boris.feed()).toEqual(before)
    await everyRowFits(endpoint)
  },
  LONG ? day : 10 * minute,
)

const everyRowFits = async ({ db }: Awaited<ReturnType<typeof startEndpoint>>) => {
  const rows = await db.selectFrom('segments').selectAll().execute()
  for (const row of rows) {
    const { device: _, ...wire } = fromTable(row)
    expect(Row.safeParse(wire).success).toBe(true)
  }
}

it('a body that is sent too slowly is cut off, and blocks nobody', async () => {
  const { db } = await startEndpoint()
  const { url, stop } = await listen(createApp(db), { port: 0, requestTimeout: 300 })
  onTestFinished(stop)
  const { hostname, port } = new URL(url)
  const slow = Array.from({ length: 50 }, () => {
    const socket = connect({ host: hostname, port: Number(port) })
    socket.on('error', () => {})
    socket.write('POST /v1/devices HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n')
    socket.write('Content-Length: 60000\r\n\r\n{')
    return socket
  })
  const ended = Promise.all(slow.map((socket) => once(socket.resume(), 'close')))
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  await ended
})
