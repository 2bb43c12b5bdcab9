/** Tests how people sign in to the console with an account of their company. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addMember } from '../../../server/people/add-member.ts'
import { recheckAll } from '../../../server/sign-in/recheck.ts'
import { hour } from '../../../src/core/time/units.ts'
import {
  cookieOf,
  everythingIn,
  linesTo,
  openConsole,
  postOf,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'
import { ADDRESS, newBrowser, openFixture } from '../../support/sign-in/fixture.ts'
import { createJar, goThrough } from '../../support/sign-in/window.ts'

const ORIGIN = new URL(ADDRESS).origin
const CONSOLE = `${ADDRESS}/#company?`

const secret = () => randomBytes(32).toString('base64url')

/** Starts an endpoint with company accounts. Anna has an account, and a browser at the console. */
const withAnna = async (...given: Parameters<typeof openFixture>) => {
  const fixture = await openFixture(...given)
  const { app, db, now } = fixture.endpoint
  const anna = await addMember(db, 'Anna', 'Sales', now, 'manager', {
    email: 'anna@company.example',
  })
  fixture.employ('anna')
  const jar = createJar()
  const begin = (more: Record<string, string> = {}) => {
    const verifier = secret()
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const state = secret()
    const query = new URLSearchParams({ challenge, state, ...more })
    return { verifier, state, start: `${ADDRESS}/v1/sign-in/start?${query}` }
  }
  const ask = (address: string, init?: RequestInit) =>
    address.startsWith(ADDRESS) ? app.request(address, init) : fetch(address, init)
  const go = async (start: string, ends: readonly string[] = [CONSOLE]) => {
    const isEnd = (address: string) => ends.some((end) => address.startsWith(end))
    const went = await goThrough(start, { jar, login: 'anna', isEnd, ask })
    if ('page' in went) throw new Error(`${went.page.status}: ${await went.page.text()}`)
    return went.end
  }
  const answerIn = (address: string) =>
    Object.fromEntries(new URLSearchParams(address.slice(CONSOLE.length)))
  /** Signs in until the window reaches the console's address. Returns the parameters of that address. */
  const signIn = async () => {
    const { verifier, state, start } = begin()
    return { verifier, asked: state, ...answerIn(await go(start)) } as Record<string, string>
  }
  const open = (body: object, headers: Record<string, string> = { Origin: ORIGIN }) =>
    app.request('/v1/session', {
      method: 'POST',
      ...postOf({ device: randomUUID(), ...body }, headers),
    })
  const isGood = async (cookie: string) =>
    (await app.request('/v1/me', { headers: { Cookie: cookie } })).status === 200
  return { ...fixture, anna, jar, begin, go, ask, answerIn, signIn, open, isGood }
}

describe('a company account at the console', () => {
  it('opens a session, whose secret only the cookie has', async () => {
    const lines: string[] = []
    const { signIn, open, isGood, endpoint } = await withAnna({}, { log: linesTo(lines) })
    const { code = '', verifier = '', state, asked } = await signIn()
    expect(state).toBe(asked)
    const answer = await open({ code, verifier })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-stint=.*HttpOnly.*Strict/)
    expect(await isGood(cookieOf(answer))).toBe(true)
    const stored = await everythingIn(endpoint.db)
    const cookie = cookieOf(answer).split('=')[1] ?? 'none'
    for (const one of [code, verifier, cookie]) {
      expect(stored).not.toContain(one)
      expect(lines.join()).not.toContain(one)
    }
  })

  it('needs the secret of the page that began it, and the endpoint’s own origin, once', async () => {
    const { signIn, open } = await withAnna()
    const { code, verifier } = await signIn()
    const statuses = []
    for (const more of [{}, { verifier: secret() }])
      statuses.push((await open({ code, ...more })).status)
    for (const headers of [{}, { Origin: 'https://evil.example' }] as Record<string, string>[])
      statuses.push((await open({ code, verifier }, headers)).status)
    expect(statuses).toEqual([403, 403, 403, 403])
    expect((await open({ code, verifier })).status).toBe(204)
    expect((await open({ code, verifier })).status).toBe(403)
  })

  it.each([
    '',
    'https://evil.example/',
    '//evil.example/',
    `${ADDRESS}/`,
    `${ADDRESS}/#company`,
    `${ADDRESS}.evil.example/`,
    `${ORIGIN}@evil.example/`,
    'javascript:alert(1)',
  ])('leads to no address that the request names: %s', async (redirect_uri) => {
    const { begin, ask } = await withAnna()
    const answer = await ask(begin({ redirect_uri }).start, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
  })

  it('ends the session that the browser had, also one that somebody else put there', async () => {
    const { signIn, open, isGood, endpoint, anna } = await withAnna()
    const planted = await openConsole(endpoint, anna, ORIGIN)
    const chosen = `__Host-stint=${'a'.repeat(65)}`
    for (const Cookie of [planted.headers.Cookie, chosen]) {
      const answer = await open(await signIn().then(({ code, verifier }) => ({ code, verifier })), {
        Origin: ORIGIN,
        Cookie,
      })
      expect(answer.status).toBe(204)
      expect(cookieOf(answer)).not.toBe(Cookie)
      expect(await isGood(Cookie)).toBe(false)
      expect(await isGood(cookieOf(answer))).toBe(true)
    }
  })

  it('gives nothing for a replayed answer of the provider, or one in another browser', async () => {
    const { begin, go, ask, jar, answerIn } = await withAnna()
    const { start, state } = begin()
    const callback = await go(start, [`${ADDRESS}/v1/sign-in/callback`])
    const cookie = jar.header(callback)
    const give = async (headers: Record<string, string>) => {
      const answer = await ask(callback, { headers, redirect: 'manual' })
      return answerIn(answer.headers.get('location') ?? '')
    }
    expect(await give({})).toEqual({ error: 'begin-again', state })
    expect(await give({ cookie })).toHaveProperty('code')
    expect(await give({ cookie })).toEqual({ error: 'begin-again', state })
  })

  it('says why it lets nobody in', async () => {
    const stranger = await withAnna()
    stranger.employ('anna', { email: 'somebody@company.example' })
    expect(await stranger.signIn()).toHaveProperty('error', 'unknown-person')
    const closed = await withAnna()
    await closed.company.stop()
    expect(await closed.signIn()).toHaveProperty('error', 'provider-down')
  })

  it('that is disabled at the provider ends its session within the hour', async () => {
    const { signIn, open, isGood, endpoint, company, provider } = await withAnna()
    const { code, verifier } = await signIn()
    const cookie = cookieOf(await open({ code, verifier }))
    const check = async () => {
      endpoint.now += hour
      await recheckAll(endpoint.db, provider, endpoint.now, (error) => {
        throw error
      })
    }
    await check()
    expect(await isGood(cookie)).toBe(true)
    company.accounts.delete('anna')
    await check()
    expect(await isGood(cookie)).toBe(false)
  })

  it('is not asked about any more once the session is over', async () => {
    const { signIn, open, endpoint, provider } = await withAnna()
    const { code, verifier } = await signIn()
    await open({ code, verifier })
    endpoint.now += 13 * hour
    await recheckAll(endpoint.db, provider, endpoint.now, (error) => {
      throw error
    })
    expect(await endpoint.db.selectFrom('sign_ins').selectAll().execute()).toEqual([])
  })

  it('cannot be used where none is set up', async () => {
    const { begin } = await withAnna()
    const other = await startEndpoint({ address: ADDRESS })
    expect((await other.app.request(begin().start)).status).toBe(404)
    expect(await (await other.app.request('/v1/sign-in')).json()).toEqual({ company: false })
  })
})

it('the extension’s sign-in leads to the extension as before', async () => {
  const { endpoint } = await withAnna()
  expect(await newBrowser(endpoint, 'anna').enter()).toHaveProperty('member', 'Anna')
})
