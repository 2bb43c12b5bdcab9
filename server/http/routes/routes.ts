/** Adds all routes to the app. A route that is added after the guard needs a token. */
import { Hono } from 'hono'
import { requireToken } from '../guards.ts'
import type { Dependencies } from './dependencies.ts'
import { addEnrolmentRoutes } from './enrolment.ts'
import { addGroupRoutes } from './group.ts'
import { addHealthRoute } from './health.ts'
import { addIndicatorRoutes } from './indicators.ts'
import { addLayoutRoute } from './layout.ts'
import { addLogRoutes } from './logs.ts'
import { addOpenRoutes } from './open.ts'
import { addOwnRoutes } from './own.ts'
import { addPeopleRoutes } from './people.ts'
import { addRetentionRoutes } from './retention.ts'
import type { MemberEnv, OpenEnv } from './route.ts'
import { addSegmentRoutes } from './segments.ts'
import { serveMembers, serveOpen } from './serve.ts'
import { addSignOutRoute } from './session.ts'
import { addSchemeRoutes, addTeamRoutes } from './team.ts'
import { addTeamAdministration } from './teams.ts'
import { addTokenRoutes } from './tokens.ts'
import { addWebhookRoutes } from './webhooks.ts'

const memberRoutes = (dependencies: Dependencies) => {
  const { db, known, clock } = dependencies
  const app = new Hono<MemberEnv>()
  app.use('/v1/*', requireToken(db, known, { ...dependencies, expiryNow: clock.expiryNow }))
  const serve = serveMembers(app)
  addSegmentRoutes(serve, dependencies)
  addOwnRoutes(serve, dependencies)
  addSignOutRoute(serve, dependencies)
  addLayoutRoute(serve, dependencies)
  addGroupRoutes(serve, dependencies)
  addTeamRoutes(serve, dependencies)
  addSchemeRoutes(serve, dependencies)
  addTeamAdministration(serve, dependencies)
  addPeopleRoutes(serve, dependencies)
  addEnrolmentRoutes(serve, dependencies)
  addRetentionRoutes(serve, dependencies)
  addLogRoutes(serve, dependencies)
  addIndicatorRoutes(serve, dependencies)
  addTokenRoutes(serve, dependencies)
  addWebhookRoutes(serve, dependencies)
  addHealthRoute(serve, dependencies)
  return app
}

/**
 * Adds every route: first the open routes, then the guard of `/v1/*`, then the routes that need a
 * token.
 */
export const addRoutes = (app: Hono<OpenEnv>, dependencies: Dependencies) => {
  addOpenRoutes(serveOpen(app), dependencies)
  app.route('/', memberRoutes(dependencies))
}
