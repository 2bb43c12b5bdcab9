/**
 * Tests the steps of a sign-in between browser, endpoint and provider, and what can go wrong in them.
 */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addMember } from '../../../server/people/add-member.ts'
import { isExtensionAddress, isExtensionId } from '../../../server/sign-in/extension-address.ts'
import { createProvider } from '../../../server/sign-in/provider.ts'
import { minute } from '../../../src/core/time/units.ts'
import { everythingIn, linesTo, startEndpoint } from '../../support/endpoint/fixture.ts'
import { ADDRESS, newBrowser, openFixture, REDIRECT } from '../../support/sign-in/fixture.ts'
import { settingsFor } from '../../support/sign-in/settings.ts'
import { goThrough, type Jar } from '../../support/sign-in/window.ts'

type Fixture = Awaited<ReturnType<typeof openFixture>>

/** Starts an endpoint with company accounts, where Anna has an account. */
const withAnna = async (...given: Parameters<typeof openFixture>) => {
  const fixture = await openFixture(...given)
  const { db, now } = fixture.endpoint
  await addMember(db, 'Anna', 'Sales', now, 'member', { email: 'anna@company.example' })
  fixture.employ('anna')
  return { ...fixture, anna: newBrowser(fixture.endpoint, 'anna') }
}

const CALLBACK = `${ADDRESS}/v1/sign-in/callback`

/** Returns several answers of the provider to one attempt to sign in. Each contains another code. */
const answersTo = async (
  { endpoint, anna }: Fixture & { anna: ReturnType<typeof newBrowser> },
  count: number,
) => {
  const { start, verifier } = anna.begin()
  const begun = await endpoint.app.request(start)
  anna.jar.keep(start, begun)
  const answers: string[] = []
  for (let i = 0; i < count; i++) {
    const went = await goThrough(begun.headers.get('location') ?? '', {
      jar: anna.jar,
      login: 'anna',
      isEnd: (address) => address.startsWith(CALLBACK),
      ask: fetch,
    })
    if ('end' in went) answers.push(went.end)
  }
  const cookie = anna.jar.header(CALLBACK)
  const give = (address: string, headers: Record<string, string> = { cookie }) =>
    endpoint.app.request(address, { headers })
  const resultOf = async (address: string) => {
    const answer = await give(address)
    return Object.fromEntries(new URL(answer.headers.get('location') ?? 'x:').searchParams)
  }
  return { answers, verifier, give, resultOf }
}

describe('a code', () => {
  it('works with the secret of the extension that asked, and with no other', async () => {
    const { anna, endpoint } = await withAnna()
    const { code, verifier } = await anna.signIn()
    const wrong = [{}, { verifier: 'x'.repeat(43) }, { verifier: '' }]
    for (const more of wrong) expect((await anna.connect({ code, ...more })).status).not.toBe(200)
    expect((await anna.connect({ code, verifier })).status).toBe(200)
    expect((await anna.connect({ code, verifier })).status).toBe(200)
    expect((await anna.connect({ code, verifier, device: randomUUID() })).status).toBe(403)
    endpoint.now += 11 * minute
    expect((await anna.connect({ code, verifier })).status).toBe(403)
  })

  it('is not in the log or the database, nor is a token of the provider', async () => {
    const lines: string[] = []
    const { anna, endpoint, provider } = await withAnna({}, { log: linesTo(lines) })
    const { code = '', verifier } = await anna.signIn()
    await anna.connect({ code, verifier })
    const [row] = await endpoint.db.selectFrom('sign_ins').selectAll().execute()
    const token = provider.seal.open('refresh token', row?.refresh_token ?? '') ?? ''
    expect(token.length).toBeGreaterThan(20)
    const stored = await everythingIn(endpoint.db)
    for (const secret of [code, verifier, token]) {
      expect(stored).not.toContain(secret)
      expect(lines.join()).not.toContain(secret)
    }
    expect(lines.join()).toContain('/v1/sign-in/callback')
    expect(lines.join()).not.toMatch(/anna@|code=|state=/)
  })
})

describe('an answer of the provider', () => {
  it('works once', async () => {
    const fixture = await withAnna()
    const { answers, resultOf } = await answersTo(fixture, 2)
    const [first = '', second = ''] = answers
    expect(await resultOf(first)).toHaveProperty('code')
    // The same answer is refused the second time, and so is another answer to the same attempt.
    expect(await resultOf(first)).toHaveProperty('error', 'begin-again')
    expect(await resultOf(second)).toHaveProperty('error', 'begin-again')
    expect(await fixture.endpoint.db.selectFrom('sign_ins').selectAll().execute()).toHaveLength(1)
  })

  it('leads nowhere in another browser, or changed', async () => {
    const { answers, give } = await answersTo(await withAnna(), 1)
    const [answer = ''] = answers
    const changed = new URL(answer)
    const [, begin = '', rest = ''] =
      /^(.{50}).(.*)$/.exec(changed.searchParams.get('state') ?? '') ?? []
    changed.searchParams.set('state', `${begin}${rest}`)
    const cookie = 'stint-sign-in-x=y'
    for (const asked of [give(answer, {}), give(answer, { cookie }), give(changed.href)]) {
      expect((await asked).status).toBe(409)
      expect((await asked).headers.get('location')).toBeNull()
    }
  })

  it('that comes too late is refused', async () => {
    const fixture = await withAnna()
    const { answers, resultOf } = await answersTo(fixture, 1)
    fixture.endpoint.now += 11 * minute
    expect(await resultOf(answers[0] ?? '')).toHaveProperty('error', 'begin-again')
  })

  it('is not read by an endpoint with another key', async () => {
    const fixture = await withAnna()
    const { answers } = await answersTo(fixture, 1)
    const settings = settingsFor(
      fixture.company.issuer,
      {},
      { key: 'another key, as long as the first one' },
    )
    const other = await startEndpoint({
      address: ADDRESS,
      provider: createProvider(settings, ADDRESS),
    })
    const cookie = fixture.anna.jar.header(CALLBACK)
    expect((await other.app.request(answers[0] ?? '', { headers: { cookie } })).status).toBe(409)
  })

  it('is asked for at most sixty times in ten minutes if it is always wrong', async () => {
    const { answers, give } = await answersTo(await withAnna(), 1)
    const wrong = new URL(answers[0] ?? '')
    wrong.searchParams.set('code', 'wrong')
    const statuses = new Set<number>()
    for (let i = 0; i < 61; i++) statuses.add((await give(wrong.href)).status)
    expect([...statuses]).toEqual([302, 429])
  })

  it('is a refusal if the person says no', async () => {
    const { endpoint, anna } = await withAnna()
    const { start, state } = anna.begin()
    const deny = (address: string, init: RequestInit) =>
      init.method === 'POST'
        ? fetch(address, { ...init, body: new URLSearchParams({ deny: '1' }) })
        : ask(address, init)
    const ask = (address: string, init: RequestInit) =>
      address.startsWith(ADDRESS) ? endpoint.app.request(address, init) : fetch(address, init)
    const went = await goThrough(start, {
      jar: anna.jar,
      login: 'anna',
      isEnd: (address) => address.startsWith(REDIRECT),
      ask: deny,
    })
    expect(went).toEqual({ end: `${REDIRECT}?error=declined&state=${state}` })
  })
})

it('two sign-ins in one browser at the same time both work', async () => {
  const { endpoint, anna } = await withAnna()
  const begun = [anna.begin(), anna.begin()]
  const asked: string[] = []
  for (const { start } of begun) {
    const answer = await endpoint.app.request(start)
    anna.jar.keep(start, answer)
    asked.push(answer.headers.get('location') ?? '')
  }
  for (const address of asked) {
    const went = await goThrough(address, {
      jar: anna.jar as Jar,
      login: 'anna',
      isEnd: (at) => at.startsWith(REDIRECT),
      ask: (at, init) =>
        at.startsWith(ADDRESS) ? endpoint.app.request(at, init) : fetch(at, init),
    })
    expect(went).toHaveProperty('end', expect.stringContaining('code='))
  }
})

it.each<[string, Parameters<typeof openFixture>[1]]>([
  ['public, without a secret', { isPublic: true }],
  ['registered with its secret in the header', { secretBy: 'basic' }],
])('a client that is %s signs people in', async (_, client) => {
  const { anna } = await withAnna({}, client)
  expect(await anna.enter()).toHaveProperty('member', 'Anna')
})

it('keys that the provider has just changed are taken', async () => {
  const { anna, company } = await withAnna()
  expect(await anna.enter()).toHaveProperty('token')
  company.rotateKeys()
  expect(await anna.enter()).toHaveProperty('token')
})

describe('a provider that is down', () => {
  it('is reported, and the next try works', async () => {
    const { anna, company } = await withAnna()
    await company.stop()
    expect(await anna.enter()).toEqual({ error: 'provider-down' })
    await company.startAgain()
    expect(await anna.enter()).toHaveProperty('token')
  })

  it('after the person has signed in is no loss: the same answer works later', async () => {
    const fixture = await withAnna()
    const { answers, resultOf } = await answersTo(fixture, 1)
    await fixture.company.stop()
    expect(await resultOf(answers[0] ?? '')).toHaveProperty('error', 'provider-down')
    await fixture.company.startAgain()
    expect(await resultOf(answers[0] ?? '')).toHaveProperty('code')
  })
})

describe('the extension’s address', () => {
  const other = { chrome: 'a'.repeat(32), firefox: '0'.repeat(40) }

  it.each([
    'https://evil.example/',
    'http://hicnhegijnfkepfgcbabmlebblekkaem.chromiumapp.org/',
    'https://hicnhegijnfkepfgcbabmlebblekkaem.chromiumapp.org',
    'https://hicnhegijnfkepfgcbabmlebblekkaem.chromiumapp.org/path',
    'https://hicnhegijnfkepfgcbabmlebblekkaem.chromiumapp.org/?x=1',
    'https://hicnhegijnfkepfgcbabmlebblekkaem.chromiumapp.org.evil.example/',
    'https://evil@hicnhegijnfkepfgcbabmlebblekkaem.chromiumapp.org/',
    `https://${other.chrome}.chromiumapp.org/`,
    `https://${other.firefox}.extensions.allizom.org/`,
    'javascript:alert(1)',
    '',
  ])('is none of ours: %s', async (redirect_uri) => {
    const { endpoint } = await openFixture()
    const { start } = newBrowser(endpoint, 'anna').begin({ redirect_uri })
    const answer = await endpoint.app.request(start)
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
  })

  it('is of our own extension in both browsers, or of those that are set', () => {
    const firefox = 'https://63b4f6f36b134b15928b0685b924e35c0cd67f90.extensions.allizom.org/'
    expect(isExtensionAddress(REDIRECT)).toBe(true)
    expect(isExtensionAddress(firefox)).toBe(true)
    expect(isExtensionAddress(REDIRECT, [other.chrome])).toBe(false)
    expect(isExtensionAddress(`https://${other.chrome}.chromiumapp.org/`, [other.chrome])).toBe(
      true,
    )
    expect(isExtensionId(other.firefox)).toBe(true)
    expect(isExtensionId('evil.example/')).toBe(false)
  })
})
