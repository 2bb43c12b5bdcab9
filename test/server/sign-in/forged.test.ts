/** Tests that the endpoint refuses wrong answers of a sign-in provider. */
import { describe, expect, it } from 'vitest'
import { createProvider } from '../../../server/sign-in/provider.ts'
import { newMember, startEndpoint } from '../../support/endpoint/fixture.ts'
import { ADDRESS, newBrowser } from '../../support/sign-in/fixture.ts'
import { type Forged, startForgingProvider } from '../../support/sign-in/forging-provider.ts'
import { settingsFor } from '../../support/sign-in/settings.ts'

const MINUTE = 60

const enterWith = async (forge: (seconds: number) => Forged) => {
  const company = await startForgingProvider()
  const provider = createProvider(
    settingsFor(company.issuer, { unknown: 'create', teamClaim: 'team' }),
    ADDRESS,
  )
  const endpoint = await startEndpoint({ address: ADDRESS, provider })
  await newMember(endpoint, 'Mia')
  const forged = forge(company.seconds())
  company.forge({ ...forged, claims: { name: 'Anna', team: 'Sales', ...forged.claims } })
  return newBrowser(endpoint, 'anna').enter()
}

describe('an ID token', () => {
  it('that is true connects', async () => {
    expect(await enterWith(() => ({}))).toMatchObject({ member: 'Anna', team: 'Sales' })
  })

  it.each<[string, Forged]>([
    ['for another audience', { claims: { aud: 'another client' } }],
    ['for two audiences, and not for us', { claims: { aud: ['stint', 'other'], azp: 'other' } }],
    ['of another issuer', { claims: { iss: 'https://elsewhere.example' } }],
    ['of another sign-in', { claims: { nonce: 'another' } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['signed by a key of somebody else', { isForeign: true }],
    ['signed by a key that is not published', { header: { kid: 'unknown' } }],
    ['without a signature', { header: { alg: 'none' } }],
    ['whose user info is about somebody else', { userInfo: { sub: 'boris' } }],
  ])('%s is refused', async (_, forged) => {
    expect(await enterWith(() => forged)).toEqual({ error: 'wrong-answer' })
  })

  it.each([
    ['ended half a minute ago', (now: number) => ({ exp: now - MINUTE / 2 }), true],
    ['ended two minutes ago', (now: number) => ({ exp: now - 2 * MINUTE }), false],
    ['begins in half a minute', (now: number) => ({ nbf: now + MINUTE / 2 }), true],
    ['begins in two minutes', (now: number) => ({ nbf: now + 2 * MINUTE }), false],
  ])('that %s: a minute between the clocks is tolerated', async (_, claims, connects) => {
    const entered = await enterWith((now) => ({ claims: claims(now) }))
    expect(entered).toMatchObject(connects ? { member: 'Anna' } : { error: 'clock' })
  })
})
