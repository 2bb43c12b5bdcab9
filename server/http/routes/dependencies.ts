/** What the routes depend on: the database, the clock, the log, and the endpoint's settings. */
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type * as z from 'zod/mini'
import type { RangeQuery } from '../../../src/sync/contract.ts'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../db/tables.ts'
import type { Received } from '../../health/received.ts'
import type { Acting } from '../../people/audit.ts'
import { languageOf, orderIn } from '../../people/names.ts'
import type { Range } from '../../report/range.ts'
import type { Provider } from '../../sign-in/provider.ts'
import type { Sending } from '../../webhooks/post.ts'
import type { Arrivals } from '../arrivals.ts'
import type { ConsoleFiles } from '../console-files.ts'
import type { KnownTokens } from '../guards.ts'
import type { ExtensionAddresses } from '../join/page.ts'
import type { Metrics } from '../metrics.ts'
import { ProblemError } from '../problem.ts'
import type { SessionCookie } from '../session-cookie.ts'
import type { MemberEnv } from './route.ts'

export interface Dependencies {
  db: Database
  /** Epoch milliseconds. */
  now: () => number
  clock: Clock
  behindProxy: boolean
  metrics: Metrics
  received: Received
  known: KnownTokens
  arrivals: Arrivals
  invites: {
    /** Days for which an invite is valid. */
    days: number
    /**
     * Returns the link of the invite with this code. The link begins with the address at which the
     * caller reaches the endpoint.
     */
    linkOf: (c: Context, code: string) => string
  }
  cookie: SessionCookie
  /**
   * The secret that lets somebody become the first administrator. Undefined if the database has
   * people.
   */
  setUp: string | undefined
  console: ConsoleFiles
  /** The address at which people reach the endpoint, without a slash at its end. */
  address: string
  /**
   * The path below which the endpoint is served, without a slash at its end; empty if it is served
   * at the root.
   */
  base: string
  extension: ExtensionAddresses
  /** The company's provider; undefined if people cannot sign in by a company account. */
  provider: Provider | undefined
  webhooks: Sending
  /**
   * Days after which the service removes segments, once a day; undefined if it keeps segments for
   * ever.
   */
  keepDays: number | undefined
  log: Logger
}

/**
 * Refuses a time zone that Temporal does not know. Temporal throws the error only when the zone is
 * used.
 */
export const refuseUnknownZone = async <T>(work: () => Promise<T>) => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RangeError) throw new ProblemError('bad-request', 'zone: unknown')
    throw error
  }
}

export const rangeFrom = ({ dayStart = '0', ...range }: z.infer<typeof RangeQuery>): Range => ({
  ...range,
  dayStart: Number(dayStart),
})

/** Returns the actor (who does what the request demands) and the instant, for the audit. */
export const byCaller = (c: Context<MemberEnv>, { now }: Pick<Dependencies, 'now'>): Acting => ({
  now: now(),
  actor: c.get('caller').member,
})

/** Returns a function that compares names in the alphabetical order of the caller's language. */
export const orderFor = (c: Context<MemberEnv>) => {
  c.header('Vary', 'Accept-Language', { append: true })
  return orderIn(languageOf(c.req.header('accept-language')))
}
