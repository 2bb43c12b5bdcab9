/**
 * Every route of the endpoint: its address, who may call it, its parameters and body, its answer
 * and its refusals. The handlers (`serve.ts`) and the OpenAPI document are made from this table.
 */
import { ADMINISTRATION } from './administration-table.ts'
import { ENROLMENT } from './enrolment-table.ts'
import { HEALTH } from './health-table.ts'
import { INDICATORS } from './indicators-table.ts'
import { DEVICES } from './own-table.ts'
import { CONSOLE, JOIN } from './pages-table.ts'
import { MEMBERS } from './people-table.ts'
import { SEGMENTS } from './segments-table.ts'
import { SESSION, SIGN_IN } from './session-table.ts'
import { SCHEME, TEAM } from './team-table.ts'
import { TEAMS } from './teams-table.ts'
import { TOKENS } from './tokens-table.ts'
import { WATCH } from './watch-table.ts'
import { WEBHOOKS } from './webhooks-table.ts'

/**
 * All routes in the order in which a client needs them. The key of each route is the id of its
 * operation in OpenAPI.
 */
export const ROUTES = {
  ...SEGMENTS,
  ...DEVICES,
  ...SESSION,
  ...TEAM,
  ...SCHEME,
  ...TEAMS,
  ...MEMBERS,
  ...ENROLMENT,
  ...ADMINISTRATION,
  ...INDICATORS,
  ...TOKENS,
  ...WEBHOOKS,
  ...HEALTH,
  ...JOIN,
  ...CONSOLE,
  ...SIGN_IN,
  ...WATCH,
}
export type RouteId = keyof typeof ROUTES
