/** The origins that may call the endpoint from a web page: only those of Stint's own extension. */
import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'

/**
 * The origin of our own extension in Chrome. The id in it follows from the key in the extension's
 * manifest.
 */
export const CHROME_ORIGIN = 'chrome-extension://hicnhegijnfkepfgcbabmlebblekkaem'

// Firefox gives each installation of an extension its own random id, so any id is accepted. The
// data is protected by the token, not by the origin.
const FIREFOX_ORIGIN = /^moz-extension:\/\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const isOurs = (origin: string) => origin === CHROME_ORIGIN || FIREFOX_ORIGIN.test(origin)

const EXPOSED = ['Date', 'ETag', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id']

const answerPreflight = cors({
  origin: (origin) => (isOurs(origin) ? origin : null),
  allowMethods: ['GET', 'PUT', 'POST', 'DELETE'],
  allowHeaders: [
    'Authorization',
    'Content-Type',
    'Content-Encoding',
    'If-None-Match',
    'X-Request-Id',
  ],
  maxAge: 7200,
})

export const allowOurOrigins: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'OPTIONS') return answerPreflight(c, next)
  // The headers are not set by `cors`: `cors` creates an answer before the route does, so the
  // answer would be built twice.
  const origin = c.req.header('origin') ?? ''
  if (isOurs(origin)) c.header('Access-Control-Allow-Origin', origin)
  c.header('Access-Control-Expose-Headers', EXPOSED.join(','))
  c.header('Vary', 'Origin')
  await next()
}

/**
 * Allows our extension to reach an endpoint in the local network. Chrome asks for this permission
 * in a separate preflight request.
 */
export const allowPrivateNetwork: MiddlewareHandler = async (c, next) => {
  await next()
  const asked = c.req.header('access-control-request-private-network') === 'true'
  if (c.req.method === 'OPTIONS' && asked && isOurs(c.req.header('origin') ?? ''))
    c.res.headers.set('Access-Control-Allow-Private-Network', 'true')
}
