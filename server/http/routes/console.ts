/**
 * Serves the console. Browsers request the console's page each time it is opened. The console's
 * other files never change, because a new content gets a new name.
 */
import type { Context } from 'hono'
import { codingFor } from '../compression.ts'
import type { ConsoleFile } from '../console-files.ts'
import { etagOf, matchesTag } from '../etag.ts'
import { ProblemError } from '../problem.ts'
import type { Dependencies } from './dependencies.ts'
import type { OpenEnv } from './route.ts'
import type { ServeOpen } from './serve.ts'
import { ROUTES } from './table.ts'

const NOT_BUILT =
  'The console is not built on this machine. In the folder of the sources: npm ci && npm run build -- console. Then start the service again. (See server/README.md.)\n'

const send = async (c: Context<OpenEnv>, file: ConsoleFile, headers: Record<string, string>) => {
  const coding = codingFor(c.req.header('accept-encoding'), ['br', 'gzip'])
  const bytes = coding ? await file.packedIn(coding) : file.bytes
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': file.type,
    ...headers,
    ...(coding && { 'Content-Encoding': coding }),
  })
}

export const addConsoleRoutes = (serve: ServeOpen, { console: built }: Dependencies) => {
  const { page, assets } = built
  const tag = page && etagOf(page.bytes.toString())

  serve(ROUTES.getConsole, (c) => {
    if (!page || !tag) return c.text(NOT_BUILT, 404)
    // The ETag is weak, because the page has different bytes in each coding (zstd, gzip or none).
    const headers = { ETag: `W/${tag}` }
    const isKnown = matchesTag(c.req.header('if-none-match'), tag)
    return isKnown ? c.body(null, 304, headers) : send(c, page, headers)
  })

  serve(ROUTES.getConsoleFile, (c, read) => {
    const file = assets.get(read.param())
    if (!file) throw new ProblemError('not-found')
    // `max-age` is one year, in seconds: the longest time that is usual for caches.
    return send(c, file, { 'Cache-Control': 'public, max-age=31536000, immutable' })
  })
}
