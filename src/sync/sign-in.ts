/**
 * Connects with a company account. Only the endpoint knows the address of the provider of these
 * accounts.
 */
import type { StintDatabase } from '../store/database.ts'
import { baseText, endpointAt } from './address.ts'
import { type ConnectResult, connect, failureFrom } from './connect.ts'
import { type SignInRefusal, SignInWays } from './contract.ts'
import { lineTo } from './request.ts'
import { SendError } from './send-error.ts'
import { challengeOf, newSignInSecret, refusalIn } from './sign-in-secrets.ts'

/**
 * Why signing in failed. `closed`: the person closed the window. `no-page`: the window could not
 * load the page. `no-accounts`: the endpoint does not offer company accounts.
 */
type SignInFailure = SignInRefusal | 'closed' | 'no-page' | 'no-accounts'

type SignInResult = ConnectResult | { ok: false; reason: SignInFailure }

/** The browser's window for signing in (`identity.launchWebAuthFlow`). */
export interface SignInWindow {
  /** The address at which the browser closes the window automatically. */
  redirect: string
  /**
   * Opens the window at an address. Resolves with the address that the window had at the end.
   * Rejects if the person closed the window.
   */
  open: (address: string) => Promise<string>
}

const askWays = (base: URL, signal?: AbortSignal) =>
  lineTo({ url: baseText(base) }, { signal }).request('/v1/sign-in', SignInWays)

/**
 * Whether an endpoint offers company accounts. Returns undefined if the endpoint does not answer.
 */
export async function hasCompanyAccounts(url: string): Promise<boolean | undefined> {
  const base = endpointAt(url)
  if (!base) return false
  try {
    return (await askWays(base)).company
  } catch (error) {
    // Endpoints of an old version do not have this path, and refuse the request with a problem
    // document.
    return error instanceof SendError && error.problem ? false : undefined
  }
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))

/**
 * The reason why a window closed. In Chromium, only the text of the error message contains it
 * (chrome/browser/extensions/api/identity/identity_constants.cc).
 */
const reasonOfWindow = ({ message }: Error): SignInFailure =>
  message.includes('could not be loaded') ? 'no-page' : 'closed'

/**
 * Signs in with a company account and connects. The endpoint sends back a code, which works only
 * together with a secret that this page keeps. So somebody who reads the code on its way cannot
 * connect with it.
 * @throws the reason of the signal, once the signal is aborted
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
    // This request is made before the window opens. If it failed in the window, the browser would
    // show an error page, and Stint could not show the reason.
    const { company } = await askWays(base, signal)
    if (!company) return { ok: false, reason: 'no-accounts' }
  } catch (error) {
    return failureFrom(error)
  }
  const verifier = newSignInSecret()
  const state = newSignInSecret()
  const asked = new URLSearchParams({
    redirect_uri: redirect,
    challenge: await challengeOf(verifier),
    state,
  })
  const back = await open(`${baseText(base)}/v1/sign-in/start?${asked}`).catch(toError)
  signal?.throwIfAborted()
  if (back instanceof Error) return { ok: false, reason: reasonOfWindow(back) }
  const answer = new URL(back).searchParams
  const error = answer.get('error')
  // An answer is used only if it belongs to this sign-in.
  if (answer.get('state') !== state) return { ok: false, reason: 'wrong-answer' }
  if (error !== null) return { ok: false, reason: refusalIn(error) }
  return connect(db, url, answer.get('code') ?? '', signal, verifier)
}
