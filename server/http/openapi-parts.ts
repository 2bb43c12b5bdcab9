/** What the OpenAPI document is put together from: schemas, headers, refusals, parameters. */
import * as z from 'zod/mini'
import { NOTE_LIMIT } from '../../src/core/time/note.ts'
import {
  BatchAnswer,
  Connect,
  Connected,
  Devices,
  FeedAnswer,
  Layout,
  MAX_BYTES,
  MAX_PAGE,
  MAX_ROWS,
  Me,
  Middle,
  Note,
  PROBLEMS,
  Problem,
  type ProblemName,
  Ready,
  Receipt,
  Row,
  RowResult,
  Scheme,
  SchemeChange,
  StoredRow,
  Team,
  TeamChange,
} from '../../src/sync/contract.ts'
import { EXAMPLES } from './openapi-examples.ts'

// On the wire rows are parsed one by one; a document can say what each should look like.
const Batch = z.strictObject({ segments: z.array(Row).check(z.maxLength(MAX_ROWS)) })
// JSON Schema counts code points, as our check does; zod's own limit counts UTF-16.
z.globalRegistry.add(Note, { maxLength: NOTE_LIMIT })

const Health = z.object({ status: z.literal('ok') })

export const NAMED = {
  ...{ Row, StoredRow, RowResult, Batch, BatchAnswer, FeedAnswer },
  ...{ Receipt, Connect, Connected, Me, Devices, Layout, Scheme, SchemeChange, Problem },
  ...{ Team, TeamChange, Middle, Ready, Health },
}
type Name = keyof typeof NAMED
const ref = (name: Name) => ({ $ref: `#/components/schemas/${name}` })

export const schemas = () => {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })
  const made = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` }).schemas
  // Inside of a document the place says what `$id` and `$schema` would.
  return Object.fromEntries(
    Object.entries(made).map(([name, { $id, $schema, ...schema }]) => [name, schema]),
  )
}

export const plain = (schema: z.ZodMiniType) => {
  const { $schema, ...rest } = z.toJSONSchema(schema)
  return rest
}

const text = (description: string, example: string) => ({
  ...{ description, schema: { type: 'string' }, example },
})

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
export const headers = {
  'X-Request-Id': text('The same as in the log and in problem details.', 'f1c0a5de'),
  'RateLimit-Policy': text('The limit that is counted against.', '"token";q=600;w=60'),
  RateLimit: text('How many are left, and for how many seconds.', '"token";r=599;t=60'),
  'Retry-After': text('Seconds until it is worth asking again.', '5'),
  'WWW-Authenticate': text('How to say who is asking.', 'Bearer'),
  ETag: text('For If-None-Match.', '"kJ3v0m2Yl8n5tq7Wz1xR4A"'),
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

const problem = { 'application/problem+json': { schema: ref('Problem') } }

/** Several may share a status. */
const problems = (names: readonly ProblemName[]) =>
  Object.fromEntries(
    [...Map.groupBy(names, (name) => PROBLEMS[name])].map(([status, names]) => [
      status,
      {
        description: names.join(', '),
        ...withHeaders('X-Request-Id', ...(OF_STATUS[status] ?? [])),
        content: problem,
      },
    ]),
  )

const ANYWHERE = ['bad-request', 'method-not-allowed', 'too-many-requests', 'unavailable'] as const

/** What any request may meet, and the refusals of its own. */
export const refusals = (...own: ProblemName[]) => ({
  ...problems([...new Set([...ANYWHERE, ...own])]),
  default: {
    description: 'Any other refusal: too-slow, headers-too-large, internal-error.',
    ...withHeaders('X-Request-Id'),
    content: problem,
  },
})

/** Of a route that needs a token. */
export const withToken = (...own: ProblemName[]) => refusals('unauthorized', ...own)
/** Of a route that takes a body. */
export const OF_BODY = ['too-large', 'unsupported-media-type'] as const

const json = (name: Name) => {
  const example = EXAMPLES[name]
  return { 'application/json': { schema: ref(name), ...(example !== undefined && { example }) } }
}

export const answer = (description: string, name: Name, ...more: Header[]) => ({
  200: { description, ...withHeaders('X-Request-Id', ...more), content: json(name) },
})

const COUNTED = ['RateLimit', 'RateLimit-Policy'] as const
export const countedAnswer = (description: string, name: Name, ...more: Header[]) =>
  answer(description, name, ...COUNTED, ...more)
export const countedNothing = (status: number, description: string, ...more: Header[]) => ({
  [status]: { description, ...withHeaders('X-Request-Id', ...COUNTED, ...more) },
})

export const body = (name: Name) => ({
  description: `Plain, or with Content-Encoding: gzip; at most ${MAX_BYTES} bytes, unpacked.`,
  required: true,
  content: json(name),
})

/** Of a route that takes a body. */
export const packing = {
  ...{ name: 'Content-Encoding', in: 'header', required: false },
  description: 'In any case.',
  schema: { type: 'string', enum: ['gzip', 'x-gzip', 'identity'] },
}

export const ifNoneMatch = {
  ...{ name: 'If-None-Match', in: 'header', required: false },
  ...{ schema: { type: 'string' }, description: 'Tags, weak or not, in a list; or *.' },
  example: '"kJ3v0m2Yl8n5tq7Wz1xR4A"',
}

/** Rows of a page where the query does not say. */
export const PAGE = 200

// In a query numbers are digits: the contract checks them as such, and a client sends numbers.
const AS_NUMBERS: Record<string, object> = {
  limit: { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: PAGE },
  dayStart: { type: 'integer', minimum: 0, maximum: 23, default: 0 },
}

const IN_QUERY = { zone: 'Europe/Moscow', from: '2026-11-16', to: '2026-11-22', since: '0' }

export const inQuery = (schema: z.ZodMiniObject) => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema)
  return Object.entries(properties).map(([name, found]) => {
    const example = new Map(Object.entries(IN_QUERY)).get(name)
    return {
      ...{ name, in: 'query', required: required.includes(name) },
      schema: Object.hasOwn(AS_NUMBERS, name) ? AS_NUMBERS[name] : found,
      ...(example && { example }),
    }
  })
}
