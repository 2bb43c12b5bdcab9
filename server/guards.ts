/** What stands before the routes: who is calling, and how often. */
import type { MiddlewareHandler } from 'hono'
import type { RequestIdVariables } from 'hono/request-id'
import { addressOf } from './address.ts'
import { type Caller, callerOf } from './devices.ts'
import { Refusal } from './problem.ts'
import {
  type Count,
  countAgainst,
  PER_ADDRESS,
  PER_TOKEN,
  type Quota,
  STRANGERS,
  type Taken,
} from './quota.ts'
import type { Database } from './tables.ts'

export type Env = { Variables: RequestIdVariables & { caller: Caller } }

interface Options {
  now: () => number
  behindProxy: boolean
}

const seconds = (ms: number) => `${Math.ceil(ms / 1000)}`

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
const limitHeaders = ({ name, most, window }: Quota, { left, reset }: Taken) => ({
  'RateLimit-Policy': `"${name}";q=${most};w=${seconds(window)}`,
  RateLimit: `"${name}";r=${left};t=${seconds(reset)}`,
})

export const tooMany = (
  quota: Quota,
  taken: Taken,
  problem: 'too-many-tries' | 'too-many-requests',
) =>
  new Refusal(problem, '', {
    'Retry-After': seconds(taken.reset),
    ...limitHeaders(quota, taken),
  })

const takeOrRefuse = (count: Count, quota: Quota, key: string) => {
  const taken = count.take(key)
  if (taken.over) throw tooMany(quota, taken, 'too-many-requests')
  return taken
}

export const limitAddresses = ({ now, behindProxy }: Options): MiddlewareHandler<Env> => {
  const count = countAgainst(PER_ADDRESS, now)
  return async (c, next) => {
    takeOrRefuse(count, PER_ADDRESS, addressOf(c, behindProxy))
    await next()
  }
}

/** Only who has a token comes through; whoever guesses at one is soon not even looked up. */
export const requireToken = (db: Database, options: Options): MiddlewareHandler<Env> => {
  const { now, behindProxy } = options
  const strangers = countAgainst(STRANGERS, now)
  const tokens = countAgainst(PER_TOKEN, now)
  return async (c, next) => {
    const address = addressOf(c, behindProxy)
    const [, token] = /^Bearer ([\w-]{43})$/i.exec(c.req.header('authorization') ?? '') ?? []
    const refused = strangers.isOver(address)
    const caller = token && !refused ? await callerOf(db, token, now()) : undefined
    if (!caller) {
      takeOrRefuse(strangers, STRANGERS, address)
      throw new Refusal('unauthorized', '', { 'WWW-Authenticate': 'Bearer' })
    }
    c.set('caller', caller)
    const taken = takeOrRefuse(tokens, PER_TOKEN, `${caller.team} ${caller.member} ${caller.id}`)
    await next()
    for (const [name, value] of Object.entries(limitHeaders(PER_TOKEN, taken)))
      c.res.headers.set(name, value)
  }
}

/** After `requireToken`: only managers and administrators see or change what is the team's. */
export const requireManager: MiddlewareHandler<Env> = async (c, next) => {
  if (c.get('caller').role === 'member') throw new Refusal('forbidden')
  await next()
}
