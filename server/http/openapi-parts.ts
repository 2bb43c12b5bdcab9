/** The parts of an operation in the OpenAPI document: headers, refusals, parameters, bodies. */
import * as z from 'zod/mini'
import {
  MAX_BYTES,
  MAX_PAGE,
  MOST_KEPT_DAYS,
  PROBLEMS,
  Problem,
  type ProblemName,
} from '../../src/sync/contract.ts'
import { jsonOf, referTo, schemaOf } from './openapi-references.ts'
import type { Route, RouteAnswer, RouteRole } from './routes/route.ts'

const text = (description: string, example: string) => ({
  description,
  schema: { type: 'string' },
  example,
})

/**
 * The rate-limit headers are described in
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export const headers = {
  'X-Request-Id': text('The id of the request, as in the log and in problem details.', 'f1c0a5de'),
  'RateLimit-Policy': text(
    'The limit that the request counts against, and the length of its period.',
    '"token";q=600;w=60',
  ),
  RateLimit: text(
    'The number of requests that are still allowed, and for how many seconds.',
    '"token";r=599;t=60',
  ),
  'Retry-After': text('Seconds to wait before the next request.', '5'),
  'WWW-Authenticate': text('The way in which a caller must identify itself.', 'Bearer'),
  ETag: text('For If-None-Match.', '"kJ3v0m2Yl8n5tq7Wz1xR4A"'),
  Location: text(
    'The address to open next.',
    'https://login.company.example/authorize?client_id=stint',
  ),
  Allow: text('The methods that this address takes.', 'GET, HEAD'),
}
type Header = keyof typeof headers
const withHeaders = (...names: Header[]) => ({
  headers: Object.fromEntries(
    names.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  ),
})

const OF_STATUS: Partial<Record<number, readonly Header[]>> = {
  401: ['WWW-Authenticate'],
  405: ['Allow'],
  429: ['Retry-After', 'RateLimit', 'RateLimit-Policy'],
  503: ['Retry-After'],
}

const PROBLEM_BODY = { 'application/problem+json': { schema: referTo(Problem) } }

/**
 * Returns the answers that refuse a request, by HTTP status. Several refusals may have the same
 * status.
 */
const problemsAs = (names: readonly ProblemName[]) =>
  Object.fromEntries(
    [...Map.groupBy(names, (name) => PROBLEMS[name])].map(([status, names]) => [
      status,
      {
        description: names.join(', '),
        ...withHeaders('X-Request-Id', ...(OF_STATUS[status] ?? [])),
        content: PROBLEM_BODY,
      },
    ]),
  )

const OF_ANY_ROUTE = [
  'bad-request',
  'method-not-allowed',
  'too-many-requests',
  'unavailable',
] as const
const OF_BODY = ['too-large', 'unsupported-media-type'] as const

const problemsOf = ({ role, body, scopes, problems = [] }: Route): ProblemName[] => [
  ...OF_ANY_ROUTE,
  ...(role === 'open' ? [] : (['unauthorized'] as const)),
  ...(body ? OF_BODY : []),
  ...(role === 'open' || (role === 'member' && !scopes) ? [] : (['forbidden'] as const)),
  ...problems.filter((name) => name !== 'forbidden' || !scopes),
]

const refusalsOf = (route: Route) => ({
  ...problemsAs(problemsOf(route)),
  default: {
    description: 'Any other refusal: too-slow, headers-too-large, internal-error.',
    ...withHeaders('X-Request-Id'),
    content: PROBLEM_BODY,
  },
})

const answersOf = ({ schema, content, ...answer }: RouteAnswer, role: RouteRole) => {
  if (answer.redirects)
    return { 302: { description: answer.description, ...withHeaders('X-Request-Id', 'Location') } }
  if (content) return { 200: { description: answer.description, content } }
  const headers = withHeaders(
    'X-Request-Id',
    ...(role === 'open' ? [] : (['RateLimit', 'RateLimit-Policy'] as const)),
    ...(answer.hasTag ? (['ETag'] as const) : []),
  )
  if (!schema) return { 204: { description: answer.description, ...headers } }
  return {
    200: { description: answer.description, ...headers, content: jsonOf(schema) },
    ...(answer.unchanged && { 304: { description: answer.unchanged, ...headers } }),
  }
}

export const responsesOf = (route: Route) => ({
  ...answersOf(route.answer, route.role),
  ...refusalsOf(route),
})

export const requestBodyOf = (schema: z.ZodMiniType, most = MAX_BYTES) => ({
  description: `Plain, or with Content-Encoding: gzip; at most ${most} bytes, unpacked.`,
  required: true,
  content: jsonOf(schema),
})

const contentEncoding = {
  name: 'Content-Encoding',
  in: 'header',
  required: false,
  description: 'The value may be in upper or lower case.',
  schema: { type: 'string', enum: ['gzip', 'x-gzip', 'identity'] },
}

const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: 'A list of tags, weak or strong; or *.',
  example: '"kJ3v0m2Yl8n5tq7Wz1xR4A"',
}

/** The number of rows on a page, if the query contains no limit. */
export const PAGE = 200

// The types of query parameters in the OpenAPI document. The schemas of the API would describe
// these parameters as texts of digits.
const AS_NUMBERS: Record<string, object> = {
  limit: { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: PAGE },
  dayStart: { type: 'integer', minimum: 0, maximum: 23, default: 0 },
  days: { type: 'integer', minimum: 1, maximum: MOST_KEPT_DAYS },
}

const EXAMPLES_BY_NAME = new Map<string, string | number>([
  ['date', '2026-11-23'],
  ['team', 'b1d7f3a0-8c2e-4a56-9f10-7e3d5c2b4a61'],
  ['zone', 'Europe/Moscow'],
  ['from', '2026-11-16'],
  ['to', '2026-11-22'],
  ['since', '0'],
  ['before', '1795429800000'],
  ['cursor', '1795429800000-3'],
  ['days', 365],
  ['person', 'b2f0c7de-5a35-4a3c-8f43-2c2a4b9c6c10'],
  ['redirect_uri', 'https://hicnhegijnfkepfgcbabmlebblekkaem.chromiumapp.org/'],
  ['challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'],
  ['state', 'xJ3v0m2Yl8n5tq7Wz1xR4A0s6Qd9uHcBfKeGpTyMiNo'],
])

const withExample = (name: string) => {
  const example = EXAMPLES_BY_NAME.get(name)
  return example === undefined ? {} : { example }
}

const pathParameters = (path: string, schema: z.ZodMiniType) => {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const whole = schemaOf(schema)
  const of = (name: string) => (names.length > 1 ? whole.properties?.[name] : whole)
  return names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: of(name),
    ...withExample(name),
  }))
}

const queryParameters = (schema: z.ZodMiniType) => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema)
  return Object.entries(properties).map(([name, found]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: Object.hasOwn(AS_NUMBERS, name) ? AS_NUMBERS[name] : found,
    ...withExample(name),
  }))
}

export const parametersOf = ({ path, param, query, body, answer }: Route) => [
  ...(param ? pathParameters(path, param) : []),
  ...(body ? [contentEncoding] : []),
  ...(query ? queryParameters(query) : []),
  ...(answer.unchanged ? [ifNoneMatch] : []),
]
