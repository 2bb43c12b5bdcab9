/** Logs requests and errors, without data that the log must not contain. */
import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import { MAX_LOGGED } from '../../src/sync/contract.ts'
import type { OpenEnv } from './routes/route.ts'

const shorten = (text: string) =>
  text.length > MAX_LOGGED ? `${text.slice(0, MAX_LOGGED)}…` : text

export const logRequests =
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
 * Returns the parts of an error that may be logged. Other parts may be personal: some databases add
 * the refused row, with its note, to an error.
 */
export const loggedPartsOf = ({ message, stack, ...more }: Error & { code?: unknown }) => ({
  message,
  stack,
  code: more.code,
})
