/** The types that describe a route, and the roles that may call a route. */
import type { RequestIdVariables } from 'hono/request-id'
import type * as z from 'zod/mini'
import type { ProblemName, Scope } from '../../../src/sync/contract.ts'
import type { Caller } from '../../people/caller.ts'

/** The context of an open route, which does not contain the caller. */
export type OpenEnv = { Variables: RequestIdVariables }
/** The context of a route that needs a token. It contains the caller, whom the guard has found. */
export type MemberEnv = { Variables: RequestIdVariables & { caller: Caller } }

/**
 * Who may call a route. `open`: anybody; `member`: anybody with a token; `head`: people who lead a
 * team; `manager`: people who lead a team, and administrators; `administrator`: administrators
 * only.
 */
export type RouteRole = 'open' | 'member' | 'head' | 'manager' | 'administrator'

/**
 * Whether a caller has the role that a route needs (the second parameter). Whether the caller has a
 * right to the team in the request is checked later (`team-of-request.ts`).
 */
export const mayCall = ({ role, leads }: Pick<Caller, 'role' | 'leads'>, of: RouteRole) => {
  if (of === 'administrator') return role === 'administrator'
  if (of === 'head') return leads.length > 0
  return of !== 'manager' || leads.length > 0 || role === 'administrator'
}

/** Groups of routes in the OpenAPI document. */
export type RouteGroup =
  | 'device'
  | 'tokens'
  | 'webhooks'
  | 'segments'
  | 'team'
  | 'people'
  | 'administration'
  | 'indicators'
  | 'join'
  | 'sign-in'
  | 'console'
  | 'watch'

export interface RouteAnswer {
  description: string
  /**
   * A schema of the API (src/sync/contract). If `schema` and `content` are both absent, the answer
   * has no body.
   */
  schema?: z.ZodMiniType
  /**
   * The content in the form of OpenAPI. It replaces `schema` for a body that has no schema in the
   * API, such as a page.
   */
  content?: Record<string, object>
  /** Whether the answer redirects to another address. */
  redirects?: true
  /** Whether the answer has an `ETag`. */
  hasTag?: true
  /** The description of the answer with status 304 to a request with `If-None-Match`. */
  unchanged?: string
}

/**
 * Describes a route. The route's handler reads the request by means of these schemas (`serve.ts`).
 */
interface RouteSpec<Param, Query, Body> {
  method: 'get' | 'put' | 'post' | 'delete'
  /** The path in the form of Hono, such as `/v1/days/:date`. */
  path: string
  group: RouteGroup
  summary: string
  /**
   * The schema of the path's parameter, or of an object with all parameters if the path has
   * several.
   */
  param?: z.ZodMiniType<Param>
  query?: z.ZodMiniType<Query>
  body?: z.ZodMiniType<Body>
  /** The largest allowed body, in bytes after unpacking; if absent, it is MAX_BYTES. */
  most?: number
  answer: RouteAnswer
  /**
   * A program with an API token may call the route if the token has one of these scopes, and only
   * for the teams for which the scope is valid.
   */
  scopes?: readonly Scope[]
  /**
   * The problem details with which this route may refuse a request, in addition to those that
   * follow from the route's role and body.
   */
  problems?: readonly ProblemName[]
}

export interface Route<Param = unknown, Query = unknown, Body = unknown>
  extends RouteSpec<Param, Query, Body> {
  role: RouteRole
}

export interface OpenRoute<Param, Query, Body> extends Route<Param, Query, Body> {
  role: 'open'
}
export interface MemberRoute<Param, Query, Body> extends Route<Param, Query, Body> {
  role: Exclude<RouteRole, 'open'>
}

export const open = <P, Q, B>(spec: RouteSpec<P, Q, B>): OpenRoute<P, Q, B> => ({
  ...spec,
  role: 'open',
})

const memberRoute =
  (role: MemberRoute<unknown, unknown, unknown>['role']) =>
  <P, Q, B>(spec: RouteSpec<P, Q, B>): MemberRoute<P, Q, B> => ({ ...spec, role })

export const member = memberRoute('member')
export const head = memberRoute('head')
export const manager = memberRoute('manager')
export const administrator = memberRoute('administrator')
