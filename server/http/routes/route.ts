/** The parts of a route's description. */
import type { RequestIdVariables } from 'hono/request-id'
import type * as z from 'zod/mini'
import type { ProblemName, Scope } from '../../../src/sync/contract.ts'
import type { Caller } from '../../people/devices.ts'

/** The context of an open route: nobody is known to be calling. */
export type OpenEnv = { Variables: RequestIdVariables }
/** The context of a route behind the guard, which has found out who is calling. */
export type MemberEnv = { Variables: RequestIdVariables & { caller: Caller } }

/**
 * Who may call it: anybody; anybody with a token; who leads a team (`head`); they and administrators
 * (`manager`); administrators.
 */
export type RouteRole = 'open' | 'member' | 'head' | 'manager' | 'administrator'

/** Whether a caller with a token may call routes of a role. Which team it is about comes later. */
export const mayCall = ({ role, leads }: Pick<Caller, 'role' | 'leads'>, of: RouteRole) => {
  if (of === 'administrator') return role === 'administrator'
  if (of === 'head') return leads.length > 0
  return of !== 'manager' || leads.length > 0 || role === 'administrator'
}

/** Groups of operations in the OpenAPI document. */
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
  /** A schema of the contract; without it the answer has no body. */
  schema?: z.ZodMiniType
  /** Instead of `schema`: a body that is no schema of the contract, as OpenAPI describes it. */
  content?: Record<string, object>
  /** It leads to another address. */
  redirects?: true
  /** It has an `ETag`. */
  hasTag?: true
  /** When 304 is answered to `If-None-Match`. */
  unchanged?: string
}

/** Describes a route. Its handler reads the request through these schemas (`serve.ts`). */
export interface RouteSpec<Param, Query, Body> {
  method: 'get' | 'put' | 'post' | 'delete'
  /** In the form of Hono: `/v1/days/:date`. */
  path: string
  group: RouteGroup
  summary: string
  /** The path's parameter; an object if there are several. */
  param?: z.ZodMiniType<Param>
  query?: z.ZodMiniType<Query>
  body?: z.ZodMiniType<Body>
  /** The most bytes of a body, unpacked; default: MAX_BYTES. */
  most?: number
  answer: RouteAnswer
  /** An API token with one of these may call it, in the teams that they reach. */
  scopes?: readonly Scope[]
  /** Refusals of its own, besides those that follow from its role and its body. */
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
