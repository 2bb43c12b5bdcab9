/**
 * Signing in with a company account (OpenID Connect). The endpoint is the provider's client; the
 * extension opens a window at the endpoint and gets a one-time code back, which connects it.
 */
import * as z from 'zod/mini'

/** `GET /v1/sign-in`: the ways to connect that the endpoint has besides codes and invites. */
export const SignInWays = z.object({ company: z.boolean() })
export type SignInWays = z.infer<typeof SignInWays>

/** 256 random bits, or their SHA-256, as base64url. */
const Bits256 = z.string().check(z.regex(/^[\w-]{43}$/))

/** The secret of the page whose hash began the sign-in: a stolen code is useless without it. */
export const Verifier = Bits256

/** `GET /v1/sign-in/start`. */
export const SignInStart = z.object({
  /**
   * The extension's address, as its browser makes it; Firefox looks for this name. Without it the
   * sign-in leads to the endpoint's own console.
   */
  redirect_uri: z.exactOptional(z.string().check(z.maxLength(200))),
  /** The SHA-256 of the verifier, as base64url. */
  challenge: Bits256,
  /** Comes back with the answer. */
  state: Bits256,
})

/** `GET /v1/sign-in/callback`: the provider's answer; providers add parameters of their own. */
export const SignInCallback = z.object({
  state: z.string().check(z.maxLength(2000)),
  code: z.exactOptional(z.string().check(z.maxLength(8000))),
  error: z.exactOptional(z.string().check(z.maxLength(200))),
})

/** Why a sign-in failed; the extension or the console gets it as `error` in its address. */
export const SIGN_IN_REFUSALS = [
  // Nobody here has this account or its e-mail address.
  'unknown-person',
  // Nobody has the account, and the provider does not vouch for its e-mail address.
  'unverified-email',
  // The person of this e-mail address has another account.
  'other-account',
  'has-left',
  // The account names no team that there is.
  'unknown-team',
  // There is somebody of that name, or the team is full.
  'cannot-add',
  // The person, or the provider, did not allow it.
  'declined',
  // Used before, too old, or begun in another browser.
  'begin-again',
  // The clocks of endpoint and provider differ.
  'clock',
  // What the provider said does not pass the checks.
  'wrong-answer',
  'provider-down',
] as const
export type SignInRefusal = (typeof SIGN_IN_REFUSALS)[number]
