/**
 * The reasons for which a sign-in is refused, and the reason for each error of the library
 * `openid-client`.
 */
import { AuthorizationResponseError } from 'openid-client'
import type { SignInRefusal } from '../../src/sync/contract.ts'

/** An error that ends a sign-in. The extension or the console gets the reason. */
export class SignInRefused extends Error {
  readonly reason: SignInRefusal
  constructor(reason: SignInRefusal, cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}

/** The refusal for each error code of the provider (RFC 6749, 4.1.2.1). */
const OF_PROVIDER: Record<string, SignInRefusal> = {
  access_denied: 'declined',
  server_error: 'provider-down',
  temporarily_unavailable: 'provider-down',
}

const isServerError = (error: unknown) => {
  const { status } = (error ?? {}) as { status?: unknown }
  return typeof status === 'number' && (status >= 500 || status === 429)
}

const reasonOf = (error: unknown): SignInRefusal => {
  if (error instanceof AuthorizationResponseError) return OF_PROVIDER[error.error] ?? 'wrong-answer'
  const { code, name, cause } = error as { code?: string; name?: string; cause?: unknown }
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return 'clock'
  // A `fetch` that failed throws a TypeError. If a proxy answers with its own error page, the
  // answer is not JSON.
  const isDown = name === 'TypeError' || code === 'OAUTH_TIMEOUT'
  const isProxy = code === 'OAUTH_RESPONSE_IS_NOT_JSON'
  if (isDown || isProxy || isServerError(error) || isServerError(cause)) return 'provider-down'
  return 'wrong-answer'
}

/** Throws a SignInRefused instead of an error of the library. */
export const refuseFor = (error: unknown): never => {
  throw error instanceof SignInRefused ? error : new SignInRefused(reasonOf(error), error)
}
