import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../server/db/database.ts'
import { CHROME_ORIGIN } from '../../../server/http/origins.ts'
import {
  MAX_BYTES,
  MAX_ROWS,
  Problem,
  type ProblemName,
  problemType,
} from '../../../src/sync/contract.ts'
import {
  linesTo,
  segment,
  startEndpoint,
  tombstone,
  withDevice,
} from '../../support/endpoint/fixture.ts'

const expectProblem = async (answer: Response, name: ProblemName) => {
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  const problem = Problem.parse(await answer.json())
  expect(problem).toMatchObject({ type: problemType(name), status: answer.status })
  expect(problem.requestId).toBe(answer.headers.get('X-Request-Id'))
  return problem
}

const padded = (bytes: number) => {
  const text = JSON.stringify({ segments: [] })
  return text + ' '.repeat(bytes - text.length)
}

describe('a body', () => {
  const put = async (body: BodyInit, headers: Record<string, string> = {}) => {
    const { endpoint, device } = await withDevice()
    return endpoint.app.request('/v1/segments', {
      method: 'PUT',
      body,
      headers: { ...device.authorization, 'Content-Type': 'application/json', ...headers },
    })
  }
  const gzip = { 'Content-Encoding': 'gzip' }

  it('may be gzipped', async () => {
    const row = segment()
    const answer = await put(gzipSync(JSON.stringify({ segments: [row] })), gzip)
    expect(await answer.json()).toEqual({
      results: [{ id: row.id, revision: 1, result: 'stored' }],
    })
  })

  it.each([
    ['as it is', (text: string) => text, {}],
    ['gzipped', (text: string) => gzipSync(text), gzip],
  ])('has at most 64 KiB, %s', async (_, pack, headers) => {
    expect((await put(pack(padded(MAX_BYTES)), headers)).status).toBe(200)
    const answer = await put(pack(padded(MAX_BYTES + 1)), headers)
    expect(answer.status).toBe(413)
    await expectProblem(answer, 'too-large')
  })

  it('is not unpacked beyond that', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '))
    expect(bomb.length).toBeLessThan(MAX_BYTES)
    const before = process.memoryUsage().rss
    expect((await put(bomb, gzip)).status).toBe(413)
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1024 * 1024)
  })

  it('is not read without limit if it unpacks to nothing', async () => {
    const empty = gzipSync('')
    const many = Buffer.concat(Array.from({ length: 10_000 }, () => empty))
    expect((await put(many, gzip)).status).toBe(413)
  })

  it(`of more than ${MAX_ROWS} rows is too large, too`, async () => {
    const rows = Array.from({ length: MAX_ROWS + 1 }, (_, i) => tombstone(`${i}`, 1))
    const answer = await put(JSON.stringify({ segments: rows }))
    expect(answer.status).toBe(413)
    await expectProblem(answer, 'too-large')
  })

  it.each([
    ['not JSON', '{"segments":'],
    ['empty', ''],
    ['something else', '[]'],
    ['null', 'null'],
    ['a batch without rows', '{}'],
    ['a batch of something else', '{"segments":{}}'],
    ['a batch with more to it', '{"segments":[],"url":"x"}'],
    ['not UTF-8', Buffer.from('{"segments":["\xff"]}', 'latin1')],
    ['nested without end', '['.repeat(60_000)],
  ])('is refused when it is %s', async (_, body) => {
    const answer = await put(body)
    expect(answer.status).toBe(400)
    await expectProblem(answer, 'bad-request')
  })

  it.each([
    ['is no gzip', Buffer.from('{"segments":[]}')],
    ['is cut off', gzipSync(padded(1000)).subarray(0, 20)],
  ])('that says gzip is refused when it %s', async (_, body) => {
    const answer = await put(body, gzip)
    expect(answer.status).toBe(400)
    await expectProblem(answer, 'bad-request')
  })

  it.each<Record<string, string>>([
    { 'Content-Type': 'text/plain' },
    { 'Content-Type': 'application/x-www-form-urlencoded' },
    { 'Content-Encoding': 'br' },
    { 'Content-Encoding': 'gzip, gzip' },
  ])('is refused with %o', async (headers) => {
    const answer = await put('{"segments":[]}', headers)
    expect(answer.status).toBe(415)
    await expectProblem(answer, 'unsupported-media-type')
  })

  it('may name its character set', async () => {
    const headers = { 'Content-Type': 'application/json; charset=utf-8' }
    expect((await put('{"segments":[]}', headers)).status).toBe(200)
  })

  it('is never quoted in the problem', async () => {
    const problem = await expectProblem(await put('{"secret":"s3cret"}'), 'bad-request')
    expect(problem.detail).not.toContain('s3cret')
  })
})

describe('the endpoint', () => {
  it('answers that it runs', async () => {
    const { app } = await startEndpoint()
    const answer = await app.request('/healthz')
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }])
  })

  it('says nothing about an internal error but its request id', async () => {
    const lines: string[] = []
    const endpoint = await startEndpoint({ log: linesTo(lines) })
    endpoint.isAltered = true
    await endpoint.db.destroy()
    const answer = await endpoint.app.request('/readyz')
    expect(answer.status).toBe(500)
    expect(await expectProblem(answer, 'internal-error')).not.toHaveProperty('detail')
    expect(lines.join('\n')).toContain(answer.headers.get('X-Request-Id'))
  })

  it('answers 503 if another process does not stop writing', async () => {
    const { endpoint, device } = await withDevice()
    const other = await openDatabase(endpoint.where)
    onTestFinished(() => other.destroy())
    const writing = await other.startTransaction().execute()
    await writing.updateTable('members').set({ seq: 5 }).execute()
    const answer = await device.put({ segments: [segment()] })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('Retry-After')).toBe('5')
    await expectProblem(answer, 'unavailable')
    expect((await device.get('/v1/segments')).status).toBe(200)
    await writing.rollback().execute()
    expect((await device.put({ segments: [segment()] })).status).toBe(200)
  })

  it.each(['/index.html', '/secrets', '/v2/me'])('knows no other address: %s', async (path) => {
    const { app } = await startEndpoint()
    const answer = await app.request(path)
    expect(answer.status).toBe(404)
    await expectProblem(answer, 'not-found')
  })

  it('is closed by default: without a token, unknown addresses are 401 as well', async () => {
    const { endpoint, device } = await withDevice()
    const answer = await endpoint.app.request('/v1/secrets')
    expect(answer.status).toBe(401)
    await expectProblem(answer, 'unauthorized')
    const known = await device.get('/v1/secrets')
    expect(known.status).toBe(404)
    await expectProblem(known, 'not-found')
  })

  it.each([
    ['DELETE', '/v1/segments', 'GET, HEAD, PUT'],
    ['POST', '/v1/days/2026-11-23', 'GET, HEAD'],
    ['PUT', '/v1/devices', 'GET, HEAD, POST'],
    ['PUT', '/healthz', 'GET, HEAD'],
  ])('does not take %s %s', async (method, path, allowed) => {
    const { endpoint, device } = await withDevice()
    const answer = await endpoint.app.request(path, { method, headers: device.authorization })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('Allow')?.split(', ').sort().join(', ')).toBe(allowed)
    await expectProblem(answer, 'method-not-allowed')
  })

  it('sends security headers', async () => {
    const { device } = await withDevice()
    const { headers } = await device.get('/v1/segments')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Request-Id')).toMatch(/^[\w-]+$/)
  })
})

describe('a page', () => {
  const firefox = 'moz-extension://6a1c0f3e-1f9b-4c7e-9d2a-3b7f0c5d8e21'
  const preflight = async (origin: string) => {
    const { app } = await startEndpoint()
    const headers = {
      Origin: origin,
      'Access-Control-Request-Method': 'PUT',
      'Access-Control-Request-Headers': 'authorization,content-type,content-encoding',
      'Access-Control-Request-Private-Network': 'true',
    }
    return app.request('/v1/segments', { method: 'OPTIONS', headers })
  }

  it.each([CHROME_ORIGIN, firefox])('of the extension may call it: %s', async (origin) => {
    const { status, headers } = await preflight(origin)
    expect(status).toBe(204)
    expect(headers.get('Access-Control-Allow-Origin')).toBe(origin)
    expect(headers.get('Access-Control-Allow-Methods')).toContain('PUT')
    const allowed = headers.get('Access-Control-Allow-Headers')?.toLowerCase()
    for (const name of ['authorization', 'content-type', 'content-encoding'])
      expect(allowed).toContain(name)
    expect(headers.get('Access-Control-Allow-Private-Network')).toBe('true')
    expect(headers.get('Vary')).toContain('Origin')
  })

  it.each([CHROME_ORIGIN, firefox])('of the extension can read refusals: %s', async (origin) => {
    const { app } = await startEndpoint()
    const { status, headers } = await app.request('/v1/segments', { headers: { Origin: origin } })
    expect(status).toBe(401)
    expect(headers.get('Access-Control-Allow-Origin')).toBe(origin)
    expect(headers.get('Access-Control-Expose-Headers')).toContain('Retry-After')
  })

  it.each([
    'https://crm.example',
    'null',
    'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    `${CHROME_ORIGIN}.evil.example`,
    `https://evil.example/${CHROME_ORIGIN}`,
    'moz-extension://not-a-uuid',
    `${firefox}.evil.example`,
  ])('of anyone else may not: %s', async (origin) => {
    const { headers } = await preflight(origin)
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(headers.get('Access-Control-Allow-Private-Network')).toBeNull()
  })
})
