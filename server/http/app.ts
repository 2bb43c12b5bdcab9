/**
 * Creates the endpoint's app, with the steps that run before the route of each request and the
 * answers to errors.
 */
import { type Context, Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { getPath } from 'hono/utils/url'
import type { Logger } from 'pino'
import type { Database } from '../db/tables.ts'
import { addHeaders } from './answer-headers.ts'
import { type AppOptions, dependenciesFrom } from './app-options.ts'
import { compressAnswers } from './compression.ts'
import { limitAddresses } from './guards.ts'
import { allowOurOrigins, allowPrivateNetwork } from './origins.ts'
import { ProblemError, problemAnswer, problemFrom } from './problem.ts'
import { loggedPartsOf, logRequests } from './request-log.ts'
import type { OpenEnv } from './routes/route.ts'
import { addRoutes } from './routes/routes.ts'

/**
 * Returns the path of a request without the base path under which the endpoint is served. Some
 * proxies keep that base path in the request, others remove it.
 */
const pathBelow = (base: string, request: Request) => {
  const path = getPath(request)
  return base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path
}

/** Converts every error to an answer with problem details, as the API describes them. */
const answerErrors = (app: Hono<OpenEnv>, log: Logger) => {
  app.onError((error, c: Context<OpenEnv>) => {
    const refusal = problemFrom(error)
    const requestId = c.get('requestId')
    if (refusal.problem === 'internal-error')
      log.error({ error: loggedPartsOf(error), requestId }, 'failed')
    else if (refusal !== error)
      log.warn({ error: loggedPartsOf(error), requestId }, 'database out of reach')
    return problemAnswer(c, refusal)
  })
  app.notFound((c) => problemAnswer(c, new ProblemError('not-found')))
}

const refuseOtherMethods = (app: Hono<OpenEnv>) =>
  methodNotAllowed({
    app,
    onMethodNotAllowed: (c, methods) =>
      problemAnswer(c, new ProblemError('method-not-allowed', '', { Allow: methods.join(', ') })),
  })

/**
 * Creates the app for an open database. A server passes requests to the app; a test may call
 * `app.request()`.
 */
export const createApp = (db: Database, options: AppOptions = {}) => {
  const dependencies = dependenciesFrom(db, options)
  const { base, known, log, metrics, now } = dependencies
  const app = new Hono<OpenEnv>({ getPath: (request) => pathBelow(base, request) })
  answerErrors(app, log)
  app.use(requestId())
  app.use(logRequests(log))
  app.use(metrics.measure)
  addHeaders(app, now)
  app.use(compressAnswers)
  app.use(allowPrivateNetwork)
  app.use(allowOurOrigins)
  app.use(limitAddresses(known, dependencies))
  app.use(refuseOtherMethods(app))
  // The address of the console's page must end with a slash: the page loads files by relative
  // addresses.
  if (base !== '') app.get(base, (c) => c.redirect(`${base}/`, 308))
  addRoutes(app, dependencies)
  return app
}

export type App = ReturnType<typeof createApp>
