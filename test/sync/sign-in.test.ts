/**
 * Tests a sign-in with a company account through the functions of the extension, with a real endpoint
 * and a real sign-in provider.
 */
import { describe, expect, onTestFinished, test } from 'vitest'
import { listen } from '../../server/http/listen.ts'
import { CHROME_ORIGIN } from '../../server/http/origins.ts'
import { addMember } from '../../server/people/add-member.ts'
import { createProvider } from '../../server/sign-in/provider.ts'
import { recheckAll } from '../../server/sign-in/recheck.ts'
import { hour } from '../../src/core/time/units.ts'
import { readConnection } from '../../src/store/outbox/sending.ts'
import { hasCompanyAccounts, type SignInWindow, signIn } from '../../src/sync/sign-in.ts'
import { startEndpoint } from '../support/endpoint/fixture.ts'
import { freePort } from '../support/free-port.ts'
import { freshProfile } from '../support/fresh-profile.ts'
import { startProvider } from '../support/sign-in/fixture.ts'
import { settingsFor } from '../support/sign-in/settings.ts'
import { createJar, goThrough } from '../support/sign-in/window.ts'

const redirect = `https://${new URL(CHROME_ORIGIN).hostname}.chromiumapp.org/`

/** Starts an endpoint on this machine at which Anna may sign in, and opens her browser. */
const openCompany = async () => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const company = await startProvider(url)
  const provider = createProvider(settingsFor(company.issuer), url)
  const endpoint = await startEndpoint({ address: url, provider })
  endpoint.now = Date.now()
  const email = 'anna@company.example'
  await addMember(endpoint.db, 'Anna', 'Sales', endpoint.now, 'member', { email })
  company.accounts.set('anna', { email, email_verified: true })
  const { stop } = await listen(endpoint.app, { port })
  onTestFinished(stop)
  const jar = createJar()
  const window: SignInWindow = {
    redirect,
    open: async (address) => {
      const isEnd = (at: string) => at.startsWith(redirect)
      const went = await goThrough(address, { jar, login: 'anna', isEnd, ask: fetch })
      if ('page' in went) throw new Error('The person closed the window.')
      return went.end
    },
  }
  return { url, company, provider, endpoint, window, stop }
}

describe('a company account', () => {
  test('connects, and ends with the account', async () => {
    const { url, company, provider, endpoint, window } = await openCompany()
    const db = freshProfile().open()
    expect(await hasCompanyAccounts(url)).toBe(true)
    expect(await signIn(db, url, window)).toEqual({ ok: true, member: 'Anna', team: 'Sales' })
    const { token = '' } = (await readConnection(db)) ?? {}
    const status = async () =>
      (await fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status
    expect(await status()).toBe(200)
    company.accounts.delete('anna')
    await recheckAll(endpoint.db, provider, endpoint.now + hour, () => {})
    expect(await status()).toBe(401)
  })

  test('that is refused says why, and connects nothing', async () => {
    const { url, company, window } = await openCompany()
    const db = freshProfile().open()
    await company.stop()
    expect(await signIn(db, url, window)).toEqual({ ok: false, reason: 'provider-down' })
    await company.startAgain()
    company.accounts.set('anna', { email: 'else@company.example', email_verified: true })
    expect(await signIn(db, url, window)).toEqual({ ok: false, reason: 'unknown-person' })
    expect(await readConnection(db)).toBeUndefined()
  })

  test.each([
    ['with another state', (back: URL) => back.searchParams.set('state', 'x'), 'wrong-answer'],
    [
      'with a reason that is none',
      (back: URL) => back.searchParams.set('error', 'x'),
      'wrong-answer',
    ],
    ['with a code of somebody else', (back: URL) => back.searchParams.set('code', 'x'), 'code'],
  ])('is not believed %s', async (_, change, reason) => {
    const { url, window } = await openCompany()
    const open = async (address: string) => {
      const back = new URL(await window.open(address))
      change(back)
      return back.href
    }
    expect(await signIn(freshProfile().open(), url, { redirect, open })).toEqual({
      ok: false,
      reason,
    })
  })

  test.each([
    ['The user did not approve access.', 'closed'],
    ['User cancelled or denied access.', 'closed'],
    ['Authorization page could not be loaded.', 'no-page'],
  ])('whose window ends without an answer says so: %s', async (message, reason) => {
    const { url } = await openCompany()
    const open = () => Promise.reject(new Error(message))
    const result = await signIn(freshProfile().open(), url, { redirect, open })
    expect(result).toEqual({ ok: false, reason })
  })
})

describe('an endpoint without company accounts', () => {
  const openNone = async () => {
    const { url, stop } = await listen((await startEndpoint()).app, { port: 0 })
    onTestFinished(stop)
    return url
  }
  const open = () => Promise.reject(new Error('No window is opened.'))

  test('says so before a window is opened', async () => {
    const url = await openNone()
    expect(await hasCompanyAccounts(url)).toBe(false)
    const result = await signIn(freshProfile().open(), url, { redirect, open })
    expect(result).toEqual({ ok: false, reason: 'no-accounts' })
  })

  test('that cannot be reached gives a network error', async () => {
    expect(await hasCompanyAccounts('http://127.0.0.1:1')).toBeUndefined()
    expect(await hasCompanyAccounts('http://crm.example')).toBe(false)
    const result = await signIn(freshProfile().open(), 'http://127.0.0.1:1', { redirect, open })
    expect(result).toEqual({ ok: false, reason: 'network' })
  })
})
