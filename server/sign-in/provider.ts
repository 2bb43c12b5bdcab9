/** The company's OpenID Connect provider. This endpoint is one of its clients. */
import * as client from 'openid-client'
import type { Attempt } from './attempt.ts'
import { type Cipher, createCipher } from './encryption.ts'
import { type Claims, type Identity, identityFrom } from './identity.ts'
import { createConfigure } from './provider-client.ts'
import { refuseFor, SignInRefused } from './refusal.ts'
import type { AccountRules, SignInSettings } from './settings.ts'

/** An account, and the token with which the provider can be asked about it later. */
export interface Account {
  identity: Identity
  refreshToken: string | undefined
}

export interface Provider {
  issuer: string
  rules: AccountRules
  seal: Cipher
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

/**
 * Errors of the provider after which the account may not be used: the account is blocked, or its
 * owner must sign in again.
 */
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
 * requested if the provider supports it.
 */
const OFFLINE = 'offline_access'
const SCOPE = 'openid profile email'

type Tokens = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers

/**
 * Returns the claims of the ID token and of the user info. The user info is requested too, because
 * the ID token of many providers contains only the subject.
 */
const claimsOf = async (config: client.Configuration, tokens: Tokens, subject: string) => {
  const claims: Claims = tokens.claims() ?? {}
  if (config.serverMetadata().userinfo_endpoint === undefined) return claims
  return { ...claims, ...(await client.fetchUserInfo(config, tokens.access_token, subject)) }
}

const accountOf = async (
  { issuer, rules }: SignInSettings,
  config: client.Configuration,
  tokens: Tokens,
  subject: string,
): Promise<Account> => ({
  identity: identityFrom(issuer, subject, await claimsOf(config, tokens, subject), rules),
  refreshToken: tokens.refresh_token,
})

const scopeFor = ({ scope }: SignInSettings, config: client.Configuration) => {
  const { scopes_supported: supported = [] } = config.serverMetadata()
  return scope ?? (supported.includes(OFFLINE) ? `${SCOPE} ${OFFLINE}` : SCOPE)
}

/** Whether an error means that the provider refuses the account from now on. */
const isRefusal = (error: unknown) =>
  error instanceof client.ResponseBodyError && OVER.includes(error.error)

/** @param address the address of this endpoint, without a slash at its end */
export const createProvider = (settings: SignInSettings, address: string): Provider => {
  const { issuer, rules } = settings
  const callback = `${address}/v1/sign-in/callback`
  const configure = createConfigure(settings)

  const addressFor = async (attempt: Attempt, state: string) => {
    const config = await configure()
    return client.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: scopeFor(settings, config),
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
    return accountOf(settings, config, tokens, subject)
  }

  const askAgain = async (subject: string, refreshToken: string) => {
    const config = await configure()
    try {
      const tokens = await client.refreshTokenGrant(config, refreshToken)
      const subjectNow = tokens.claims()?.sub ?? subject
      return subjectNow === subject ? await accountOf(settings, config, tokens, subject) : undefined
    } catch (error) {
      if (isRefusal(error)) return undefined
      throw error
    }
  }

  return {
    issuer,
    rules,
    seal: createCipher(settings.key),
    extensions: settings.extensions,
    addressFor: (attempt, state) => addressFor(attempt, state).catch(refuseFor),
    accountFrom: (attempt, state, search) => accountFrom(attempt, state, search).catch(refuseFor),
    askAgain,
  }
}
