/** Checks that run before the routes: the identity of the caller, and their rate limits. */
import type { Context, MiddlewareHandler } from 'hono'
import { MAX_KEYS, REQUESTS_OF_TOKEN } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { type Caller, callerOf } from '../people/caller.ts'
import { hashOf } from '../people/codes.ts'
import { tokenCallerOf, withinScopes } from '../tokens/token-caller.ts'
import { addressOf } from './address.ts'
import type { Arrivals } from './arrivals.ts'
import { ProblemError } from './problem.ts'
import {
  type Counter,
  createCounter,
  createRecentKeys,
  PER_ADDRESS,
  PER_TOKEN,
  type Quota,
  STRANGERS,
  type Taken,
} from './quota.ts'
import { type MemberEnv, type MemberRoute, mayCall, type OpenEnv } from './routes/route.ts'
import type { SessionCookie } from './session-cookie.ts'
import { turnOrRefusal, turnsPerCaller } from './turn-of-caller.ts'

interface Options {
  now: () => number
  behindProxy: boolean
  arrivals: Arrivals
  cookie: SessionCookie
}

const seconds = (ms: number) => `${Math.ceil(ms / 1000)}`

/**
 * The headers are described in
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
const limitHeaders = ({ name, most, window }: Quota, { left, reset }: Taken) => ({
  'RateLimit-Policy': `"${name}";q=${most};w=${seconds(window)}`,
  RateLimit: `"${name}";r=${left};t=${seconds(reset)}`,
})

export const tooManyProblem = (
  quota: Quota,
  taken: Taken,
  problem: 'too-many-tries' | 'too-many-requests',
) =>
  new ProblemError(problem, '', {
    'Retry-After': seconds(taken.reset),
    ...limitHeaders(quota, taken),
  })

const countOrRefuse = (count: Counter, quota: Quota, key: string) => {
  const taken = count.take(key)
  if (taken.over) throw tooManyProblem(quota, taken, 'too-many-requests')
  return taken
}

/**
 * Hashes of tokens that were valid when they were last used. A request with such a token is
 * accepted even if too many other requests came from the same network address.
 */
export type KnownTokens = ReturnType<typeof createRecentKeys>
export const createKnownTokens = (): KnownTokens => createRecentKeys(MAX_KEYS)

/**
 * The secret in a request that shows who is calling: a token, or, if the request has no token, the
 * cookie of a session.
 */
interface Credential {
  secret: string
  kind: Caller['kind']
}

/** The form of API tokens. Tokens of devices have 43 or 65 characters. */
const API_TOKEN = /^stint_[\w-]{43}$/

const tokenOf = (c: Context) => {
  const [, token] = /^Bearer ([\w-]{43,65})$/i.exec(c.req.header('authorization') ?? '') ?? []
  return token
}

const credentialOf = (c: Context, cookie: SessionCookie): Credential | undefined => {
  // A request with a token comes from the extension or from a program, even if the browser adds a
  // cookie.
  if (c.req.header('authorization') !== undefined) {
    const token = tokenOf(c)
    if (token === undefined) return undefined
    return { secret: token, kind: API_TOKEN.test(token) ? 'token' : 'extension' }
  }
  const secret = cookie.read(c)
  return secret === undefined ? undefined : { secret, kind: 'console' }
}

export const limitAddresses = (
  known: KnownTokens,
  { now, behindProxy, arrivals, cookie }: Options,
): MiddlewareHandler<OpenEnv> => {
  const count = createCounter(PER_ADDRESS, now)
  return async (c, next) => {
    arrivals.add()
    const credential = credentialOf(c, cookie)
    if (!credential || !known.has(hashOf(credential.secret)))
      countOrRefuse(count, PER_ADDRESS, addressOf(c, behindProxy))
    await next()
  }
}

/**
 * Lets a request pass only if it has a valid token or session. Only a few requests of one token run
 * at the same time (REQUESTS_OF_TOKEN). An address that sends too many requests without a valid
 * token or session is refused until the period of the limit (STRANGERS) ends.
 */
export const requireToken = (
  db: Database,
  known: KnownTokens,
  options: Options & { expiryNow: () => number },
): MiddlewareHandler<MemberEnv> => {
  const { now, expiryNow, behindProxy, arrivals, cookie } = options
  const strangers = createCounter(STRANGERS, now)
  const tokens = createCounter(PER_TOKEN, now)
  const turnOf = turnsPerCaller(REQUESTS_OF_TOKEN, arrivals.untilNone)
  const takeTurn = (hash: string) => turnOrRefusal(turnOf(hash))
  const refuseStranger = (c: Context): never => {
    countOrRefuse(strangers, STRANGERS, addressOf(c, behindProxy))
    throw new ProblemError('unauthorized', '', { 'WWW-Authenticate': 'Bearer' })
  }
  return async (c, next) => {
    const credential = credentialOf(c, cookie)
    if (!credential) return refuseStranger(c)
    const { secret, kind } = credential
    // The origin is checked, because browsers may send the cookie also with a request that another
    // site makes.
    if (kind === 'console') cookie.requireOwnOrigin(c)
    const hash = hashOf(secret)
    // If the token was valid before, the request waits for its turn, and the token is looked up
    // afterwards. Any other token is looked up at once, and its request gets a turn only if the
    // token is valid.
    let endTurn = known.has(hash) ? await takeTurn(hash) : undefined
    try {
      // The token is looked up before requests are counted: a valid token is accepted, however many
      // requests came from the same address.
      const find = kind === 'token' ? tokenCallerOf : callerOf
      const caller = await find(db, secret, now(), expiryNow())
      if (caller?.kind !== kind) {
        known.remove(hash)
        return refuseStranger(c)
      }
      known.add(hash)
      endTurn ??= await takeTurn(hash)
      c.set('caller', caller)
      const taken = countOrRefuse(tokens, PER_TOKEN, `${caller.team} ${caller.member} ${caller.id}`)
      await next()
      for (const [name, value] of Object.entries(limitHeaders(PER_TOKEN, taken)))
        c.res.headers.set(name, value)
    } finally {
      endTurn?.()
    }
  }
}

/** Lets only callers pass who may call this route. It runs after `requireToken`. */
export const requireAllowed =
  ({
    role,
    scopes = [],
  }: Pick<
    MemberRoute<unknown, unknown, unknown>,
    'role' | 'scopes'
  >): MiddlewareHandler<MemberEnv> =>
  async (c, next) => {
    const caller = c.get('caller')
    if (caller.kind !== 'token') {
      if (!mayCall(caller, role)) throw new ProblemError('forbidden')
      return next()
    }
    const within = withinScopes(caller, scopes)
    if (!within) {
      const needed = scopes.length > 0 ? `with ${scopes.join(' or ')}` : 'of a person'
      throw new ProblemError('forbidden', `This needs a token ${needed}.`)
    }
    c.set('caller', within)
    return next()
  }
