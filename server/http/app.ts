/**
 * The endpoint's app: what every request passes through before its route, and how errors are
 * answered.
 */
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
  /** The client's address is the one that the proxy appended to `X-Forwarded-For`. */
  behindProxy?: boolean
  /** Gets one line per request, which never has a body, query, token or code. */
  log?: Logger
  metrics?: Metrics
  received?: Received
  /** The address at which people reach the endpoint, without a slash at its end. */
  address?: string | undefined
  /** How many days an invite is good. */
  inviteDays?: number
  /** What ended longer ago is removed by the service, once a day. */
  keepDays?: number | undefined
  /** Where the company offers the extension. */
  extension?: ExtensionAddresses
  /** The secret of the set-up link, while nobody is there. */
  setUp?: string | undefined
  /** The folder of the built console. */
  consoleDir?: string
  /** For signing in by a company account. */
  provider?: Provider | undefined
  /** How webhooks are sent; to public addresses only if nothing is given. */
  webhooks?: Sending
  /** Instead of `now`: a clock that notices when it was set. */
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

/** The parts of an error that are logged: a database may add the refused row, with its note. */
const loggable = ({ message, stack, ...more }: Error & { code?: unknown }) => ({
  message,
  stack,
  code: more.code,
})

/**
 * Answers with the instant of the clock that judges rows: a device sees by it that its own is
 * wrong.
 */
const addDate =
  (now: () => number): MiddlewareHandler =>
  async (c, next) => {
    await next()
    // `c.header` would build the finished answer a second time.
    c.res.headers.set('Date', new Date(now()).toUTCString())
  }

const noStore: MiddlewareHandler = async (c, next) => {
  await next()
  // A client may keep an answer that has a tag, and asks each time whether it is still valid.
  const { headers } = c.res
  // A file whose name changes with its content.
  if (headers.has('Cache-Control')) return
  headers.set('Cache-Control', headers.has('ETag') ? 'private, no-cache' : 'no-store')
}

/**
 * The path of a request below the endpoint's own. A proxy may pass the endpoint's path on or leave
 * it out.
 */
const pathBelow = (base: string, request: Request) => {
  const path = getPath(request)
  return base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path
}

/** The pages of the endpoint need their styles and scripts. */
const PAGE_POLICIES: Record<string, string> = {
  [ROUTES.getJoin.path]: JOIN_POLICY,
  [ROUTES.getConsole.path]: CONSOLE_POLICY,
}

const setPagePolicy: MiddlewareHandler = async (c, next) => {
  await next()
  const policy = Object.hasOwn(PAGE_POLICIES, c.req.path) && PAGE_POLICIES[c.req.path]
  if (policy) c.res.headers.set('Content-Security-Policy', policy)
}

/** The app over an open database, to be served, or called by `app.request()`. */
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
  // Before `secureHeaders`, whose own policy it replaces after it.
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
  // The console's page needs the slash: it asks for addresses beside its own.
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
