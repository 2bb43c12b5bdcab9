/**
 * The console's part of a sign-in by a company account. What it needs to know after it was away is
 * in the tab's own storage: another tab, or a link that somebody else made, has nothing to finish.
 */
import { SIGN_IN_REFUSALS, type SignInRefusal } from '../../src/sync/contract.ts'

const KEPT = 'sign-in'

interface Begun {
  verifier: string
  state: string
  /** The page that was asked for, as in the address. */
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

/** Returns the query of the address that leads to the company. */
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

/** Resolves with the reason if the answer lets nobody in; shows the page that was asked for else. */
export async function finishSignIn(
  answer: URLSearchParams,
  signIn: (code: string, verifier: string) => Promise<void>,
): Promise<SignInRefusal | undefined> {
  const begun = takeBegun()
  // Only what answers this tab's own sign-in is believed.
  if (!begun || answer.get('state') !== begun.state) return 'begin-again'
  const [code, error] = [answer.get('code'), answer.get('error')]
  if (code === null) return isRefusal(error) ? error : 'wrong-answer'
  await signIn(code, begun.verifier)
  history.replaceState(null, '', location.pathname + begun.hash)
  return undefined
}
