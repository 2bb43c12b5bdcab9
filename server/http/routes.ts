/** The routes of the endpoint: what each reads, and what it answers. */
import { setImmediate } from 'node:timers/promises'
import type { Context, Hono } from 'hono'
import type * as z from 'zod/mini'
import {
  BATCHES_AT_ONCE,
  Batch,
  type BatchAnswer,
  BatchQuery,
  Connect,
  type Connected,
  DayDate,
  DayQuery,
  type Devices,
  type FeedAnswer,
  FeedQuery,
  Id,
  LAYOUT_PIECES_AT_ONCE,
  LAYOUTS_OF_CALLER,
  LayoutQuery,
  type Me,
  type Middle,
  RangeQuery,
  READS_AT_ONCE,
  type Ready,
  type Receipt,
  type Scheme,
  SchemeChange,
  type Team,
  TeamChange,
} from '../../src/sync/contract.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/tables.ts'
import { inTurns, turnsOfEach } from '../db/turns.ts'
import { connect, devicesOf, hashOfCode, namesOf, revokeDevice } from '../people/devices.ts'
import { labelFrom } from '../people/labels.ts'
import { prepareLayout } from '../report/layout.ts'
import { middleOf } from '../report/middle.ts'
import { receiptFor } from '../segments/day.ts'
import { placeOf } from '../segments/device-zone.ts'
import { readFeed, storeBatch } from '../segments/segments.ts'
import { changeScheme, isKnown, schemeOf, tagOf } from '../team/scheme.ts'
import { changeTeam, teamOf } from '../team/team.ts'
import { addressOf } from './address.ts'
import { explain, readBody, receive, understand } from './body.ts'
import { streamJson } from './compression.ts'
import { type Env, type KnownTokens, requireManager, requireToken, tooMany } from './guards.ts'
import type { Metrics } from './metrics.ts'
import { openApi } from './openapi.ts'
import { PAGE } from './openapi-parts.ts'
import { Refusal } from './problem.ts'
import { countAgainst, SAME_TRY, TRIES } from './quota.ts'
import { checkWritable } from './readiness.ts'

export interface Ground {
  db: Database
  /** Epoch milliseconds. */
  now: () => number
  clock: Clock
  behindProxy: boolean
  metrics: Metrics
  known: KnownTokens
}

type Turns = ReturnType<typeof inTurns>

const parse = <T>(schema: z.ZodMiniType<T>, value: unknown) => {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Refusal('bad-request', explain(parsed.error))
  return parsed.data
}

/** A zone that Temporal does not know shows only when it is used. */
const orUnknownZone = async <T>(work: () => Promise<T>) => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('bad-request', 'zone: unknown')
    throw error
  }
}

/** What fails says nothing of whether the code was wrong. */
const attempt = async <T>(work: () => Promise<T>, failed: () => void) => {
  try {
    return await work()
  } catch (error) {
    failed()
    throw error
  }
}

export const addOpenRoutes = (app: Hono<Env>, ground: Ground) => {
  const { db, now, clock, behindProxy, metrics } = ground
  const tries = countAgainst(TRIES, now)
  const sameTry = countAgainst(SAME_TRY, now)

  app.get('/healthz', (c) => c.json({ status: 'ok' }))

  app.get('/readyz', async (c) => {
    await checkWritable(db, now())
    const jump = clock.lastJump()
    return c.json({ status: 'ok', ...(jump && { clockJump: jump }) } satisfies Ready)
  })

  // For whoever watches over the endpoint from beside it; not for the world behind the proxy.
  app.get('/metrics', async (c) => {
    if (c.req.header('x-forwarded-for')) throw new Refusal('not-found')
    return c.text(await metrics.text(), 200, { 'Content-Type': metrics.contentType })
  })

  app.get('/v1/openapi.json', (c) => c.json(openApi()))

  app.post('/v1/devices', async (c) => {
    const address = addressOf(c, behindProxy)
    const asked = await readBody(c, Connect)
    const same = sameTry.take(`${address} ${hashOfCode(asked.code)}`)
    if (same.over) throw tooMany(SAME_TRY, same, 'too-many-tries')
    const all = tries.take(address)
    const giveBack = () => {
      same.giveBack()
      all.giveBack()
    }
    const label = labelFrom(c.req.header('user-agent'))
    const connected = await attempt(() => connect(db, asked, now(), label), giveBack)
    if (!connected) throw all.over ? tooMany(TRIES, all, 'too-many-tries') : new Refusal('bad-code')
    // A right code was no guess: a whole office may connect from one address, whoever else guesses.
    giveBack()
    return c.json(connected satisfies Connected)
  })
}

const addSegmentRoutes = (app: Hono<Env>, { db, now, metrics }: Ground, reading: Turns) => {
  // A whole company may come at once. Who waits does so as the bytes that came: a tenth of what they
  // are as rows.
  const inTurn = inTurns(BATCHES_AT_ONCE)

  app.put('/v1/segments', async (c) => {
    const raw = await receive(c)
    // What is wrong in it holds back no row.
    const told = placeOf(BatchQuery.safeParse(c.req.query()).data ?? {})
    const answer = await inTurn(async () => {
      const { segments } = await understand(c, raw, Batch)
      return storeBatch(db, c.get('caller'), segments, now(), told)
    })
    metrics.countRows(answer)
    return c.json(answer satisfies BatchAnswer)
  })

  app.get('/v1/segments', async (c) => {
    const { since = '0', limit = PAGE } = parse(FeedQuery, c.req.query())
    const feed = await readFeed(db, c.get('caller'), Number(since), Number(limit))
    return c.json(feed satisfies FeedAnswer)
  })

  app.get('/v1/days/:date', async (c) => {
    const date = parse(DayDate, c.req.param('date'))
    const { zone, dayStart = 0 } = parse(DayQuery, c.req.query())
    const day = { date, zone, dayStart: Number(dayStart) }
    const receipt = await reading(() =>
      orUnknownZone(() => receiptFor(db, c.get('caller'), day, now())),
    )
    return c.json(receipt satisfies Receipt)
  })
}

const addOwnRoutes = (app: Hono<Env>, { db, now }: Ground) => {
  app.get('/v1/me', async (c) => {
    const { team, member, id, role } = c.get('caller')
    return c.json({ ...(await namesOf(db, team, member)), role, device: id } satisfies Me)
  })

  app.get('/v1/devices', async (c) => {
    const devices = (await devicesOf(db, c.get('caller'), now())).map((device) => ({
      ...{ id: device.id, connectedAt: device.created_at, lastSeenAt: device.last_seen_at },
      ...(device.label && { label: device.label }),
    }))
    return c.json({ devices } satisfies Devices)
  })

  app.delete('/v1/devices/:id', async (c) => {
    const { team, member } = c.get('caller')
    const id = parse(Id, c.req.param('id'))
    const revoked = await revokeDevice(db, { team, member, id }, member, now())
    if (!revoked) throw new Refusal('not-found')
    return c.body(null, 204)
  })
}

const rangeOf = (c: Context) => {
  const { from, to, zone, dayStart = 0 } = parse(RangeQuery, c.req.query())
  return { from, to, zone, dayStart: Number(dayStart) }
}

/** Each piece in a turn of its own: between two, whatever has arrived is answered. */
async function* piecesInTurn(pieces: AsyncGenerator<string>, inTurn: Turns) {
  for (;;) {
    const { done, value } = await inTurn(async () => {
      const piece = await pieces.next()
      await setImmediate()
      return piece
    })
    if (done) return
    yield value
  }
}

const addLayoutRoute = (app: Hono<Env>, { db, now }: Ground) => {
  const inTurn = inTurns(LAYOUT_PIECES_AT_ONCE)
  const ofCaller = turnsOfEach(LAYOUTS_OF_CALLER)

  app.get('/v1/team/layout', requireManager, async (c) => {
    const { exact, by = 'day' } = parse(LayoutQuery, c.req.query())
    const asked = { ...rangeOf(c), exact: exact === '1', by }
    const { team, member } = c.get('caller')
    const turn = ofCaller(`${team} ${member}`)
    if (!turn) throw new Refusal('too-many-requests', '', { 'Retry-After': '1' })
    const end = await turn
    try {
      const { tag, pieces } = await inTurn(() =>
        orUnknownZone(() => prepareLayout(db, { team }, asked, now())),
      )
      // Weak: what is received while it is read may be in it already.
      const headers = { ETag: `W/${tag}` }
      const isTold = isKnown(c.req.header('if-none-match'), tag)
      if (isTold || c.req.method === 'HEAD') {
        end()
        return c.body(null, isTold ? 304 : 200, headers)
      }
      return streamJson(c, piecesInTurn(pieces(), inTurn), headers, end)
    } catch (error) {
      end()
      throw error
    }
  })
}

const addTeamRoutes = (app: Hono<Env>, { db, now }: Ground, reading: Turns) => {
  app.get('/v1/team', async (c) => c.json((await teamOf(db, c.get('caller'))) satisfies Team))

  app.put('/v1/team', requireManager, async (c) => {
    const change = await readBody(c, TeamChange)
    const { team, member } = c.get('caller')
    await changeTeam(db, { team, actor: member }, change, now())
    return c.json((await teamOf(db, c.get('caller'))) satisfies Team)
  })

  app.get('/v1/team/middle', async (c) => {
    const range = rangeOf(c)
    const middle = await reading(() =>
      orUnknownZone(() => middleOf(db, c.get('caller'), range, now())),
    )
    return c.json(middle satisfies Middle)
  })
}

const addSchemeRoutes = (app: Hono<Env>, { db, now }: Ground) => {
  // Devices poll: who knows it already is told no more than that.
  const answerScheme = (c: Context<Env>, scheme: Scheme) => {
    const tag = tagOf(scheme)
    const known = c.req.method !== 'PUT' && isKnown(c.req.header('if-none-match'), tag)
    return known ? c.body(null, 304, { ETag: tag }) : c.json(scheme, 200, { ETag: tag })
  }

  app.get('/v1/scheme', async (c) => answerScheme(c, await schemeOf(db, c.get('caller'))))

  app.put('/v1/scheme', requireManager, async (c) => {
    const change = await readBody(c, SchemeChange)
    const made = await orUnknownZone(() => changeScheme(db, c.get('caller'), change, now()))
    return answerScheme(c, made)
  })
}

/** The routes that need a token; what is open (connecting a device) was added before, and answers first. */
export const addMemberRoutes = (app: Hono<Env>, ground: Ground) => {
  const { db, known, now, behindProxy, clock } = ground
  const guard = requireToken(db, known, { now, behindProxy, expiryNow: clock.expiryNow })
  for (const path of ['segments', 'days/*', 'me', 'scheme', 'team', 'team/*', 'devices/*'])
    app.use(`/v1/${path}`, guard)
  // What needs the rows of days: only so many are in memory at a time.
  const reading = inTurns(READS_AT_ONCE)
  addSegmentRoutes(app, ground, reading)
  addOwnRoutes(app, ground)
  addLayoutRoute(app, ground)
  addTeamRoutes(app, ground, reading)
  addSchemeRoutes(app, ground)
}
