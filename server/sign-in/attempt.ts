/**
 * A sign-in that has begun, while the person is on the provider's pages. All data of the sign-in
 * are encrypted and sent through the browser in the parameter `state`. So the endpoint stores
 * nothing before the person has signed in.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'
import { SIGN_IN_TIME } from '../../src/sync/contract.ts'
import type { Cipher } from './encryption.ts'

const Attempt = z.object({
  id: z.string(),
  /**
   * A random value that is also stored in a cookie: only the browser in which the sign-in began can
   * finish it.
   */
  browser: z.string(),
  nonce: z.string(),
  /** The secret for PKCE (RFC 7636) between this endpoint and the provider. */
  verifier: z.string(),
  startedAt: z.int(),
  /**
   * The address of the extension or the console. The result is added to this address as a query.
   */
  redirect: z.string(),
  challenge: z.string(),
  state: z.string(),
})
export type Attempt = z.infer<typeof Attempt>

const random = () => randomBytes(32).toString('base64url')

export const beginAttempt = (
  asked: Pick<Attempt, 'redirect' | 'challenge' | 'state'>,
  startedAt: number,
): Attempt => ({
  ...asked,
  id: random(),
  browser: random(),
  nonce: random(),
  verifier: random(),
  startedAt,
})

export const sealAttempt = ({ seal }: Cipher, attempt: Attempt) =>
  seal('attempt', JSON.stringify(attempt))

/**
 * Decrypts the data of a sign-in. Returns undefined for a state that this endpoint did not make.
 */
export const openAttempt = ({ open }: Cipher, state: string): Attempt | undefined => {
  const text = open('attempt', state)
  return text === undefined ? undefined : Attempt.parse(JSON.parse(text))
}

export const isOver = ({ startedAt }: Attempt, now: number) => now > startedAt + SIGN_IN_TIME

/**
 * Returns the name of the cookie of one sign-in. Each sign-in has its own cookie, because several
 * may be going on in one browser.
 */
export const cookieOf = ({ id }: Attempt) => `stint-sign-in-${id.slice(0, 12)}`

export const isSameBrowser = ({ browser }: Attempt, cookie: string | undefined) => {
  const given = Buffer.from(cookie ?? '')
  return given.length === browser.length && timingSafeEqual(given, Buffer.from(browser))
}
