/**
 * Signing in with a company account (OpenID Connect). The endpoint is the client of the provider of
 * these accounts. The extension opens a window at the endpoint, and receives a one-time code with
 * which it connects.
 */
import * as z from 'zod/mini'

/**
 * The answer of `GET /v1/sign-in`: which ways to connect the endpoint offers in addition to codes
 * and invites.
 */
export const SignInWays = z.object({ company: z.boolean() })
export type SignInWays = z.infer<typeof SignInWays>

/** 256 random bits, or their SHA-256, in base64url. */
const Bits256 = z.string().check(z.regex(/^[\w-]{43}$/))

/**
 * The secret of the page that began the sign-in. At the beginning, the page sent only the hash of
 * this secret, so a stolen code is useless without the secret.
 */
export const Verifier = Bits256

/** The query of `GET /v1/sign-in/start`. */
export const SignInStart = z.object({
  /**
   * The address to which the endpoint sends the result of the sign-in. The browser has made this
   * address for the extension. The parameter has this name because Firefox requires the name. If
   * the parameter is absent, the sign-in ends at the endpoint's own console.
   */
  redirect_uri: z.exactOptional(z.string().check(z.maxLength(200))),
  /** The SHA-256 of the verifier, in base64url. */
  challenge: Bits256,
  /**
   * A value that the endpoint sends back with its answer, so that the page can recognise its own
   * sign-in.
   */
  state: Bits256,
})

/**
 * The query of `GET /v1/sign-in/callback`: the answer of the provider. Providers may add other
 * parameters.
 */
export const SignInCallback = z.object({
  state: z.string().check(z.maxLength(2000)),
  code: z.exactOptional(z.string().check(z.maxLength(8000))),
  error: z.exactOptional(z.string().check(z.maxLength(200))),
})

/**
 * Why a sign-in failed. At the end of a sign-in, the browser returns to an address of the extension
 * or of the console. The parameter `error` of this address contains the reason.
 */
export const SIGN_IN_REFUSALS = [
  // No person at the endpoint has this account or the account's e-mail address.
  'unknown-person',
  // No person has this account, and the provider does not confirm the account's e-mail address.
  'unverified-email',
  // The person with this e-mail address has another account.
  'other-account',
  'has-left',
  // The account names a team that does not exist.
  'unknown-team',
  // The person cannot be added, because another person has the same name, or because the team is
  // full.
  'cannot-add',
  // The person or the provider refused the sign-in.
  'declined',
  // The answer was used before, is too old, or belongs to a sign-in in another browser.
  'begin-again',
  // The clocks of the endpoint and the provider differ too much.
  'clock',
  // The provider's answer is invalid.
  'wrong-answer',
  'provider-down',
] as const
export type SignInRefusal = (typeof SIGN_IN_REFUSALS)[number]
