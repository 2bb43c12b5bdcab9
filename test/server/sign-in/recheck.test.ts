/** Tests what happens to a device when its person's account is blocked at the sign-in provider. */
import { describe, expect, it } from 'vitest'
import { addMember } from '../../../server/people/add-member.ts'
import { readAudit } from '../../../server/people/audit.ts'
import { revokeDevice } from '../../../server/people/devices.ts'
import { listMembers } from '../../../server/people/list-members.ts'
import { moveMember } from '../../../server/people/move.ts'
import { createProvider } from '../../../server/sign-in/provider.ts'
import { recheckAll } from '../../../server/sign-in/recheck.ts'
import { hour, minute } from '../../../src/core/time/units.ts'
import { connectDevice, segment, startEndpoint } from '../../support/endpoint/fixture.ts'
import { ADDRESS, isGood, newBrowser, openFixture } from '../../support/sign-in/fixture.ts'
import { type Forged, startForgingProvider } from '../../support/sign-in/forging-provider.ts'
import { settingsFor } from '../../support/sign-in/settings.ts'

type Connected = { token: string }

const withAnna = async (...given: Parameters<typeof openFixture>) => {
  const fixture = await openFixture(...given)
  const { endpoint, employ, provider } = fixture
  const person = await addMember(endpoint.db, 'Anna', 'Sales', endpoint.now, 'member', {
    email: 'anna@company.example',
  })
  employ('anna')
  const browser = newBrowser(endpoint, 'anna')
  const connected = (await browser.enter()) as Connected
  const failures: string[] = []
  /**
   * Moves the clock forward by `ms`, and checks the accounts every five minutes, as the service does.
   */
  const pass = async (ms: number, by = provider) => {
    for (const end = endpoint.now + ms; endpoint.now < end; endpoint.now += 5 * minute)
      await recheckAll(endpoint.db, by, endpoint.now, ({ message }) => failures.push(message))
  }
  const signIns = () => endpoint.db.selectFrom('sign_ins').selectAll().execute()
  return { ...fixture, person, browser, connected, failures, pass, signIns }
}

describe('an account that is blocked at the provider', () => {
  it('ends its devices within an hour, and keeps what they sent', async () => {
    const { endpoint, company, connected, browser, pass, signIns, person } = await withAnna()
    await pass(3 * hour)
    expect(await isGood(endpoint, connected)).toBe(true)
    const headers = {
      Authorization: `Bearer ${connected.token}`,
      'Content-Type': 'application/json',
    }
    const body = JSON.stringify({ segments: [segment()] })
    await endpoint.app.request('/v1/segments', { method: 'PUT', headers, body })
    company.accounts.delete('anna')
    await pass(hour)
    expect(await isGood(endpoint, connected)).toBe(false)
    expect(await signIns()).toEqual([])
    expect(await endpoint.db.selectFrom('segments').select('id').execute()).toHaveLength(1)
    expect(await readAudit(endpoint.db)).toContainEqual(
      expect.objectContaining({
        act: 'device revoked',
        about: browser.device,
        actor: 'company account',
        team: person.team,
      }),
    )
  })

  it('ends a device also after its person has moved', async () => {
    const { endpoint, company, connected, pass, person } = await withAnna()
    const { team } = await addMember(endpoint.db, 'Mia', 'Support', endpoint.now)
    await moveMember(endpoint.db, person.member, team, { now: endpoint.now, actor: 'a test' })
    await pass(2 * hour)
    expect(await isGood(endpoint, connected)).toBe(true)
    company.accounts.delete('anna')
    await pass(hour)
    expect(await isGood(endpoint, connected)).toBe(false)
  })

  it('can connect again as soon as it is not any more', async () => {
    const { endpoint, company, pass, browser, employ } = await withAnna()
    company.accounts.delete('anna')
    await pass(hour)
    employ('anna')
    expect(await isGood(endpoint, (await browser.enter()) as Connected)).toBe(true)
  })

  it('does not end a device of the same person that was connected by a code', async () => {
    const { endpoint, company, pass, person } = await withAnna()
    const other = await connectDevice(endpoint, person)
    company.accounts.delete('anna')
    await pass(hour)
    expect(await isGood(endpoint, other)).toBe(true)
  })
})

describe('a provider that gives no answer', () => {
  it('ends nothing, and is asked again at the next check', async () => {
    const { endpoint, company, connected, pass, failures } = await withAnna()
    await company.stop()
    await pass(5 * hour)
    expect(await isGood(endpoint, connected)).toBe(true)
    expect(failures.length).toBeGreaterThan(10)
    await company.startAgain()
    company.accounts.delete('anna')
    await pass(5 * minute)
    expect(await isGood(endpoint, connected)).toBe(false)
  })

  it('or does not know this client any more, ends nothing', async () => {
    const { endpoint, company, connected, pass, failures } = await withAnna()
    const wrong = settingsFor(company.issuer, {}, { secret: 'another' })
    await pass(2 * hour, createProvider(wrong, ADDRESS))
    expect(failures.length).toBeGreaterThan(3)
    expect(await isGood(endpoint, connected)).toBe(true)
  })

  it('or is another one, is not asked', async () => {
    const { endpoint, connected, pass, failures } = await withAnna()
    await pass(2 * hour, createProvider(settingsFor('http://127.0.0.1:9'), ADDRESS))
    expect(failures).toEqual([])
    expect(await isGood(endpoint, connected)).toBe(true)
  })
})

describe('a refresh token', () => {
  it.each<[string, Forged, boolean]>([
    ['is refused', { error: 'invalid_grant' }, false],
    ['needs the person', { error: 'interaction_required' }, false],
    ['is for somebody else now', { claims: { sub: 'boris' }, userInfo: { sub: 'boris' } }, false],
    ['is not looked at: the client is refused', { error: 'invalid_client' }, true],
    ['is not looked at: the client may not ask', { error: 'unauthorized_client' }, true],
    ['is not looked at: the provider has a fault', { error: 'server_error' }, true],
    ['is good, and says nothing else', {}, true],
  ])('%s', async (_, forged, stays) => {
    const company = await startForgingProvider()
    const provider = createProvider(settingsFor(company.issuer), ADDRESS)
    const endpoint = await startEndpoint({ address: ADDRESS, provider })
    const email = 'anna@company.example'
    await addMember(endpoint.db, 'Anna', 'Sales', endpoint.now, 'member', { email })
    const connected = (await newBrowser(endpoint, 'anna').enter()) as Connected
    company.forge(forged)
    await recheckAll(endpoint.db, provider, endpoint.now + hour, () => {})
    expect(await isGood(endpoint, connected)).toBe(stays)
  })
})

it('one of two processes asks about an account', async () => {
  const { endpoint, provider, connected } = await withAnna()
  const fail = (error: Error) => {
    throw error
  }
  for (let i = 0; i < 3; i++) {
    endpoint.now += hour
    const look = () => recheckAll(endpoint.db, provider, endpoint.now, fail)
    // The provider accepts a refresh token only once. If the endpoint used the token twice, the provider
    // would refuse it, and the endpoint would disconnect the device.
    await Promise.all([look(), look(), look()])
  }
  expect(await isGood(endpoint, connected)).toBe(true)
})

it('brings the role in line with the groups', async () => {
  const { endpoint, employ, pass } = await withAnna({ managers: ['heads'] })
  employ('anna', { groups: ['heads'] })
  await pass(hour)
  const [anna] = await listMembers(endpoint.db, undefined, endpoint.now)
  expect(anna).toMatchObject({ role: 'manager' })
})

describe('a sign-in is forgotten', () => {
  it('when its device is disconnected', async () => {
    const { endpoint, person, browser, pass, signIns, failures } = await withAnna()
    await revokeDevice(endpoint.db, { ...person, id: browser.device }, 'a test', endpoint.now)
    await pass(hour)
    expect([await signIns(), failures]).toEqual([[], []])
  })

  it('when its device signs in again', async () => {
    const { browser, signIns } = await withAnna()
    await browser.enter()
    expect(await signIns()).toHaveLength(1)
  })

  it('when nobody used its code', async () => {
    const { endpoint, pass, signIns } = await withAnna()
    await newBrowser(endpoint, 'anna').signIn()
    expect(await signIns()).toHaveLength(2)
    await pass(2 * hour)
    expect(await signIns()).toHaveLength(1)
  })
})
