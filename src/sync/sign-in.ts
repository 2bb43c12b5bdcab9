/** Connecting by a company account: the endpoint knows the provider, the extension does not. */
import type { StintDatabase } from '../store/database.ts'
import { baseText, endpointAt } from './address.ts'
import { type ConnectResult, connect, failureFrom } from './connect.ts'
import { SIGN_IN_REFUSALS, type SignInRefusal, SignInWays } from './contract.ts'
import { lineTo, SendError } from './request.ts'

/**
 * `closed`: the person closed the window; `no-page`: it could not be loaded; `no-accounts`: the
 * endpoint has none.
 */
export type SignInFailure = SignInRefusal | 'closed' | 'no-page' | 'no-accounts'

export type SignInResult = ConnectResult | { ok: false; reason: SignInFailure }

/** The browser's window for signing in (`identity.launchWebAuthFlow`). */
export interface SignInWindow {
  /** The address at which it closes. */
  redirect: string
  /** Resolves with the address to which the window was led; rejects if the person closed it. */
  open: (address: string) => Promise<string>
}

const askWays = (base: URL, signal?: AbortSignal) =>
  lineTo({ url: baseText(base) }, { signal }).request('/v1/sign-in', SignInWays)

/** Whether an endpoint has company accounts. Undefined if it gives no answer. */
export async function hasCompanyAccounts(url: string): Promise<boolean | undefined> {
  const base = endpointAt(url)
  if (!base) return false
  try {
    return (await askWays(base)).company
  } catch (error) {
    // Older endpoints do not have the route; without a token they do not say so.
    return error instanceof SendError && error.problem ? false : undefined
  }
}

const asText = (bytes: Uint8Array) => bytes.toBase64({ alphabet: 'base64url', omitPadding: true })

const random = () => asText(crypto.getRandomValues(new Uint8Array(32)))

const hashOf = async (text: string) =>
  asText(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))

/** Chromium's only hint (chrome/browser/extensions/api/identity/identity_constants.cc). */
const reasonOfWindow = ({ message }: Error): SignInFailure =>
  message.includes('could not be loaded') ? 'no-page' : 'closed'

const isRefusal = (text: string): text is SignInRefusal =>
  SIGN_IN_REFUSALS.some((reason) => reason === text)

/**
 * Signs in and connects. The code that comes back works only with a secret that does not leave this
 * page before: an address that somebody reads on the way connects nobody else.
 * @throws the signal's reason, once it is aborted
 */
export async function signIn(
  db: StintDatabase,
  url: string,
  { redirect, open }: SignInWindow,
  signal?: AbortSignal,
): Promise<SignInResult> {
  const base = endpointAt(url)
  if (!base) return { ok: false, reason: 'address' }
  try {
    // A window would show a page of the browser instead of a reason.
    const { company } = await askWays(base, signal)
    if (!company) return { ok: false, reason: 'no-accounts' }
  } catch (error) {
    return failureFrom(error)
  }
  const verifier = random()
  const state = random()
  const asked = new URLSearchParams({
    redirect_uri: redirect,
    challenge: await hashOf(verifier),
    state,
  })
  const back = await open(`${baseText(base)}/v1/sign-in/start?${asked}`).catch(toError)
  signal?.throwIfAborted()
  if (back instanceof Error) return { ok: false, reason: reasonOfWindow(back) }
  const answer = new URL(back).searchParams
  const error = answer.get('error')
  // Only what answers this sign-in is believed.
  if (answer.get('state') !== state) return { ok: false, reason: 'wrong-answer' }
  if (error !== null) return { ok: false, reason: isRefusal(error) ? error : 'wrong-answer' }
  return connect(db, url, answer.get('code') ?? '', signal, verifier)
}
