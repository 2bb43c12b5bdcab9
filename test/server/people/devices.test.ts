import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { watchClock } from '../../../server/clock.ts'
import { SAME_TRY, TRIES } from '../../../server/http/quota.ts'
import { createCode, hashOf } from '../../../server/people/codes.ts'
import { minute } from '../../../src/core/time/units.ts'
import { Connected, problemType } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  type Endpoint,
  everythingIn,
  linesTo,
  NOON,
  newDevice,
  newMember,
  segment,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'

const ask = ({ app }: Endpoint, code: string, { device = randomUUID(), forwarded = '' } = {}) =>
  app.request('/v1/devices', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': forwarded },
    body: JSON.stringify({ code, device }),
  })

const withCode = async (options = {}) => {
  const endpoint = await startEndpoint(options)
  const member = await newMember(endpoint, 'Anna', 'Sales')
  const { code, expiresAt } = await createCode(endpoint.db, member, endpoint.now)
  return { endpoint, member, code, expiresAt }
}

describe('a code', () => {
  it('is exchanged for a token, with the names of member and team', async () => {
    const { endpoint, code } = await withCode()
    expect(code).toMatch(/^[2-9A-HJ-KM-NP-TW-Z]{4}-[2-9A-HJ-KM-NP-TW-Z]{4}$/)
    const answer = await ask(endpoint, code)
    const { token, member, team } = Connected.parse(await answer.json())
    expect([answer.status, member, team]).toEqual([200, 'Anna', 'Sales'])
    const headers = { Authorization: `Bearer ${token}` }
    expect((await endpoint.app.request('/v1/segments', { headers })).status).toBe(200)
  })

  it('may be typed in any case, with or without the hyphen', async () => {
    const { endpoint, code } = await withCode()
    const answer = await ask(endpoint, ` ${code.toLowerCase().replaceAll('-', ' ')} `)
    expect(answer.status).toBe(200)
  })

  it('is valid once', async () => {
    const { endpoint, code } = await withCode()
    await ask(endpoint, code)
    const answer = await ask(endpoint, code)
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ type: problemType('bad-code'), status: 403 })
  })

  it('is valid once, also for many at the same time', async () => {
    const { endpoint, code } = await withCode()
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(endpoint, code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('is valid for ten minutes', async () => {
    const { endpoint, member, code, expiresAt } = await withCode()
    expect(expiresAt).toBe(endpoint.now + 10 * minute)
    const other = await createCode(endpoint.db, member, endpoint.now)
    endpoint.now = expiresAt - 1
    expect((await ask(endpoint, other.code)).status).toBe(200)
    endpoint.now = expiresAt
    expect((await ask(endpoint, code)).status).toBe(403)
  })

  it('cannot be guessed: after ten tries of one wrong code, or fifty of any, further ones get 429', async () => {
    const { endpoint, member } = await withCode()
    for (let i = 0; i < SAME_TRY.most; i++) expect((await ask(endpoint, 'AAAA')).status).toBe(403)
    const answer = await ask(endpoint, 'aa-aa')
    expect(answer.status).toBe(429)
    expect(answer.headers.get('Retry-After')).toBe('600')
    for (let i = SAME_TRY.most; i < TRIES.most; i++)
      expect((await ask(endpoint, `WRONG${i}`)).status).toBe(403)
    expect((await ask(endpoint, 'ANOTHER')).status).toBe(429)
    // When the limit of wrong codes is reached, a right one-time code is still accepted. The endpoint
    // does not count it as a guess.
    const { code } = await createCode(endpoint.db, member, endpoint.now)
    expect((await ask(endpoint, code)).status).toBe(200)
    expect((await ask(endpoint, 'ANOTHER')).status).toBe(429)
    endpoint.now += 10 * minute - 1
    expect((await ask(endpoint, 'AAAA')).status).toBe(429)
    endpoint.now += 1
    expect((await ask(endpoint, 'AAAA')).status).toBe(403)
  })

  it('does not count tries that failed because of the database', async () => {
    const { endpoint, member, code } = await withCode()
    await withoutDatabase(endpoint, async () => {
      for (let i = 0; i < 60; i++) expect((await ask(endpoint, code)).status).toBe(503)
    })
    expect((await ask(endpoint, 'AAAA')).status).toBe(403)
    const other = await createCode(endpoint.db, member, endpoint.now)
    for (const right of [code, other.code]) expect((await ask(endpoint, right)).status).toBe(200)
  })

  it('limits guessing for many at once, too', async () => {
    const { endpoint } = await withCode()
    const answers = await Promise.all(Array.from({ length: 15 }, () => ask(endpoint, 'AAAA-AAAA')))
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5)
  })

  it('does not count right codes: a whole office may connect from one address', async () => {
    const { endpoint, member } = await withCode()
    for (let i = 0; i < 15; i++) {
      const { code } = await createCode(endpoint.db, member, endpoint.now)
      expect((await ask(endpoint, code)).status).toBe(200)
    }
  })

  it('limits each address by itself, as the proxy names it', async () => {
    const { endpoint } = await withCode({ behindProxy: true })
    // The proxy adds the last address of the header. The endpoint ignores the addresses before it, which
    // a client may invent.
    for (let i = 0; i < 10; i++)
      await ask(endpoint, 'AAAA', { forwarded: `10.0.0.${i}, 192.0.2.1` })
    expect((await ask(endpoint, 'AAAA', { forwarded: '192.0.2.1' })).status).toBe(429)
    expect((await ask(endpoint, 'AAAA', { forwarded: '192.0.2.2' })).status).toBe(403)
  })

  it('does not let a header choose the address without a proxy', async () => {
    const { endpoint } = await withCode()
    for (let i = 0; i < 10; i++) await ask(endpoint, 'AAAA', { forwarded: `192.0.2.${i}` })
    expect((await ask(endpoint, 'AAAA', { forwarded: '192.0.2.99' })).status).toBe(429)
  })
})

/** Calls `work` while every transaction fails, as if the endpoint could not reach the database. */
const withoutDatabase = async <T>({ db }: Endpoint, work: () => Promise<T>) => {
  const away = vi.spyOn(db, 'transaction').mockImplementation(() => {
    throw Object.assign(new Error('busy'), { errcode: 5 })
  })
  try {
    return await work()
  } finally {
    away.mockRestore()
  }
}

describe('a token', () => {
  it('of the old form, without the team, stays valid', async () => {
    const { endpoint, member } = await withCode()
    const device = await connectDevice(endpoint, member)
    expect(device.token).toMatch(/^[\w-]{65}$/)
    const old = 'o'.repeat(43)
    await endpoint.db
      .updateTable('devices')
      .set({ token_hash: hashOf(old) })
      .execute()
    expect(await status(endpoint, `Bearer ${old}`, '/v1/me')).toBe(200)
    expect(await status(endpoint, `Bearer ${device.token}`, '/v1/me')).toBe(401)
  })

  it('is looked up only in the team that it carries', async () => {
    const { endpoint, member } = await withCode()
    const device = await connectDevice(endpoint, member)
    const other = await newDevice(endpoint, 'Olga', 'Other')
    const moved = other.token.slice(0, 22) + device.token.slice(22)
    await endpoint.db
      .updateTable('devices')
      .set({ token_hash: hashOf(moved) })
      .where('id', '=', device.id)
      .execute()
    expect(await status(endpoint, `Bearer ${moved}`, '/v1/me')).toBe(401)
  })

  it('survives a clock that was set back or ahead for one request', async () => {
    const { endpoint, member } = await withCode()
    const device = await connectDevice(endpoint, member)
    const day = 24 * 60 * minute
    const seen = async () =>
      (await endpoint.db.selectFrom('devices').select('last_seen_at').execute())[0]?.last_seen_at
    const before = await seen()
    for (const days of [-181, 181, -3650]) {
      endpoint.now += days * day
      await device.get('/v1/me')
      endpoint.now -= days * day
      expect((await device.get('/v1/me')).status).toBe(200)
      expect(await seen()).toBe(before)
    }
    endpoint.now -= day
    const { code } = await createCode(endpoint.db, member, endpoint.now)
    await ask(endpoint, code, { device: device.id })
    expect(await seen()).toBe(before)
  })

  it('expires by a clock that was set ahead only after that clock has run for an hour', async () => {
    let wall = NOON
    let steady = 0
    const log = { warn: () => {} }
    const clock = watchClock({ log, wall: () => wall, steady: () => steady })
    const endpoint = await startEndpoint({ clock })
    const member = await newMember(endpoint)
    const used = await connectDevice(endpoint, member)
    const unused = await connectDevice(endpoint, member)
    wall += 181 * 24 * 60 * minute
    expect((await used.get('/v1/me')).status).toBe(200)
    wall += 61 * minute
    steady += 61 * minute
    expect((await unused.get('/v1/me')).status).toBe(401)
  })

  const status = async (endpoint: Endpoint, authorization: string | undefined, path: string) => {
    const headers = authorization ? { Authorization: authorization } : {}
    return (await endpoint.app.request(path, { headers })).status
  }

  it.each(['/v1/segments', '/v1/days/2026-11-23?zone=UTC'])('is needed for %s', async (path) => {
    const { endpoint, member } = await withCode()
    const device = await connectDevice(endpoint, member)
    expect(await status(endpoint, `Bearer ${device.token}`, path)).toBe(200)
    const wrong = [undefined, 'Bearer', `Basic ${device.token}`, `Bearer ${'x'.repeat(43)}`]
    for (const authorization of [...wrong, `Bearer ${device.token}x`, device.token])
      expect(await status(endpoint, authorization, path)).toBe(401)
  })

  it('is needed to send, before anything of the body is read', async () => {
    const { endpoint } = await withCode()
    const answer = await endpoint.app.request('/v1/segments', { method: 'PUT', body: 'x' })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer')
    expect(await answer.json()).toMatchObject({ type: problemType('unauthorized') })
  })

  it('is void once the device has connected again, and its rows are still its own', async () => {
    const { endpoint, member, code } = await withCode()
    const device = await connectDevice(endpoint, member)
    await device.send([segment()])
    const { token } = Connected.parse(
      await (await ask(endpoint, code, { device: device.id })).json(),
    )
    expect(await status(endpoint, `Bearer ${device.token}`, '/v1/segments')).toBe(401)
    expect(await status(endpoint, `Bearer ${token}`, '/v1/segments')).toBe(200)
    const headers = { Authorization: `Bearer ${token}` }
    const day = await endpoint.app.request('/v1/days/2026-11-23?zone=UTC', { headers })
    expect(await day.json()).toMatchObject({ count: 1 })
  })

  it('is void once revoked', async () => {
    const { endpoint, member } = await withCode()
    const device = await connectDevice(endpoint, member)
    await endpoint.db.updateTable('devices').set({ revoked_at: endpoint.now }).execute()
    expect((await device.get('/v1/segments')).status).toBe(401)
  })

  it('of a browser that two people share gives each only their own rows', async () => {
    const endpoint = await startEndpoint()
    const browser = randomUUID()
    const connectAs = async (name: string) => {
      const member = await newMember(endpoint, name)
      const { code } = await createCode(endpoint.db, member, endpoint.now)
      return Connected.parse(await (await ask(endpoint, code, { device: browser })).json())
    }
    const anna = await connectAs('Anna')
    const boris = await connectAs('Boris')
    const put = await endpoint.app.request('/v1/segments', {
      method: 'PUT',
      headers: { Authorization: `Bearer ${anna.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ segments: [segment()] }),
    })
    expect(put.status).toBe(200)
    const headers = { Authorization: `Bearer ${boris.token}` }
    const feed = await endpoint.app.request('/v1/segments', { headers })
    expect(await feed.json()).toMatchObject({ segments: [] })
  })

  it('and its code are stored as hashes only, and never logged', async () => {
    const lines: string[] = []
    const { endpoint, member, code } = await withCode({ log: linesTo(lines) })
    await ask(endpoint, code)
    const device = await connectDevice(endpoint, member)
    await device.send([segment({ note: 'private note' })])
    await device.get('/v1/segments?since=0')
    const entries = lines.map((line) => JSON.parse(line))
    expect(entries.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      'POST /v1/devices 200',
      'POST /v1/devices 200',
      'PUT /v1/segments 200',
      'GET /v1/segments 200',
    ])
    for (const text of [await everythingIn(endpoint.db), lines.join('\n')])
      for (const secret of [device.token, code, code.replaceAll('-', '')])
        expect(text).not.toContain(secret)
    expect(lines.join('\n')).not.toContain('private note')
  })
})
