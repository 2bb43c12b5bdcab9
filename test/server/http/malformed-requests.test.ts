import { once } from 'node:events'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../../server/http/app.ts'
import { matchesTag } from '../../../server/http/etag.ts'
import { listen } from '../../../server/http/listen.ts'
import { Problem } from '../../../src/sync/contract.ts'
import { linesTo, startEndpoint, withDevice } from '../../support/endpoint/fixture.ts'

describe('a malformed request', () => {
  const CASES: [string, string, number][] = [
    ['no Host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
    ['a Host that is none', 'GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
    ['a Host with a path', 'GET /healthz HTTP/1.1\r\nHost: x/y\r\n\r\n', 400],
    ['two Hosts', 'GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n', 400],
    ['the same Host twice', 'GET /healthz HTTP/1.1\r\nhost: x\r\nHOST: x\r\n\r\n', 400],
    ['OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['an address of another scheme', 'GET ftp://x/ HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['a header without a name', 'GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['half a request', 'GET / HTTP/1.1\r\nHost: x\r\n', 408],
    ['an unknown address', 'GET /none HTTP/1.1\r\nHost: x\r\n\r\n', 404],
    ['an unknown method', 'PURGE /healthz HTTP/1.1\r\nHost: x\r\n\r\n', 405],
  ]

  it.each(CASES)('is refused with problem details: %s', async (_, text, status) => {
    const { db } = await startEndpoint()
    const { url, stop } = await listen(createApp(db), { port: 0, requestTimeout: 500 })
    onTestFinished(stop)
    const { hostname, port } = new URL(url)
    const socket = connect({ host: hostname, port: Number(port) })
    socket.write(text)
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk
      // The answer is complete. The test closes the connection, because the endpoint may leave it open.
      if (/\r\n\r\n.*\}$/s.test(answer)) socket.end()
    })
    await once(socket, 'close')
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head.split('\r\n')[0]).toContain(`HTTP/1.1 ${status} `)
    expect(head.toLowerCase()).toContain('content-type: application/problem+json')
    const problem = Problem.parse(JSON.parse(body))
    expect(problem.status).toBe(status)
    expect(head.toLowerCase()).toContain(`x-request-id: ${problem.requestId}`)
  })

  it('is logged with a short part of its path', async () => {
    const lines: string[] = []
    const { app } = await startEndpoint({ log: linesTo(lines) })
    await app.request(`/v1/${'x'.repeat(14_000)}`)
    await app.request('/', { method: 'X'.repeat(14_000) })
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line.length).toBeLessThan(600)
  })
})

describe('If-None-Match', () => {
  it.each<[string, (tag: string) => string, boolean]>([
    ['the tag', (tag) => tag, true],
    ['as a proxy weakens it', (tag) => `W/${tag}`, true],
    ['in a list', (tag) => `"a", W/"b" ,${tag}`, true],
    ['in a list of weak ones', (tag) => `"a",W/${tag}`, true],
    ['anything', () => '*', true],
    ['another one', () => '"abc"', false],
    ['a part of it', (tag) => tag.slice(1, -1), false],
    ['nothing', () => '', false],
  ])('answers 304 to %s', async (_, given, known) => {
    const { endpoint, device } = await withDevice()
    const tag = (await device.get('/v1/scheme')).headers.get('ETag') ?? ''
    for (const method of ['GET', 'HEAD']) {
      const headers = { ...device.authorization, 'If-None-Match': given(tag) }
      const answer = await endpoint.app.request('/v1/scheme', { method, headers })
      expect([answer.status, answer.headers.get('ETag')]).toEqual([known ? 304 : 200, tag])
      if (known) expect(await answer.text()).toBe('')
    }
  })

  it('is found in any list, and nowhere else', () => {
    const tag = fc.stringMatching(/^[\w-]{1,22}$/).map((text) => `"${text}"`)
    fc.assert(
      fc.property(fc.array(fc.tuple(tag, fc.boolean())), tag, (list, own) => {
        const header = list.map(([one, weak]) => (weak ? `W/${one}` : one)).join(', ')
        expect(matchesTag(header, own)).toBe(list.some(([one]) => one === own))
      }),
    )
  })
})

it.each(['gzip', 'GZIP', 'Gzip', 'x-gzip', 'X-GZIP', ' gzip '])(
  'a body in %s is unpacked',
  async (coding) => {
    const { endpoint, device } = await withDevice()
    const answer = await endpoint.app.request('/v1/segments', {
      method: 'PUT',
      body: gzipSync('{"segments":[]}'),
      headers: {
        ...{
          ...device.authorization,
          'Content-Type': 'application/json',
          'Content-Encoding': coding,
        },
      },
    })
    expect(answer.status).toBe(200)
  },
)
