/**
 * The routes for signing in to the console, for signing out, and for creating the first
 * administrator.
 */
import type { Context } from 'hono'
import { browserNameFrom } from '../../people/browser-name.ts'
import { callerOf } from '../../people/caller.ts'
import { addFirstAdministrator, isSetUpSecret } from '../../people/first-administrator.ts'
import { signIn, signOut } from '../../people/sessions.ts'
import type { CodeTries } from '../code-tries.ts'
import { ProblemError } from '../problem.ts'
import type { Dependencies } from './dependencies.ts'
import type { OpenEnv } from './route.ts'
import type { ServeMembers, ServeOpen } from './serve.ts'
import { ROUTES } from './table.ts'

export const addSignInRoutes = (
  serve: ServeOpen,
  { db, now, clock, cookie, setUp }: Dependencies,
  tries: CodeTries,
) => {
  const openingFor = (c: Context<OpenEnv>) => ({
    now: now(),
    label: browserNameFrom(c.req.header('user-agent')),
  })

  /**
   * Ends the session that the browser had before, because the cookie of the new session replaces
   * the old cookie.
   */
  const endEarlier = async (c: Context<OpenEnv>) => {
    const secret = cookie.read(c)
    const earlier = secret && (await callerOf(db, secret, now(), clock.expiryNow()))
    if (earlier && earlier.kind === 'console') await signOut(db, earlier, now())
  }

  serve(ROUTES.signIn, async (c, read) => {
    cookie.requireOwnOrigin(c)
    const request = await read.body()
    const secret = await tries.try(c, request.code, () => signIn(db, request, openingFor(c)))
    await endEarlier(c)
    cookie.write(c, secret)
    return c.body(null, 204)
  })

  serve(ROUTES.setUp, async (c, read) => {
    cookie.requireOwnOrigin(c)
    const { secret: typed, ...names } = await read.body()
    const secret = await tries.try(c, typed, async () =>
      isSetUpSecret(setUp, typed) ? addFirstAdministrator(db, names, openingFor(c)) : undefined,
    )
    cookie.write(c, secret)
    return c.body(null, 204)
  })
}

export const addSignOutRoute = (serve: ServeMembers, { db, now, cookie }: Dependencies) => {
  serve(ROUTES.signOut, async (c) => {
    const caller = c.get('caller')
    // Only a session of the console signs out: an extension disconnects by `DELETE
    // /v1/devices/{id}`.
    if (caller.kind !== 'console') throw new ProblemError('not-found')
    await signOut(db, caller, now())
    cookie.clear(c)
    return c.body(null, 204)
  })
}
