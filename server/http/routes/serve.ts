/**
 * Registers a route's handler in the app. The route's description contains its method, path, role
 * and schemas.
 */
import type { Context, Env, Hono } from 'hono'
import type * as z from 'zod/mini'
import { readBody } from '../body.ts'
import { requireAllowed } from '../guards.ts'
import { parse } from '../parse-request.ts'
import type { MemberEnv, MemberRoute, OpenEnv, OpenRoute, Route } from './route.ts'

/**
 * Reads the parts of a request by the schemas of its route. Each function throws a ProblemError for
 * a part that does not fit its schema.
 */
interface Reader<Param, Query, Body> {
  param: () => Param
  query: () => Query
  body: () => Promise<Body>
}

type Handler<E extends Env, Param, Query, Body> = (
  c: Context<E>,
  read: Reader<Param, Query, Body>,
) => Response | Promise<Response>

/**
 * Returns the schema of a part of the request. Throws an error if the route has no such schema: a
 * handler reads only parts that the route describes.
 */
const requireSchema = <T>(schema: z.ZodMiniType<T> | undefined) => {
  if (!schema) throw new Error('The route table does not describe this part of the request.')
  return schema
}

const readerOf = <P, Q, B>(c: Context, route: Route<P, Q, B>): Reader<P, Q, B> => ({
  param: () => {
    const params = c.req.param()
    const [only, ...others] = Object.values(params)
    return parse(requireSchema(route.param), others.length > 0 ? params : only)
  },
  query: () => parse(requireSchema(route.query), c.req.query()),
  body: () => readBody(c, requireSchema(route.body), route.most),
})

export const serveOpen =
  (app: Hono<OpenEnv>) =>
  <P, Q, B>(route: OpenRoute<P, Q, B>, handle: Handler<OpenEnv, P, Q, B>) => {
    app.on(route.method, route.path, (c) => handle(c, readerOf(c, route)))
  }
export type ServeOpen = ReturnType<typeof serveOpen>

export const serveMembers =
  (app: Hono<MemberEnv>) =>
  <P, Q, B>(route: MemberRoute<P, Q, B>, handle: Handler<MemberEnv, P, Q, B>) => {
    app.on(route.method, route.path, requireAllowed(route))
    app.on(route.method, route.path, (c) => handle(c, readerOf(c, route)))
  }
export type ServeMembers = ReturnType<typeof serveMembers>
