/** Starts an endpoint with company accounts, and browsers of people who sign in. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { onTestFinished } from 'vitest'
import { CHROME_ORIGIN } from '../../../server/http/origins.ts'
import { createProvider } from '../../../server/sign-in/provider.ts'
import type { AccountRules } from '../../../server/sign-in/settings.ts'
import { Connected } from '../../../src/sync/contract.ts'
import { type Endpoint, postOf, startEndpoint } from '../endpoint/fixture.ts'
import { type ClientOptions, openProvider } from './provider.ts'
import { settingsFor } from './settings.ts'
import { createJar, goThrough, type Jar } from './window.ts'

export const ADDRESS = 'https://tools.company.example/stint'
export const REDIRECT = `https://${new URL(CHROME_ORIGIN).hostname}.chromiumapp.org/`

const secret = () => randomBytes(32).toString('base64url')

/**
 * Simulates the sign-in window of a browser. Its requests to the endpoint are function calls and do not
 * use the network.
 */
const signInInWindow = (app: Endpoint['app'], login: string, jar: Jar, start: string) =>
  goThrough(start, {
    jar,
    login,
    isEnd: (address) => new URL(address).hostname.endsWith('.chromiumapp.org'),
    ask: (address, init) =>
      address.startsWith(ADDRESS) ? app.request(address, init) : fetch(address, init),
  })

/** Simulates a browser with Stint, of a person with this login name. */
export const newBrowser = ({ app }: Pick<Endpoint, 'app'>, login: string) => {
  const device = randomUUID()
  const jar = createJar()
  const begin = (changes: Record<string, string> = {}) => {
    const verifier = secret()
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const asked = { redirect_uri: REDIRECT, challenge, state: secret(), ...changes }
    return {
      verifier,
      state: asked.state,
      start: `${ADDRESS}/v1/sign-in/start?${new URLSearchParams(asked)}`,
    }
  }
  const connect = (body: Record<string, unknown>) =>
    app.request('/v1/devices', { method: 'POST', ...postOf({ device, ...body }, {}) })
  return {
    device,
    jar,
    begin,
    connect,
    /**
     * Signs in until the window reaches the extension's address. Returns the parameters of that address.
     */
    async signIn() {
      const { verifier, state, start } = begin()
      const went = await signInInWindow(app, login, jar, start)
      if ('page' in went) throw new Error(`${went.page.status}: ${await went.page.text()}`)
      const answer = Object.fromEntries(new URL(went.end).searchParams)
      if (answer.state !== state) throw new Error('Another state came back.')
      return { verifier, code: answer.code, error: answer.error }
    },
    /**
     * Signs in and connects. Returns the connection with its token, or an error with the reason why
     * there is no connection.
     */
    async enter() {
      const { verifier, code, error } = await this.signIn()
      if (code === undefined) return { error }
      const answer = await connect({ code, verifier })
      if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
      return Connected.parse(await answer.json())
    },
  }
}

/** Whether the endpoint accepts this token. */
export const isGood = async ({ app }: Pick<Endpoint, 'app'>, { token }: { token: string }) =>
  (await app.request('/v1/me', { headers: { Authorization: `Bearer ${token}` } })).status === 200

/** Starts a sign-in provider, and stops it at the end of the test. */
export const startProvider = async (address: string, options?: ClientOptions) => {
  const provider = await openProvider(address, options)
  onTestFinished(provider.stop)
  return provider
}

interface FixtureOptions {
  isPublic?: boolean
  secretBy?: 'post' | 'basic'
  log?: Logger
}

export const openFixture = async (
  rules: Partial<AccountRules> = {},
  { isPublic = false, secretBy, log }: FixtureOptions = {},
) => {
  const company = await startProvider(ADDRESS, { isPublic, ...(secretBy && { secretBy }) })
  const more = { ...(isPublic && { secret: undefined }), secretBy }
  const settings = settingsFor(company.issuer, rules, more)
  const provider = createProvider(settings, ADDRESS)
  const endpoint = await startEndpoint({ address: ADDRESS, provider, ...(log && { log }) })
  const employ = (login: string, claims: Record<string, unknown> = {}) =>
    company.accounts.set(login, {
      email: `${login}@company.example`,
      email_verified: true,
      ...claims,
    })
  return { company, provider, endpoint, employ }
}
