/**
 * The routes of the sign-in by a company account. This endpoint redirects a browser window to the
 * provider: a window that the extension opened, or the window of the console. The provider
 * redirects the window back to this endpoint. This endpoint then redirects the window, with a code,
 * to the extension or the console.
 */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { SIGN_IN_TIME, type SignInWays } from '../../../src/sync/contract.ts'
import {
  type Attempt,
  beginAttempt,
  cookieOf,
  isOver,
  isSameBrowser,
  openAttempt,
  sealAttempt,
} from '../../sign-in/attempt.ts'
import { isExtensionAddress } from '../../sign-in/extension-address.ts'
import type { Provider } from '../../sign-in/provider.ts'
import { SignInRefused } from '../../sign-in/refusal.ts'
import { finishSignIn, requireUnused } from '../../sign-in/sign-ins.ts'
import { addressOf } from '../address.ts'
import { tooManyProblem } from '../guards.ts'
import { ProblemError } from '../problem.ts'
import { createCounter, FAILED_SIGN_INS } from '../quota.ts'
import type { Dependencies } from './dependencies.ts'
import type { OpenEnv } from './route.ts'
import type { ServeOpen } from './serve.ts'
import { ROUTES } from './table.ts'

/**
 * Redirects to the extension or the console, where the sign-in began. If the sign-in began in the
 * extension, the browser gives this address to the extension and does not load it. The console gets
 * the result in the fragment of its address, which browsers do not send to a server.
 */
const leadBack = (
  c: Context<OpenEnv>,
  { redirect, state }: Pick<Attempt, 'redirect' | 'state'>,
  result: { code: string } | { error: string },
) => c.redirect(`${redirect}?${new URLSearchParams({ ...result, state })}`)

/**
 * Returns the parts of a provider's error that are logged. The free text of the error is left out,
 * because it may contain a person's name.
 */
const hintFrom = (cause: unknown) => {
  const { message, code, error } = (cause ?? {}) as Record<string, unknown>
  return { error: message, code: error ?? code }
}

const ownConsoleOf = ({ address }: Dependencies) => `${address}/#company`

const requireProvider = ({ provider }: Dependencies): Provider => {
  if (!provider) throw new ProblemError('not-found', 'No company accounts are set up here.')
  return provider
}

/**
 * Runs `work`. If it throws SignInRefused, redirects to where the sign-in began, with the reason.
 */
const orLeadBack = async (
  { log }: Dependencies,
  c: Context<OpenEnv>,
  to: Pick<Attempt, 'redirect' | 'state'>,
  work: () => Promise<Response>,
) => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error
    const { reason } = error
    log.warn({ reason, ...hintFrom(error.cause), requestId: c.get('requestId') }, 'sign-in refused')
    return leadBack(c, to, { error: reason })
  }
}

/** Returns the sign-in attempt to which the `state` in an answer of the provider belongs. */
const attemptOf = ({ seal }: Provider, state: string) => {
  const attempt = openAttempt(seal, state)
  if (!attempt) throw new ProblemError('begin-again')
  return attempt
}

/**
 * Refuses an answer of the provider if the sign-in began in another browser, or if it has already
 * ended in this browser.
 */
const requireSameBrowser = (c: Context<OpenEnv>, attempt: Attempt, ownConsole: string) => {
  if (isSameBrowser(attempt, getCookie(c, cookieOf(attempt)))) return
  if (attempt.redirect === ownConsole) throw new SignInRefused('begin-again')
  // Does not redirect to the extension: Firefox first loads this address without a window and
  // without the cookie. A redirect in the answer to that first request would end the sign-in.
  throw new ProblemError('begin-again')
}

/**
 * Returns the address to which a sign-in may lead: an address of our own extension, or of this
 * endpoint's console.
 */
const redirectFor = (
  asked: string | undefined,
  extensions: Provider['extensions'],
  ownConsole: string,
) => {
  if (asked === undefined) return ownConsole
  if (isExtensionAddress(asked, extensions)) return asked
  throw new ProblemError('bad-request', 'redirect_uri: no extension that may sign in here')
}

const cookieOptionsOf = ({ base, cookie: { isSecure } }: Dependencies) =>
  ({ path: `${base}/v1/sign-in`, httpOnly: true, sameSite: 'Lax', secure: isSecure }) as const

const addStartRoute = (serve: ServeOpen, dependencies: Dependencies) =>
  serve(ROUTES.startSignIn, async (c, read) => {
    const { seal, extensions, addressFor } = requireProvider(dependencies)
    const { redirect_uri, challenge, state } = read.query()
    const redirect = redirectFor(redirect_uri, extensions, ownConsoleOf(dependencies))
    const attempt = beginAttempt({ redirect, challenge, state }, dependencies.now())
    return orLeadBack(dependencies, c, attempt, async () => {
      const to = await addressFor(attempt, sealAttempt(seal, attempt))
      const cookie = { ...cookieOptionsOf(dependencies), maxAge: SIGN_IN_TIME / 1000 }
      setCookie(c, cookieOf(attempt), attempt.browser, cookie)
      return c.redirect(to)
    })
  })

const addFinishRoute = (serve: ServeOpen, dependencies: Dependencies) => {
  const { db, now, behindProxy } = dependencies
  const failures = createCounter(FAILED_SIGN_INS, now)

  serve(ROUTES.finishSignIn, async (c, read) => {
    const provider = requireProvider(dependencies)
    const { state } = read.query()
    const attempt = attemptOf(provider, state)
    return orLeadBack(dependencies, c, attempt, async () => {
      requireSameBrowser(c, attempt, ownConsoleOf(dependencies))
      // The request is counted before the provider is asked: otherwise anybody could make the
      // endpoint send many requests to the provider.
      const taken = failures.take(addressOf(c, behindProxy))
      if (taken.over) throw tooManyProblem(FAILED_SIGN_INS, taken, 'too-many-requests')
      if (isOver(attempt, now())) throw new SignInRefused('begin-again')
      await requireUnused(db, attempt)
      const { search } = new URL(c.req.url)
      const account = await provider.accountFrom(attempt, state, search).catch((error) => {
        if (error.reason === 'provider-down') taken.giveBack()
        throw error
      })
      const code = await finishSignIn(db, attempt, account, provider, now())
      taken.giveBack()
      deleteCookie(c, cookieOf(attempt), cookieOptionsOf(dependencies))
      return leadBack(c, attempt, { code })
    })
  })
}

export const addCompanyAccountRoutes = (serve: ServeOpen, dependencies: Dependencies) => {
  const company = dependencies.provider !== undefined
  serve(ROUTES.getSignIn, (c) => c.json({ company } satisfies SignInWays))
  addStartRoute(serve, dependencies)
  addFinishRoute(serve, dependencies)
}
