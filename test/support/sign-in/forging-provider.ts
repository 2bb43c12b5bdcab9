/** A sign-in provider whose ID tokens contain the values that a test sets, also wrong values. */
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { CLIENT } from './provider.ts'

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const [own, foreign] = [newKey(), newKey()]

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

/** Returns the present time in seconds since 1970, the unit that ID tokens use. */
const seconds = () => Math.floor(Date.now() / 1000)

export interface Forged {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  /** True if the token is signed with a key that the provider does not publish. */
  isForeign?: boolean
  userInfo?: Record<string, unknown>
  /** Error code that the provider returns instead of a token (RFC 6749, section 5.2). */
  error?: string
}

const tokenOf = (claims: object, { header, isForeign = false }: Forged) => {
  const signed = `${encode({ alg: 'RS256', kid: 'own', ...header })}.${encode(claims)}`
  if (header?.alg === 'none') return `${signed}.`
  const { privateKey } = isForeign ? foreign : own
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
}

/**
 * Starts the provider. The function `forge` sets what the next tokens and answers contain instead of the
 * correct values.
 */
export const startForgingProvider = async () => {
  let forged: Forged = {}
  const nonces = new Map<string, string>()
  const server = createServer(async (request, response) => {
    const asked = new URL(request.url ?? '', issuer)
    const answer = (body: object) => {
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify(body))
    }
    if (asked.pathname === '/.well-known/openid-configuration')
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
      })
    if (asked.pathname === '/keys')
      return answer({
        keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig' }],
      })
    if (asked.pathname === '/userinfo') return answer({ ...person, ...forged.userInfo })
    if (asked.pathname === '/authorize') {
      const code = randomUUID()
      nonces.set(code, asked.searchParams.get('nonce') ?? '')
      const to = new URL(asked.searchParams.get('redirect_uri') ?? '')
      to.search = `${new URLSearchParams({ code, state: asked.searchParams.get('state') ?? '' })}`
      return response.writeHead(302, { Location: to.href }).end()
    }
    const given = new URLSearchParams(await text(request))
    if (forged.error !== undefined) {
      response.statusCode = 400
      return answer({ error: forged.error })
    }
    const nonce = nonces.get(given.get('code') ?? '')
    const truth = { iss: issuer, aud: CLIENT.id, iat: seconds(), exp: seconds() + 300, nonce }
    answer({
      access_token: 'x',
      refresh_token: 'y',
      token_type: 'Bearer',
      id_token: tokenOf({ ...truth, ...person, ...forged.claims }, forged),
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const person = { sub: 'anna', email: 'anna@company.example', email_verified: true }
  return {
    issuer,
    seconds,
    forge: (next: Forged) => {
      forged = next
    },
  }
}
