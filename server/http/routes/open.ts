/**
 * The routes that need no token: for connecting a browser, for signing in, for pages, and for
 * monitoring the endpoint.
 */
import type { CodeOwner, Connected, Ready } from '../../../src/sync/contract.ts'
import { browserNameFrom } from '../../people/browser-name.ts'
import { connect, whoseCode } from '../../people/connect-device.ts'
import { type CodeTries, createCodeTries } from '../code-tries.ts'
import { openApi } from '../openapi.ts'
import { ProblemError } from '../problem.ts'
import { checkWritable } from '../readiness.ts'
import { addCompanyAccountRoutes } from './company-account.ts'
import { addConsoleRoutes } from './console.ts'
import type { Dependencies } from './dependencies.ts'
import { addJoinRoutes } from './join.ts'
import type { ServeOpen } from './serve.ts'
import { addSignInRoutes } from './session.ts'
import { ROUTES } from './table.ts'

const addConnecting = (serve: ServeOpen, { db, now }: Dependencies, tries: CodeTries) => {
  serve(ROUTES.whoseCode, async (c, read) => {
    const request = await read.body()
    const owner = await tries.try(c, request.code, () => whoseCode(db, request, now()))
    return c.json(owner satisfies CodeOwner)
  })

  serve(ROUTES.connect, async (c, read) => {
    const { apart } = read.query()
    const request = await read.body()
    const label = browserNameFrom(c.req.header('user-agent'))
    const connected = await tries.try(c, request.code, () =>
      connect(db, request, now(), { label, apart: apart === '1' }),
    )
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

  // Only programs on the same machine may read the metrics: a request through the proxy is refused.
  serve(ROUTES.metrics, async (c) => {
    if (c.req.header('x-forwarded-for')) throw new ProblemError('not-found')
    return c.text(await metrics.text(), 200, { 'Content-Type': metrics.contentType })
  })

  // The document is made once and kept in memory, because anybody may request it, and making it
  // takes ten milliseconds.
  let document: ReturnType<typeof openApi> | undefined
  serve(ROUTES.getOpenApi, (c) => {
    document ??= openApi(base)
    return c.json(document)
  })
}

export const addOpenRoutes = (serve: ServeOpen, dependencies: Dependencies) => {
  // All routes that accept a code share one count of wrong codes, because guesses may be sent to
  // any of these routes.
  const tries = createCodeTries(dependencies)
  addWatching(serve, dependencies)
  addConnecting(serve, dependencies, tries)
  addSignInRoutes(serve, dependencies, tries)
  addJoinRoutes(serve, dependencies)
  addConsoleRoutes(serve, dependencies)
  addCompanyAccountRoutes(serve, dependencies)
}
