/** The options of the app, and the dependencies of its routes that are made from the options. */
import { type Logger, pino } from 'pino'
import { type Clock, plainClock, watchClock } from '../clock.ts'
import type { Database } from '../db/tables.ts'
import { createReceived, type Received } from '../health/received.ts'
import { INVITE_DAYS, inviteLink } from '../people/invites.ts'
import type { Provider } from '../sign-in/provider.ts'
import type { Sending } from '../webhooks/post.ts'
import { createArrivals } from './arrivals.ts'
import { readConsole } from './console-files.ts'
import { createKnownTokens } from './guards.ts'
import type { ExtensionAddresses } from './join/page.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import type { Dependencies } from './routes/dependencies.ts'
import { createSessionCookie } from './session-cookie.ts'

export interface AppOptions {
  /** Epoch milliseconds. */
  now?: () => number
  /** Whether the client's address is the one that the proxy appended to `X-Forwarded-For`. */
  behindProxy?: boolean
  /**
   * The log. It gets one line for each request. A line never contains a body, query, token or code.
   */
  log?: Logger
  metrics?: Metrics
  received?: Received
  /** The address at which people reach the endpoint, without a slash at its end. */
  address?: string | undefined
  /** Days for which an invite is valid. */
  inviteDays?: number
  /**
   * Days after which the service removes segments, once a day; undefined if it keeps segments for
   * ever.
   */
  keepDays?: number | undefined
  /** The addresses at which the company offers the extension. */
  extension?: ExtensionAddresses
  /** The secret in the set-up link, for as long as the database has no people. */
  setUp?: string | undefined
  /** The folder that contains the built console. */
  consoleDir?: string
  /**
   * The company's provider of accounts; undefined if people cannot sign in by a company account.
   */
  provider?: Provider | undefined
  /**
   * How messages to webhooks are sent. If undefined, messages are sent to public addresses only.
   */
  webhooks?: Sending
  /** A clock that notices changes of the system time. If given, it is used instead of `now`. */
  clock?: Clock
}

/** Returns the dependencies of the routes. Creates those that are missing in `options`. */
export const dependenciesFrom = (db: Database, options: AppOptions): Dependencies => {
  const { behindProxy = false, metrics = createMetrics(), extension = {} } = options
  const { address = 'http://127.0.0.1:8787', inviteDays = INVITE_DAYS } = options
  const log = options.log ?? pino({ level: 'silent' })
  const clock = options.clock ?? (options.now ? plainClock(options.now) : watchClock({ log }))
  const { now } = clock
  const cookie = createSessionCookie({ address, behindProxy })
  return {
    db,
    now,
    clock,
    behindProxy,
    metrics,
    received: options.received ?? createReceived(db, { now, log }),
    known: createKnownTokens(),
    arrivals: createArrivals(),
    invites: { days: inviteDays, linkOf: (c, code) => inviteLink(cookie.addressFor(c), code) },
    cookie,
    setUp: options.setUp,
    console: readConsole(options.consoleDir),
    address,
    base: new URL(address).pathname.replace(/\/$/, ''),
    extension,
    provider: options.provider,
    webhooks: options.webhooks ?? { networks: [] },
    keepDays: options.keepDays,
    log,
  }
}
