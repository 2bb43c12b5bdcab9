/**
 * The console's part of a sign-in by a company account. The browser goes to the company's provider
 * and comes back to the console. The data that the console needs to finish the sign-in are stored
 * for one browser tab only. So the console refuses an answer that arrives in another tab or by a
 * link from somebody else.
 */
import type { SignInRefusal } from '../../src/sync/contract.ts'
import { challengeOf, newSignInSecret, refusalIn } from '../../src/sync/sign-in-secrets.ts'

const KEPT = 'sign-in'

interface Begun {
  verifier: string
  state: string
  /** The page that the person wanted to see, as the fragment of its address. */
  hash: string
}

/**
 * Starts a sign-in. Returns the query with which the browser must open an address of the endpoint.
 * The endpoint then redirects the browser to the company's provider.
 */
export async function beginSignIn(): Promise<URLSearchParams> {
  const secrets = { verifier: newSignInSecret(), state: newSignInSecret() }
  const begun: Begun = { ...secrets, hash: location.hash }
  sessionStorage.setItem(KEPT, JSON.stringify(begun))
  return new URLSearchParams({ challenge: await challengeOf(begun.verifier), state: begun.state })
}

const takeBegun = (): Begun | undefined => {
  const kept = sessionStorage.getItem(KEPT)
  sessionStorage.removeItem(KEPT)
  return kept === null ? undefined : (JSON.parse(kept) as Begun)
}

/**
 * Signs in with the provider's answer, then shows the page that the person wanted to see. Resolves
 * with the reason if the answer is a refusal.
 */
export async function finishSignIn(
  answer: URLSearchParams,
  signIn: (code: string, verifier: string) => Promise<void>,
): Promise<SignInRefusal | undefined> {
  const begun = takeBegun()
  // Only the answer to a sign-in that began in this tab is accepted.
  if (!begun || answer.get('state') !== begun.state) return 'begin-again'
  const code = answer.get('code')
  if (code === null) return refusalIn(answer.get('error'))
  await signIn(code, begun.verifier)
  history.replaceState(null, '', location.pathname + begun.hash)
  return undefined
}
