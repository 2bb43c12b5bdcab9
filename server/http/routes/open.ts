/** The routes that anybody may call: connecting a device, and what an operator watches. */
import pLimit from 'p-limit'
import { CODES_AT_ONCE, type Connected, type Ready } from '../../../src/sync/contract.ts'
import { hashOfCode } from '../../people/codes.ts'
import { connect } from '../../people/devices.ts'
import { labelFrom } from '../../people/labels.ts'
import { addressOf } from '../address.ts'
import { tooManyProblem } from '../guards.ts'
import { openApi } from '../openapi.ts'
import { ProblemError } from '../problem.ts'
import { createCounter, SAME_TRY, TRIES } from '../quota.ts'
import { checkWritable } from '../readiness.ts'
import type { Dependencies } from './dependencies.ts'
import { addJoinRoutes } from './join.ts'
import type { ServeOpen } from './serve.ts'
import { ROUTES } from './table.ts'

/** Calls `failed` if the work fails: a failure does not show whether the code was wrong. */
const attempt = async <T>(work: () => Promise<T>, failed: () => void) => {
  try {
    return await work()
  } catch (error) {
    failed()
    throw error
  }
}

const addConnecting = (serve: ServeOpen, { db, now, behindProxy, arrivals }: Dependencies) => {
  const tries = createCounter(TRIES, now)
  const sameTry = createCounter(SAME_TRY, now)
  // Anybody may send thousands of codes at once: others are answered between them.
  const lookingUp = pLimit(CODES_AT_ONCE)

  serve(ROUTES.connect, async (c, read) => {
    const address = addressOf(c, behindProxy)
    const { apart } = read.query()
    const request = await read.body()
    const same = sameTry.take(`${address} ${hashOfCode(request.code)}`)
    if (same.over) throw tooManyProblem(SAME_TRY, same, 'too-many-tries')
    const all = tries.take(address)
    const giveBack = () => {
      same.giveBack()
      all.giveBack()
    }
    const label = labelFrom(c.req.header('user-agent'))
    const lookUp = async () => {
      await arrivals.untilNone()
      return connect(db, request, now(), { label, apart: apart === '1' })
    }
    const connected = await attempt(() => lookingUp(lookUp), giveBack)
    if (!connected)
      throw all.over ? tooManyProblem(TRIES, all, 'too-many-tries') : new ProblemError('bad-code')
    // A right code is not counted: a whole office may connect from an address on which somebody
    // guesses.
    giveBack()
    return c.json(connected satisfies Connected)
  })
}

const addWatching = (serve: ServeOpen, { db, now, clock, metrics, base }: Dependencies) => {
  serve(ROUTES.health, (c) => c.json({ status: 'ok' }))

  serve(ROUTES.ready, async (c) => {
    await checkWritable(db, now())
    const jump = clock.lastJump()
    return c.json({ status: 'ok', ...(jump && { clockJump: jump }) } satisfies Ready)
  })

  // For monitoring on the same machine; a request that came through the proxy gets nothing.
  serve(ROUTES.metrics, async (c) => {
    if (c.req.header('x-forwarded-for')) throw new ProblemError('not-found')
    return c.text(await metrics.text(), 200, { 'Content-Type': metrics.contentType })
  })

  // Anybody may ask for it, and making it takes ten milliseconds.
  let document: ReturnType<typeof openApi> | undefined
  serve(ROUTES.getOpenApi, (c) => {
    document ??= openApi(base)
    return c.json(document)
  })
}

export const addOpenRoutes = (serve: ServeOpen, dependencies: Dependencies) => {
  addWatching(serve, dependencies)
  addConnecting(serve, dependencies)
  addJoinRoutes(serve, dependencies)
}
