/** The company's OpenID Connect provider. This endpoint is one of its clients. */
import * as client from 'openid-client'
import { PROVIDER_KEPT, PROVIDER_SKEW, PROVIDER_WAIT } from '../../src/sync/contract.ts'
import type { Attempt } from './attempt.ts'
import { type Claims, type Identity, identityFrom } from './identity.ts'
import { refuseFor, SignInRefused } from './refusal.ts'
import { createSeal, type Seal } from './seal.ts'
import type { AccountRules, SignInSettings } from './settings.ts'

/** An account, and the token with which the provider can be asked about it later. */
export interface Account {
  identity: Identity
  refreshToken: string | undefined
}

export interface Provider {
  issuer: string
  rules: AccountRules
  seal: Seal
  extensions: readonly string[] | undefined
  /**
   * Returns the address of the provider's page on which the person signs in. Throws SignInRefused
   * if the provider cannot be reached.
   */
  addressFor: (attempt: Attempt, state: string) => Promise<string>
  /**
   * Returns the account to which a provider's answer belongs.
   * @param search the query of the answer
   * @throws SignInRefused if the answer does not pass the checks
   */
  accountFrom: (attempt: Attempt, state: string, search: string) => Promise<Account>
  /**
   * Asks the provider again about an account. Returns undefined if the account may not be used any
   * more.
   * @throws an error if the provider gave no clear answer
   */
  askAgain: (subject: string, refreshToken: string) => Promise<Account | undefined>
}

const isLoopback = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** Errors of the provider that mean: the account is blocked, or its owner must sign in again. */
const OVER = [
  'invalid_grant',
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]

/**
 * The scope for refresh tokens that stay valid after the person's session at the provider. It is
 * asked for if the provider has it.
 */
const OFFLINE = 'offline_access'
const SCOPE = 'openid profile email'

/** @param address the address of this endpoint, without a slash at its end */
export const createProvider = (settings: SignInSettings, address: string): Provider => {
  const { issuer, client: id, secret, secretBy, rules } = settings
  const callback = `${address}/v1/sign-in/callback`
  const server = new URL(issuer)
  const execute = isLoopback(server) ? [client.allowInsecureRequests] : []
  const metadata = { [client.clockTolerance]: PROVIDER_SKEW }
  let known: { metadata: Promise<client.ServerMetadata>; until: number } | undefined

  const ask = async () => {
    const options = { execute, timeout: PROVIDER_WAIT }
    const config = await client.discovery(server, id, metadata, client.None(), options)
    return config.serverMetadata()
  }

  /**
   * The provider's discovery document. If several requests need it at the same time, it is fetched
   * once.
   */
  const describe = () => {
    if (known && known.until > performance.now()) return known.metadata
    const asked = { metadata: ask(), until: performance.now() + PROVIDER_KEPT }
    known = asked
    asked.metadata.catch(() => {
      if (known === asked) known = undefined
    })
    return asked.metadata
  }

  /**
   * The secret is sent in the body if the provider accepts that. In the header, its special
   * characters must be encoded twice (RFC 6749, 2.3.1), which some providers do not decode.
   */
  const authentication = ({
    token_endpoint_auth_methods_supported: ways,
  }: client.ServerMetadata) => {
    if (secret === undefined) return client.None()
    const by = secretBy ?? (ways?.includes('client_secret_post') ? 'post' : 'basic')
    return by === 'post' ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret)
  }

  /**
   * Makes a new configuration each time: one that is kept would also keep the provider's keys after
   * the provider has replaced them.
   */
  const configure = async () => {
    const described = await describe()
    const config = new client.Configuration(described, id, metadata, authentication(described))
    config.timeout = PROVIDER_WAIT
    for (const change of execute) change(config)
    // With this, the signature of an ID token is checked even if the token came directly from the
    // provider.
    client.enableNonRepudiationChecks(config)
    return config
  }

  type Tokens = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers

  /**
   * Asks for the user info too, because the ID token of many providers contains the subject only.
   */
  const claimsOf = async (config: client.Configuration, tokens: Tokens, subject: string) => {
    const claims: Claims = tokens.claims() ?? {}
    if (config.serverMetadata().userinfo_endpoint === undefined) return claims
    return { ...claims, ...(await client.fetchUserInfo(config, tokens.access_token, subject)) }
  }

  const accountOf = async (
    config: client.Configuration,
    tokens: Tokens,
    subject: string,
  ): Promise<Account> => ({
    identity: identityFrom(issuer, subject, await claimsOf(config, tokens, subject), rules),
    refreshToken: tokens.refresh_token,
  })

  const addressFor = async (attempt: Attempt, state: string) => {
    const config = await configure()
    const { scopes_supported: supported = [] } = config.serverMetadata()
    const scope = settings.scope ?? (supported.includes(OFFLINE) ? `${SCOPE} ${OFFLINE}` : SCOPE)
    return client.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope,
      state,
      nonce: attempt.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    }).href
  }

  const accountFrom = async (attempt: Attempt, state: string, search: string) => {
    const config = await configure()
    const tokens = await client.authorizationCodeGrant(config, new URL(callback + search), {
      expectedState: state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
      idTokenExpected: true,
    })
    const subject = tokens.claims()?.sub
    if (subject === undefined) throw new SignInRefused('wrong-answer')
    return accountOf(config, tokens, subject)
  }

  const askAgain = async (subject: string, refreshToken: string) => {
    const config = await configure()
    try {
      const tokens = await client.refreshTokenGrant(config, refreshToken)
      const told = tokens.claims()?.sub ?? subject
      return told === subject ? await accountOf(config, tokens, subject) : undefined
    } catch (error) {
      if (error instanceof client.ResponseBodyError && OVER.includes(error.error)) return undefined
      throw error
    }
  }

  return {
    issuer,
    rules,
    seal: createSeal(settings.key),
    extensions: settings.extensions,
    addressFor: (attempt, state) => addressFor(attempt, state).catch(refuseFor),
    accountFrom: (attempt, state, search) => accountFrom(attempt, state, search).catch(refuseFor),
    askAgain,
  }
}
