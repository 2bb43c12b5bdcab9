/** Adds the headers that every answer has. */
import type { Hono, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { CONSOLE_POLICY } from './console-files.ts'
import { JOIN_POLICY } from './routes/join.ts'
import type { OpenEnv } from './routes/route.ts'
import { ROUTES } from './routes/table.ts'

/**
 * Adds the header `Date` with the time of the clock that the endpoint uses to check rows. A device
 * compares this time with its own clock, and so notices if its own clock is wrong.
 */
const addDate =
  (now: () => number): MiddlewareHandler =>
  async (c, next) => {
    await next()
    // The finished answer is changed directly, because `c.header` would create the answer a second
    // time.
    c.res.headers.set('Date', new Date(now()).toUTCString())
  }

const noStore: MiddlewareHandler = async (c, next) => {
  await next()
  // A client may store an answer that has an ETag, but must ask each time whether that answer is
  // still valid.
  const { headers } = c.res
  // A `Cache-Control` header that the route has set itself is not replaced. Such a route lets
  // clients cache a file whose name changes with its content.
  if (headers.has('Cache-Control')) return
  headers.set('Cache-Control', headers.has('ETag') ? 'private, no-cache' : 'no-store')
}

/**
 * The content security policies of the join page and of the console. These pages need their own
 * styles and scripts.
 */
const PAGE_POLICIES: Record<string, string> = {
  [ROUTES.getJoin.path]: JOIN_POLICY,
  [ROUTES.getConsole.path]: CONSOLE_POLICY,
}

const setPagePolicy: MiddlewareHandler = async (c, next) => {
  await next()
  const policy = Object.hasOwn(PAGE_POLICIES, c.req.path) && PAGE_POLICIES[c.req.path]
  if (policy) c.res.headers.set('Content-Security-Policy', policy)
}

/** Adds the headers that the answers of all routes have. */
export const addHeaders = (app: Hono<OpenEnv>, now: () => number) => {
  // Middleware that is registered earlier finishes later. So `setPagePolicy` replaces the policy
  // that `secureHeaders` sets.
  app.use(setPagePolicy)
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    }),
  )
  app.use(addDate(now))
  app.use(noStore)
}
