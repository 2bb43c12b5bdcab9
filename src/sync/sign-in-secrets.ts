/**
 * The secrets of a sign-in with a company account (PKCE, RFC 7636). The page keeps a secret (the
 * verifier), and sends only its hash (the challenge). A code works only together with the verifier.
 */
import { SIGN_IN_REFUSALS, type SignInRefusal } from './contract.ts'

/**
 * Base64url without padding. Written out here because Safari before 18.2 has no
 * `Uint8Array.toBase64`.
 */
const asText = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Returns 256 random bits, for a verifier or for the parameter `state`. */
export const newSignInSecret = () => asText(crypto.getRandomValues(new Uint8Array(32)))

export const challengeOf = async (verifier: string) =>
  asText(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))

/**
 * The reason why a sign-in failed, from the parameter `error` of the answer. An unknown reason
 * becomes `wrong-answer`.
 */
export const refusalIn = (error: string | null): SignInRefusal =>
  SIGN_IN_REFUSALS.find((reason) => reason === error) ?? 'wrong-answer'
