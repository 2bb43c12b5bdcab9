/**
 * The console's part of a sign-in by a company account. The browser leaves the page for the
 * company's provider and comes back. What the console needs then is stored for this tab only. So
 * the console refuses an answer that comes to another tab, or by a link from somebody else.
 */
import { SIGN_IN_REFUSALS, type SignInRefusal } from '../../src/sync/contract.ts'

const KEPT = 'sign-in'

interface Begun {
  verifier: string
  state: string
  /** The page that the person wanted to see, as the fragment of its address. */
  hash: string
}

/** Safari before 18.2 has no `Uint8Array.toBase64`. */
const asText = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const random = () => asText(crypto.getRandomValues(new Uint8Array(32)))

const hashOf = async (text: string) =>
  asText(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))

/**
 * Starts a sign-in, and returns the query for the endpoint's address that leads to the company's
 * provider.
 */
export async function beginSignIn(): Promise<URLSearchParams> {
  const begun: Begun = { verifier: random(), state: random(), hash: location.hash }
  sessionStorage.setItem(KEPT, JSON.stringify(begun))
  return new URLSearchParams({ challenge: await hashOf(begun.verifier), state: begun.state })
}

const takeBegun = (): Begun | undefined => {
  const kept = sessionStorage.getItem(KEPT)
  sessionStorage.removeItem(KEPT)
  return kept === null ? undefined : (JSON.parse(kept) as Begun)
}

const isRefusal = (text: string | null): text is SignInRefusal =>
  SIGN_IN_REFUSALS.some((reason) => reason === text)

/**
 * Signs in with the provider's answer, then shows the page that the person wanted to see. Resolves
 * with the reason if the answer is a refusal.
 */
export async function finishSignIn(
  answer: URLSearchParams,
  signIn: (code: string, verifier: string) => Promise<void>,
): Promise<SignInRefusal | undefined> {
  const begun = takeBegun()
  // Only an answer to this tab's own sign-in is accepted.
  if (!begun || answer.get('state') !== begun.state) return 'begin-again'
  const [code, error] = [answer.get('code'), answer.get('error')]
  if (code === null) return isRefusal(error) ? error : 'wrong-answer'
  await signIn(code, begun.verifier)
  history.replaceState(null, '', location.pathname + begun.hash)
  return undefined
}
