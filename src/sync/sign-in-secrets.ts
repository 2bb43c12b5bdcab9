/**
 * The secrets of a sign-in by a company account (PKCE, RFC 7636). The page keeps the verifier and sends
 * its hash, the challenge: a code works only together with the verifier.
 */
import { SIGN_IN_REFUSALS, type SignInRefusal } from './contract.ts'

/** Base64url without padding. Safari before 18.2 has no `Uint8Array.toBase64`. */
const asText = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Returns 256 random bits, for a verifier or a state. */
export const newSignInSecret = () => asText(crypto.getRandomValues(new Uint8Array(32)))

export const challengeOf = async (verifier: string) =>
  asText(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))

/** The reason in an answer of the sign-in. An unknown reason counts as a wrong answer. */
export const refusalIn = (error: string | null): SignInRefusal =>
  SIGN_IN_REFUSALS.find((reason) => reason === error) ?? 'wrong-answer'
