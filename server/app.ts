/** The routes of the endpoint. */
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { type RequestIdVariables, requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { sql } from 'kysely'
import type * as z from 'zod/mini'
import {
  Batch,
  type BatchAnswer,
  Connect,
  type Connected,
  DayDate,
  DayQuery,
  type FeedAnswer,
  FeedQuery,
  type Receipt,
} from '../src/sync/contract.ts'
import { explain, readBody } from './body.ts'
import { receiptFor } from './day.ts'
import { connect, type Device, deviceOf } from './devices.ts'
import { openApi } from './openapi.ts'
import { allowOurOrigins, allowPrivateNetwork } from './origins.ts'
import { problemAnswer, Refusal, refusalFor } from './problem.ts'
import { readFeed, storeBatch } from './segments.ts'
import type { Database } from './tables.ts'
import { limitTries } from './tries.ts'

export interface AppOptions {
  /** Epoch milliseconds. */
  now?: () => number
  /** The address of the client is the one that the proxy appended to `X-Forwarded-For`. */
  behindProxy?: boolean
  /** Takes one line per request; no body, query, token or code is ever in it. */
  log?: (line: string) => void
}

type Env = { Variables: RequestIdVariables & { device: Device } }

const PAGE = 200

const logRequests =
  (log: (line: string) => void): MiddlewareHandler<Env> =>
  async (c, next) => {
    const start = performance.now()
    await next()
    const took = `${Math.round(performance.now() - start)}ms`
    const { method, path } = c.req
    log([new Date().toISOString(), method, path, c.res.status, took, c.get('requestId')].join(' '))
  }

const requireToken =
  (db: Database): MiddlewareHandler<Env> =>
  async (c, next) => {
    const [, token] = /^Bearer ([\w-]{43})$/i.exec(c.req.header('authorization') ?? '') ?? []
    const device = token && (await deviceOf(db, token))
    if (!device) throw new Refusal('unauthorized', '', { 'WWW-Authenticate': 'Bearer' })
    c.set('device', device)
    await next()
  }

const parse = <T>(schema: z.ZodMiniType<T>, value: unknown) => {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Refusal('bad-request', explain(parsed.error))
  return parsed.data
}

const addressOf = (c: Context, behindProxy: boolean) => {
  const forwarded = behindProxy && c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  // Without a socket (a test that asks the app itself) all come from one address.
  return forwarded || (c.env?.incoming ? (getConnInfo(c).remote.address ?? '') : '')
}

const addRoutes = (app: Hono<Env>, db: Database, now: () => number, behindProxy: boolean) => {
  const tries = limitTries(now)

  app.get('/healthz', async (c) => {
    await sql`select 1`.execute(db)
    return c.json({ status: 'ok' })
  })

  app.get('/v1/openapi.json', (c) => c.json(openApi()))

  app.post('/v1/devices', async (c) => {
    const address = addressOf(c, behindProxy)
    const asked = await readBody(c, Connect)
    const wait = tries.take(address)
    if (wait)
      throw new Refusal('too-many-tries', '', { 'Retry-After': `${Math.ceil(wait / 1000)}` })
    const connected = await connect(db, asked, now())
    if (!connected) throw new Refusal('bad-code')
    tries.giveBack(address)
    return c.json(connected satisfies Connected)
  })

  app.put('/v1/segments', async (c) => {
    const { segments } = await readBody(c, Batch)
    return c.json((await storeBatch(db, c.get('device'), segments, now())) satisfies BatchAnswer)
  })

  app.get('/v1/segments', async (c) => {
    const { since = '0', limit = PAGE } = parse(FeedQuery, c.req.query())
    const feed = await readFeed(db, c.get('device'), Number(since), Number(limit))
    return c.json(feed satisfies FeedAnswer)
  })

  app.get('/v1/days/:date', async (c) => {
    const date = parse(DayDate, c.req.param('date'))
    const { zone, dayStart = 0 } = parse(DayQuery, c.req.query())
    const day = { date, zone, dayStart: Number(dayStart) }
    try {
      return c.json((await receiptFor(db, c.get('device'), day)) satisfies Receipt)
    } catch (error) {
      if (error instanceof RangeError) throw new Refusal('bad-request', 'zone: unknown')
      throw error
    }
  })
}

/** The endpoint over an open database, to be served or asked directly with `app.request()`. */
export const createApp = (db: Database, options: AppOptions = {}) => {
  const { now = Date.now, behindProxy = false, log = () => {} } = options
  const app = new Hono<Env>()
  app.onError((error, c) => {
    const refusal = refusalFor(error)
    if (refusal !== error) log(`${c.get('requestId')} ${error.stack ?? error}`)
    return problemAnswer(c, refusal)
  })
  app.notFound((c) => problemAnswer(c, new Refusal('not-found')))
  app.use(requestId())
  app.use(logRequests(log))
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    }),
  )
  app.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  app.use(allowPrivateNetwork)
  app.use(allowOurOrigins)
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        problemAnswer(c, new Refusal('method-not-allowed', '', { Allow: methods.join(', ') })),
    }),
  )
  app.use('/v1/segments', requireToken(db))
  app.use('/v1/days/*', requireToken(db))
  addRoutes(app, db, now, behindProxy)
  return app
}

export type App = ReturnType<typeof createApp>
