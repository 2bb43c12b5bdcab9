import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ROUTES } from '../../../server/http/routes/table.ts'
import { createCode } from '../../../server/people/codes.ts'
import { createInvite } from '../../../server/people/invites.ts'
import { leaveTeam } from '../../../server/people/leave.ts'
import { moveMember } from '../../../server/people/move.ts'
import { hour, minute } from '../../../src/core/time/units.ts'
import type { Devices } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  cookieOf,
  type Endpoint,
  everythingIn,
  linesTo,
  newMember,
  ORIGIN,
  openConsole,
  postOf,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'

const ADDRESS = 'https://tools.company.example/stint'
const OVER_TLS = new URL(ADDRESS).origin

const withConsole = async () => {
  const endpoint = await startEndpoint()
  const member = await newMember(endpoint)
  return { endpoint, member, console: await openConsole(endpoint, member) }
}

const signIn = (endpoint: Endpoint, body: object, headers: Record<string, string> = {}) =>
  endpoint.app.request('/v1/session', {
    method: 'POST',
    ...postOf({ device: randomUUID(), ...body }, { Origin: ORIGIN, ...headers }),
  })

const typeOf = async (answer: Response) => ((await answer.json()) as { type: string }).type

const devicesOf = async (console: Awaited<ReturnType<typeof openConsole>>) =>
  ((await (await console.ask('/v1/devices')).json()) as Devices).devices

describe('the cookie of a session', () => {
  it('is of this host alone and over TLS alone, and no script or other site gets it', async () => {
    const endpoint = await startEndpoint({ address: ADDRESS })
    const { signedIn, ask } = await openConsole(endpoint, await newMember(endpoint), OVER_TLS)
    expect(signedIn.status).toBe(204)
    const [pair = '', ...parts] = (signedIn.headers.get('set-cookie') ?? '').split('; ')
    expect(pair).toMatch(/^__Host-stint=[\w-]{65}$/)
    expect(parts.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure'])
    expect((await ask('/v1/me')).status).toBe(200)
  })

  it('is marked as secure behind a proxy, also if the address is not set', async () => {
    const endpoint = await startEndpoint({ behindProxy: true })
    const { signedIn } = await openConsole(endpoint, await newMember(endpoint))
    expect(signedIn.headers.get('set-cookie')).toMatch(/^__Host-stint=.*Secure/)
  })

  it('on plain HTTP of this machine has the port in its name, which cookies do not tell apart', async () => {
    const { console } = await withConsole()
    const set = console.signedIn.headers.get('set-cookie')
    expect(set).toMatch(/^stint-8787=[\w-]{65}; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  it('is another secret at each sign-in, and ends the session that the browser had', async () => {
    const { endpoint, member, console } = await withConsole()
    const { code } = await createCode(endpoint.db, member, endpoint.now)
    const again = await signIn(endpoint, { code }, console.headers)
    expect(again.status).toBe(204)
    expect(cookieOf(again)).not.toBe(console.headers.Cookie)
    expect((await console.ask('/v1/me')).status).toBe(401)
  })

  it('does not take a secret that somebody else chose', async () => {
    const { endpoint, member } = await withConsole()
    const chosen = `stint-8787=${'a'.repeat(65)}`
    const { code } = await createCode(endpoint.db, member, endpoint.now)
    const answer = await signIn(endpoint, { code }, { Cookie: chosen })
    expect(cookieOf(answer)).not.toBe(chosen)
    const stranger = await endpoint.app.request('/v1/me', { headers: { Cookie: chosen } })
    expect(stranger.status).toBe(401)
  })

  it('is stored as a hash, and is in no line of the log', async () => {
    const lines: string[] = []
    const endpoint = await startEndpoint({ log: linesTo(lines) })
    const console = await openConsole(endpoint, await newMember(endpoint))
    await console.ask('/v1/me')
    await console.ask('/v1/session', 'DELETE')
    const secret = console.headers.Cookie.split('=')[1] ?? 'none'
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.join('')).not.toContain(secret.slice(-20))
    expect(lines.join('').toLowerCase()).not.toContain('cookie')
    expect(await everythingIn(endpoint.db)).not.toContain(secret.slice(-20))
  })

  it('is no token, and a token is no cookie', async () => {
    const { endpoint, member, console } = await withConsole()
    const secret = console.headers.Cookie.split('=')[1] ?? ''
    const device = await connectDevice(endpoint, member)
    const ask = async (headers: Record<string, string>) =>
      (await endpoint.app.request('/v1/me', { headers })).status
    expect(await ask({ Authorization: `Bearer ${secret}` })).toBe(401)
    expect(await ask({ Cookie: `stint-8787=${device.token}` })).toBe(401)
    // A request with a wrong token is refused, even if its cookie is valid.
    expect(await ask({ ...console.headers, Authorization: 'Bearer x' })).toBe(401)
    expect(await ask({ ...console.headers, ...device.authorization })).toBe(200)
  })
})

describe('a session', () => {
  it('is opened by a code or an invite, once', async () => {
    const { endpoint, member } = await withConsole()
    const { code } = await createInvite(endpoint.db, member, { now: endpoint.now })
    expect((await signIn(endpoint, { code })).status).toBe(204)
    const again = await signIn(endpoint, { code })
    expect(again.status).toBe(403)
    expect(await typeOf(again)).toMatch(/:bad-code$/)
    expect(again.headers.get('set-cookie')).toBeNull()
  })

  it('is opened again by the same page, whose reply was lost', async () => {
    const { endpoint, member } = await withConsole()
    const { code } = await createCode(endpoint.db, member, endpoint.now)
    const device = randomUUID()
    expect((await signIn(endpoint, { code, device })).status).toBe(204)
    expect((await signIn(endpoint, { code, device })).status).toBe(204)
  })

  it('does not void the extension whose id its page sends', async () => {
    const { endpoint, member } = await withConsole()
    const extension = await connectDevice(endpoint, member)
    const { code } = await createCode(endpoint.db, member, endpoint.now)
    await signIn(endpoint, { code, device: extension.id })
    expect((await extension.get('/v1/me')).status).toBe(200)
  })

  it('ends after twelve hours without a request, and stays open while requests come', async () => {
    const { endpoint, console } = await withConsole()
    endpoint.now += 11 * hour
    expect((await console.ask('/v1/me')).status).toBe(200)
    endpoint.now += 11 * hour
    expect((await console.ask('/v1/me')).status).toBe(200)
    endpoint.now += 12 * hour + minute
    expect((await console.ask('/v1/me')).status).toBe(401)
  })

  it('ends when it is signed out, and only itself', async () => {
    const { endpoint, member, console } = await withConsole()
    const other = await openConsole(endpoint, member)
    const answer = await console.ask('/v1/session', 'DELETE')
    expect(answer.status).toBe(204)
    expect(answer.headers.get('set-cookie')).toMatch(/^stint-8787=; Max-Age=0;/)
    expect((await console.ask('/v1/me')).status).toBe(401)
    expect((await other.ask('/v1/me')).status).toBe(200)
  })

  it('is listed beside the extension, is revoked like it, and is no browser that records', async () => {
    const { endpoint, member, console } = await withConsole()
    const extension = await connectDevice(endpoint, member)
    const listed = await devicesOf(console)
    expect(listed).toHaveLength(2)
    expect(listed.find(({ id }) => id === extension.id)).not.toHaveProperty('console')
    const session = listed.find((one) => one.console)
    const administrator = await openConsole(
      endpoint,
      await newMember(endpoint, 'Olga', 'Sales', 'administrator'),
    )
    const members = (await (await administrator.ask('/v1/members')).json()) as {
      members: { id: string; devices: number; lastSeenAt?: number }[]
    }
    const anna = members.members.find(({ id }) => id === member.member)
    expect(anna).toMatchObject({ devices: 1, lastSeenAt: endpoint.now })
    const path = `/v1/members/${member.member}/devices/${session?.id}`
    expect((await administrator.ask(path, 'DELETE')).status).toBe(204)
    expect((await console.ask('/v1/me')).status).toBe(401)
    expect((await extension.get('/v1/me')).status).toBe(200)
  })

  it('ends when its person leaves', async () => {
    const { endpoint, member, console } = await withConsole()
    const acting = { now: endpoint.now, actor: 'test' }
    await leaveTeam(endpoint.db, member.member, {}, acting)
    expect((await console.ask('/v1/me')).status).toBe(401)
  })

  it('moves along with its person', async () => {
    const { endpoint, member, console } = await withConsole()
    const { team } = await newMember(endpoint, 'Boris', 'Support')
    await moveMember(endpoint.db, member.member, team, { now: endpoint.now, actor: 'test' })
    expect(await (await console.ask('/v1/me')).json()).toMatchObject({ team: 'Support' })
  })

  it('leaves no ended sessions behind', async () => {
    const { endpoint, member, console } = await withConsole()
    for (let day = 0; day < 3; day++) {
      endpoint.now += 24 * hour
      await openConsole(endpoint, member)
    }
    const rows = await endpoint.db.selectFrom('devices').select('id').execute()
    expect(rows).toHaveLength(1)
    expect((await console.ask('/v1/me')).status).toBe(401)
  })
})

describe('a code for another browser', () => {
  it('connects an extension of the same person', async () => {
    const { endpoint, console, member } = await withConsole()
    const { code } = (await (await console.ask('/v1/code', 'POST')).json()) as { code: string }
    const answer = await endpoint.app.request('/v1/devices', {
      method: 'POST',
      ...postOf({ code, device: randomUUID() }, {}),
    })
    expect(await answer.json()).toMatchObject({ member: 'Anna', team: 'Sales' })
    expect(await endpoint.db.selectFrom('devices').select('member').execute()).toEqual([
      { member: member.member },
      { member: member.member },
    ])
  })
})

describe('another site', () => {
  /**
   * The open routes (which need no credentials) that set the cookie. Other open routes do not use the
   * cookie.
   */
  const OPENING: string[] = [ROUTES.signIn.path, ROUTES.setUp.path]

  /** Headers that a browser may send if a page of another site makes the request. */
  const FOREIGN = [
    ['another origin', { Origin: 'https://evil.example' }],
    ['no origin', {}],
    ['an opaque origin', { Origin: 'null' }],
    ['the same host with another port', { Origin: 'http://127.0.0.1:9999' }],
    ['a longer name', { Origin: 'http://127.0.0.1:8787.evil.example' }],
  ] as const

  it.each(FOREIGN)('with %s writes nothing by the cookie', async (_, headers) => {
    const { endpoint, console } = await withConsole()
    const { Cookie } = console.headers
    const byCookie = Object.values(ROUTES).filter(
      ({ method, path, role }) => method !== 'get' && (role !== 'open' || OPENING.includes(path)),
    )
    expect(byCookie.length).toBeGreaterThan(20)
    for (const { method, path } of byCookie) {
      const answer = await endpoint.app.request(path.replaceAll(/:\w+/g, randomUUID()), {
        method: method.toUpperCase(),
        ...postOf({}, { Cookie, ...headers }),
      })
      expect(`${path} ${await typeOf(answer)}`).toMatch(/wrong-origin$/)
    }
    expect((await console.ask('/v1/me')).status).toBe(200)
  })

  it.each(FOREIGN)('with %s signs nobody in', async (_, headers) => {
    const { endpoint, member } = await withConsole()
    const { code } = await createCode(endpoint.db, member, endpoint.now)
    const answer = await endpoint.app.request('/v1/session', {
      method: 'POST',
      ...postOf({ code, device: randomUUID() }, headers),
    })
    expect(answer.status).toBe(403)
    expect((await signIn(endpoint, { code })).status).toBe(204)
  })

  it('gets no permission to read what the cookie can', async () => {
    const { endpoint, console } = await withConsole()
    const answer = await endpoint.app.request('/v1/me', {
      headers: { ...console.headers, Origin: 'https://evil.example' },
    })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('is any other than the address over TLS, whatever the proxy says the host is', async () => {
    const endpoint = await startEndpoint({ address: ADDRESS, behindProxy: true })
    const { code } = await createCode(endpoint.db, await newMember(endpoint), endpoint.now)
    const from = (Origin: string) =>
      signIn(endpoint, { code }, { Origin, Host: 'tools.company.example' })
    expect((await from('http://tools.company.example')).status).toBe(403)
    expect((await from(OVER_TLS)).status).toBe(204)
  })
})

describe('the link of an invite', () => {
  const linkFor = async (
    options: Parameters<typeof startEndpoint>[0],
    origin: string,
    headers: Record<string, string> = {},
  ) => {
    const endpoint = await startEndpoint(options)
    const ada = await newMember(endpoint, 'Ada', 'Office', 'administrator')
    const console = await openConsole(endpoint, ada, options?.address ? OVER_TLS : ORIGIN)
    const answer = await endpoint.app.request(`/v1/members/${ada.member}/invite`, {
      method: 'POST',
      ...postOf(undefined, { ...console.headers, Origin: origin, ...headers }),
    })
    if (answer.status !== 200) return answer.status
    return ((await answer.json()) as { link: string }).link.replace(/#.*/, '')
  }

  it.each(['http://localhost:8787', 'http://127.0.0.1:9000', 'http://[::1]:8787'])(
    'begins with %s if the console was opened there over plain HTTP',
    async (origin) => {
      const Host = new URL(origin).host
      expect(await linkFor({}, origin, { Host })).toBe(`${origin}/join`)
    },
  )

  it('is not made for an origin that is not the host of the request', async () => {
    expect(await linkFor({}, 'http://evil.example', { Host: 'localhost:8787' })).toBe(403)
  })

  it('begins with the configured address over TLS, whatever host the request names', async () => {
    const options = { address: ADDRESS, behindProxy: true }
    expect(await linkFor(options, OVER_TLS, { Host: 'evil.example' })).toBe(`${ADDRESS}/join`)
    expect(await linkFor(options, 'https://evil.example', { Host: 'evil.example' })).toBe(403)
  })

  it('begins with the configured address if a token asks, which proves no host', async () => {
    const endpoint = await startEndpoint()
    const ada = await newMember(endpoint, 'Ada', 'Office', 'administrator')
    const { token } = await connectDevice(endpoint, ada)
    const answer = await endpoint.app.request(`/v1/members/${ada.member}/invite`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        ...{ Host: 'evil.example', Origin: 'http://evil.example' },
      },
    })
    expect(((await answer.json()) as { link: string }).link).toMatch(
      /^http:\/\/127\.0\.0\.1:8787\/join#/,
    )
  })
})

describe('guesses of codes', () => {
  it('are counted together, whatever they are for', async () => {
    const endpoint = await startEndpoint({ setUp: 'secret' })
    const paths = ['/v1/session', '/v1/devices', '/v1/setup']
    const guess = (i: number) => {
      const path = paths[i % 3] ?? ''
      const code = `AAAA-${1000 + i}`
      const body =
        path === '/v1/setup'
          ? { secret: code, name: 'A', team: 'B' }
          : { code, device: randomUUID() }
      return endpoint.app.request(path, { method: 'POST', ...postOf(body, { Origin: ORIGIN }) })
    }
    for (let i = 0; i < 50; i++) expect((await guess(i)).status).toBe(403)
    for (let i = 50; i < 53; i++) expect((await guess(i)).status).toBe(429)
  })
})

describe('the first administrator', () => {
  const SECRET = 'k'.repeat(43)
  const setUp = (endpoint: Endpoint, changes: object = {}) =>
    endpoint.app.request('/v1/setup', {
      method: 'POST',
      ...postOf(
        { secret: SECRET, name: ' Olga  Petrova', team: 'Sales', ...changes },
        { Origin: ORIGIN },
      ),
    })

  it('is made by the link, is signed in, and leads no team', async () => {
    const endpoint = await startEndpoint({ setUp: SECRET })
    const answer = await setUp(endpoint)
    expect(answer.status).toBe(204)
    const headers = { Cookie: cookieOf(answer) }
    const me = await (await endpoint.app.request('/v1/me', { headers })).json()
    expect(me).toMatchObject({ member: 'Olga Petrova', team: 'Sales', role: 'administrator' })
    const layout = '/v1/team/layout?from=2026-11-23&to=2026-11-23&zone=UTC'
    expect((await endpoint.app.request(layout, { headers })).status).toBe(403)
  })

  it('is made once', async () => {
    const endpoint = await startEndpoint({ setUp: SECRET })
    const both = await Promise.all([setUp(endpoint), setUp(endpoint)])
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
    expect(await endpoint.db.selectFrom('people').select('id').execute()).toHaveLength(1)
  })

  it('is not made where somebody is, without the secret, or under no name', async () => {
    const endpoint = await startEndpoint({ setUp: SECRET })
    expect((await setUp(endpoint, { secret: `${SECRET}k` })).status).toBe(403)
    expect((await setUp(endpoint, { name: '…' })).status).toBe(400)
    expect(await endpoint.db.selectFrom('teams').select('id').execute()).toEqual([])
    await newMember(endpoint)
    expect(await typeOf(await setUp(endpoint))).toMatch(/:set-up-done$/)
  })

  it('is not made by a service that printed no link', async () => {
    const endpoint = await startEndpoint()
    expect((await setUp(endpoint, { secret: 'undefined' })).status).toBe(403)
  })
})
