/** Starts a real OpenID Connect provider with a login page on the loopback address. */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type Configuration, Provider } from 'oidc-provider'
import { createMemory } from './memory.ts'

export const CLIENT = { id: 'stint', secret: 'a secret of the client' }

/**
 * Settings of the endpoint for this provider. Unknown people are added to the team that a claim names.
 */
export const providerEnv = ({ issuer }: { issuer: string }) => ({
  STINT_OIDC_ISSUER: issuer,
  STINT_OIDC_CLIENT: CLIENT.id,
  STINT_OIDC_SECRET: CLIENT.secret,
  STINT_OIDC_KEY: 'a key of thirty-two characters and more',
  STINT_OIDC_UNKNOWN: 'create',
  STINT_OIDC_TEAM_CLAIM: 'department',
})

/** The claims of each account, by login name. A person without an account here cannot log in. */
type Accounts = Map<string, Record<string, unknown>>

const newKey = () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'ES256' }
}

/**
 * Grants the endpoint everything without asking the person, because the provider trusts the endpoint.
 */
const loadExistingGrant: Configuration['loadExistingGrant'] = async (ctx) => {
  const { provider, client, session, params } = ctx.oidc
  const known = client && session?.grantIdFor(client.clientId)
  if (known) return provider.Grant.find(known)
  const grant = new provider.Grant({
    ...(client && { clientId: client.clientId }),
    ...(session?.accountId && { accountId: session.accountId }),
  })
  grant.addOIDCScope(String(params?.scope))
  await grant.save()
  return grant
}

/** Number of seconds for which grants, sessions and refresh tokens are valid. */
const DAY = 24 * 60 * 60
const LOGIN = '/login/'

/** Answers requests to the provider's login page. It accepts every name with any password. */
const answerLogin =
  (provider: Provider): RequestListener =>
  async (request, response) => {
    if (request.method === 'POST') {
      const given = new URLSearchParams(await text(request))
      const result = given.has('deny')
        ? { error: 'access_denied' }
        : { login: { accountId: given.get('login') ?? '' } }
      return provider.interactionFinished(request, response, result)
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><link rel="icon" href="data:,"><title>Sign in</title><form method="post" action="${request.url}">
      <input name="login" autofocus><input name="password" type="password">
      <button id="enter">Sign in</button><button name="deny" value="1">No</button></form>`)
  }

export interface ClientOptions {
  isPublic?: boolean
  /** How the client sends its secret to the provider: `post` in the body, `basic` by HTTP Basic. */
  secretBy?: 'post' | 'basic'
}

const configure = (
  accounts: Accounts,
  callback: string,
  { isPublic = false, secretBy = 'post' }: ClientOptions,
): Configuration => ({
  jwks: { keys: [newKey()] },
  clients: [
    {
      client_id: CLIENT.id,
      ...(isPublic
        ? { token_endpoint_auth_method: 'none' as const }
        : {
            client_secret: CLIENT.secret,
            token_endpoint_auth_method: `client_secret_${secretBy}` as const,
          }),
      redirect_uris: [callback],
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  claims: {
    openid: ['sub'],
    email: ['email', 'email_verified'],
    profile: ['name', 'groups', 'department'],
  },
  cookies: { keys: ['a key of the tests'] },
  findAccount: (_, sub) => {
    const claims = accounts.get(sub)
    return claims && { accountId: sub, claims: () => ({ sub, ...claims }) }
  },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `${LOGIN}${uid}` },
  issueRefreshToken: async () => true,
  rotateRefreshToken: true,
  ttl: {
    Interaction: 600,
    Grant: DAY,
    Session: DAY,
    AccessToken: 600,
    RefreshToken: DAY,
    IdToken: 600,
  },
  loadExistingGrant,
})

const listen = async (listener: RequestListener, port = 0) => {
  const server = createServer(listener).listen(port, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** @param address the address of the endpoint, which is the client of the provider */
export const openProvider = async (address: string, options: ClientOptions = {}) => {
  const accounts: Accounts = new Map()
  let answer: RequestListener = (_, response) => response.writeHead(503).end()
  let server = await listen((...asked) => answer(...asked))
  const issuer = `http://127.0.0.1:${server.port}`
  const adapter = createMemory()
  const useNewKeys = () => {
    const settings = configure(accounts, `${address}/v1/sign-in/callback`, options)
    const provider = new Provider(issuer, { ...settings, adapter })
    const [others, login] = [provider.callback(), answerLogin(provider)]
    answer = (request, response) =>
      (request.url?.startsWith(LOGIN) ? login : others)(request, response)
  }
  useNewKeys()
  return {
    issuer,
    accounts,
    /** Makes the provider sign with a new key from now on. The provider no longer has the old key. */
    rotateKeys: useNewKeys,
    stop: () => server.stop(),
    startAgain: async () => {
      server = await listen((...asked) => answer(...asked), server.port)
    },
  }
}
