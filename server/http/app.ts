/** The endpoint's app: the steps before the route of each request, and the answers to errors. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { getPath } from 'hono/utils/url'
import { type Logger, pino } from 'pino'
import { MAX_LOGGED } from '../../src/sync/contract.ts'
import { type Clock, plainClock, watchClock } from '../clock.ts'
import type { Database } from '../db/tables.ts'
import { createReceived, type Received } from '../health/received.ts'
import { INVITE_DAYS, inviteLink } from '../people/codes.ts'
import type { Provider } from '../sign-in/provider.ts'
import type { Sending } from '../webhooks/post.ts'
import { createArrivals } from './arrivals.ts'
import { compressAnswers } from './compression.ts'
import { CONSOLE_POLICY, readConsole } from './console-files.ts'
import { createKnownTokens, limitAddresses } from './guards.ts'
import type { ExtensionAddresses } from './join/page.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { allowOurOrigins, allowPrivateNetwork } from './origins.ts'
import { ProblemError, problemAnswer, problemFrom } from './problem.ts'
import { JOIN_POLICY } from './routes/join.ts'
import type { OpenEnv } from './routes/route.ts'
import { addRoutes } from './routes/routes.ts'
import { ROUTES } from './routes/table.ts'
import { createSessionCookie } from './session-cookie.ts'

export interface AppOptions {
  /** Epoch milliseconds. */
  now?: () => number
  /** Whether the client's address is the one that the proxy appended to `X-Forwarded-For`. */
  behindProxy?: boolean
  /** Gets one line per request. A line never contains a body, query, token or code. */
  log?: Logger
  metrics?: Metrics
  received?: Received
  /** The address at which people reach the endpoint, without a slash at its end. */
  address?: string | undefined
  /** Days for which an invite is valid. */
  inviteDays?: number
  /**
   * Days after which the service removes segments, once a day; undefined if it keeps them for ever.
   */
  keepDays?: number | undefined
  /** Where the company offers the extension. */
  extension?: ExtensionAddresses
  /** The secret in the set-up link, for as long as the database has no people. */
  setUp?: string | undefined
  /** The folder of the built console. */
  consoleDir?: string
  /**
   * The company's provider of accounts; undefined if people cannot sign in by a company account.
   */
  provider?: Provider | undefined
  /** How webhooks are sent. If not set, to public addresses only. */
  webhooks?: Sending
  /** Used in place of `now`: a clock that notices when somebody sets it. */
  clock?: Clock
}

const shorten = (text: string) =>
  text.length > MAX_LOGGED ? `${text.slice(0, MAX_LOGGED)}…` : text

const logRequests =
  (log: Logger): MiddlewareHandler<OpenEnv> =>
  async (c, next) => {
    const start = performance.now()
    await next()
    const { path } = c.req
    const method = c.req.method.slice(0, 20)
    const ms = Math.round(performance.now() - start)
    log.info(
      { method, path: shorten(path), status: c.res.status, ms, requestId: c.get('requestId') },
      'request',
    )
  }

/**
 * Returns the parts of an error that may be logged. The others may contain a refused row with its
 * note, which some databases add.
 */
const loggable = ({ message, stack, ...more }: Error & { code?: unknown }) => ({
  message,
  stack,
  code: more.code,
})

/**
 * Adds the instant of the clock by which rows are checked. A device that compares it with its own
 * clock notices that its own is wrong.
 */
const addDate =
  (now: () => number): MiddlewareHandler =>
  async (c, next) => {
    await next()
    // The finished answer is changed directly: `c.header` would create it a second time.
    c.res.headers.set('Date', new Date(now()).toUTCString())
  }

const noStore: MiddlewareHandler = async (c, next) => {
  await next()
  // A client may keep an answer that has a tag, but must ask each time whether it is still valid.
  const { headers } = c.res
  // The route has set the header itself: a file whose name changes with its content may be kept.
  if (headers.has('Cache-Control')) return
  headers.set('Cache-Control', headers.has('ETag') ? 'private, no-cache' : 'no-store')
}

/**
 * The path of a request below the path of the endpoint. Some proxies keep the endpoint's path in
 * the request, others remove it.
 */
const pathBelow = (base: string, request: Request) => {
  const path = getPath(request)
  return base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path
}

/** Content security policies of the two pages, which need their own styles and scripts. */
const PAGE_POLICIES: Record<string, string> = {
  [ROUTES.getJoin.path]: JOIN_POLICY,
  [ROUTES.getConsole.path]: CONSOLE_POLICY,
}

const setPagePolicy: MiddlewareHandler = async (c, next) => {
  await next()
  const policy = Object.hasOwn(PAGE_POLICIES, c.req.path) && PAGE_POLICIES[c.req.path]
  if (policy) c.res.headers.set('Content-Security-Policy', policy)
}

/** The app on an open database. A server passes requests to it, or a test calls `app.request()`. */
export const createApp = (db: Database, options: AppOptions = {}) => {
  const { behindProxy = false, metrics = createMetrics() } = options
  const log = options.log ?? pino({ level: 'silent' })
  const clock = options.clock ?? (options.now ? plainClock(options.now) : watchClock({ log }))
  const { now } = clock
  const received = options.received ?? createReceived(db, { now, log })
  const known = createKnownTokens()
  const { address = 'http://127.0.0.1:8787', inviteDays = INVITE_DAYS, extension = {} } = options
  const cookie = createSessionCookie({ address, behindProxy })
  const base = new URL(address).pathname.replace(/\/$/, '')
  const app = new Hono<OpenEnv>({ getPath: (request) => pathBelow(base, request) })
  const arrivals = createArrivals()
  app.onError((error, c: Context<OpenEnv>) => {
    const refusal = problemFrom(error)
    const requestId = c.get('requestId')
    if (refusal.problem === 'internal-error')
      log.error({ error: loggable(error), requestId }, 'failed')
    else if (refusal !== error)
      log.warn({ error: loggable(error), requestId }, 'database out of reach')
    return problemAnswer(c, refusal)
  })
  app.notFound((c) => problemAnswer(c, new ProblemError('not-found')))
  app.use(requestId())
  app.use(logRequests(log))
  app.use(metrics.measure)
  // Registered before `secureHeaders`. Therefore it runs after `secureHeaders`, and replaces the
  // policy that this sets.
  app.use(setPagePolicy)
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    }),
  )
  app.use(addDate(now))
  app.use(noStore)
  app.use(compressAnswers)
  app.use(allowPrivateNetwork)
  app.use(allowOurOrigins)
  app.use(limitAddresses(known, { now, behindProxy, arrivals, cookie }))
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        problemAnswer(c, new ProblemError('method-not-allowed', '', { Allow: methods.join(', ') })),
    }),
  )
  // The address of the console's page must end with a slash: the page loads files by relative
  // addresses.
  if (base !== '') app.get(base, (c) => c.redirect(`${base}/`, 308))
  const invites = { days: inviteDays, linkOf: (code: string) => inviteLink(address, code) }
  addRoutes(app, {
    db,
    now,
    clock,
    behindProxy,
    metrics,
    received,
    known,
    arrivals,
    invites,
    cookie,
    setUp: options.setUp,
    console: readConsole(options.consoleDir),
    address,
    base,
    extension,
    provider: options.provider,
    webhooks: options.webhooks ?? { networks: [] },
    keepDays: options.keepDays,
    log,
  })
  return app
}

export type App = ReturnType<typeof createApp>
