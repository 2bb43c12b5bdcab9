/**
 * Signing in with a company account (OpenID Connect). The endpoint is the client of the provider.
 * The extension opens a window at the endpoint, and gets a one-time code back with which it
 * connects.
 */
import * as z from 'zod/mini'

/**
 * The answer of `GET /v1/sign-in`: the ways to connect, besides codes and invites, that the
 * endpoint offers.
 */
export const SignInWays = z.object({ company: z.boolean() })
export type SignInWays = z.infer<typeof SignInWays>

/** 256 random bits, or their SHA-256, in base64url. */
const Bits256 = z.string().check(z.regex(/^[\w-]{43}$/))

/**
 * The secret of the page that began the sign-in by sending the secret's hash. Without the secret a
 * stolen code is useless.
 */
export const Verifier = Bits256

/** The query of `GET /v1/sign-in/start`. */
export const SignInStart = z.object({
  /**
   * The extension's address as its browser makes it; Firefox needs this name of the parameter. If
   * absent, the sign-in leads to the endpoint's own console.
   */
  redirect_uri: z.exactOptional(z.string().check(z.maxLength(200))),
  /** The SHA-256 of the verifier, in base64url. */
  challenge: Bits256,
  /** A value that is sent back with the answer, so that the page can recognise its own sign-in. */
  state: Bits256,
})

/**
 * The query of `GET /v1/sign-in/callback`: the provider's answer. Providers may add parameters of
 * their own.
 */
export const SignInCallback = z.object({
  state: z.string().check(z.maxLength(2000)),
  code: z.exactOptional(z.string().check(z.maxLength(8000))),
  error: z.exactOptional(z.string().check(z.maxLength(200))),
})

/** Why a sign-in failed. The extension or the console gets it as `error` in its address. */
export const SIGN_IN_REFUSALS = [
  // No person at the endpoint has this account or its e-mail address.
  'unknown-person',
  // No person has this account, and the provider does not confirm its e-mail address.
  'unverified-email',
  // The person with this e-mail address has another account.
  'other-account',
  'has-left',
  // The account names a team that does not exist.
  'unknown-team',
  // The person cannot be added: somebody has the same name already, or the team is full.
  'cannot-add',
  // The person or the provider refused the sign-in.
  'declined',
  // The answer was used before, is too old, or belongs to a sign-in in another browser.
  'begin-again',
  // The clocks of the endpoint and the provider differ too much.
  'clock',
  // The provider's answer does not pass the checks.
  'wrong-answer',
  'provider-down',
] as const
export type SignInRefusal = (typeof SIGN_IN_REFUSALS)[number]
