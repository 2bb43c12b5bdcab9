/** The endpoint as one thing that answers requests. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { type Logger, pino } from 'pino'
import { MAX_LOGGED } from '../../src/sync/contract.ts'
import { type Clock, plainClock, watchClock } from '../clock.ts'
import type { Database } from '../db/tables.ts'
import { compressAnswers } from './compression.ts'
import { createKnownTokens, limitAddresses } from './guards.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { allowOurOrigins, allowPrivateNetwork } from './origins.ts'
import { ProblemError, problemAnswer, problemFrom } from './problem.ts'
import type { OpenEnv } from './routes/route.ts'
import { addRoutes } from './routes/routes.ts'

export interface AppOptions {
  /** Epoch milliseconds. */
  now?: () => number
  /** The address of the client is the one that the proxy appended to `X-Forwarded-For`. */
  behindProxy?: boolean
  /** One line per request; no body, query, token or code is ever in it. */
  log?: Logger
  metrics?: Metrics
  /** Instead of `now`: the wall clock, watched. */
  clock?: Clock
}

const shortened = (text: string) =>
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
      { method, path: shortened(path), status: c.res.status, ms, requestId: c.get('requestId') },
      'request',
    )
  }

// Not the whole error: a database adds the row that it did not like, notes and all.
const told = ({ message, stack, ...more }: Error & { code?: unknown }) => ({
  ...{ message, stack, code: more.code },
})

/** A device learns from it that its clock is wrong: by the clock that judges its rows. */
const dated =
  (now: () => number): MiddlewareHandler =>
  async (c, next) => {
    await next()
    // `c.header` would build an answer that is there already anew.
    c.res.headers.set('Date', new Date(now()).toUTCString())
  }

const noStore: MiddlewareHandler = async (c, next) => {
  await next()
  // What has a tag may be kept by the client itself, as long as it asks each time.
  const { headers } = c.res
  headers.set('Cache-Control', headers.has('ETag') ? 'private, no-cache' : 'no-store')
}

/** The endpoint over an open database, to be served or asked directly with `app.request()`. */
export const createApp = (db: Database, options: AppOptions = {}) => {
  const { behindProxy = false, metrics = createMetrics() } = options
  const log = options.log ?? pino({ level: 'silent' })
  const clock = options.clock ?? (options.now ? plainClock(options.now) : watchClock({ log }))
  const { now } = clock
  const known = createKnownTokens()
  const app = new Hono<OpenEnv>()
  app.onError((error, c: Context<OpenEnv>) => {
    const refusal = problemFrom(error)
    const requestId = c.get('requestId')
    if (refusal.problem === 'internal-error') log.error({ error: told(error), requestId }, 'failed')
    else if (refusal !== error) log.warn({ error: told(error), requestId }, 'database out of reach')
    return problemAnswer(c, refusal)
  })
  app.notFound((c) => problemAnswer(c, new ProblemError('not-found')))
  app.use(requestId())
  app.use(logRequests(log))
  app.use(metrics.measure)
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    }),
  )
  app.use(dated(now))
  app.use(noStore)
  app.use(compressAnswers)
  app.use(allowPrivateNetwork)
  app.use(allowOurOrigins)
  app.use(limitAddresses(known, { now, behindProxy }))
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        problemAnswer(c, new ProblemError('method-not-allowed', '', { Allow: methods.join(', ') })),
    }),
  )
  const ground = { db, now, clock, behindProxy, metrics, known }
  addRoutes(app, ground)
  return app
}

export type App = ReturnType<typeof createApp>
