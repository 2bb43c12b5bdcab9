/**
 * The OpenAPI 3.1 document, made from the schemas that the endpoint itself parses with. One list of
 * routes, long as it is: a test holds it against those that are served.
 */
import * as z from 'zod/mini'
import {
  BatchAnswer,
  BatchQuery,
  Connect,
  Connected,
  DayDate,
  DayQuery,
  Devices,
  FeedAnswer,
  FeedQuery,
  Id,
  Layout,
  LayoutQuery,
  MAX_ROWS,
  Me,
  Middle,
  PROBLEMS,
  Problem,
  type ProblemName,
  RangeQuery,
  Receipt,
  Row,
  RowResult,
  Scheme,
  SchemeChange,
  StoredRow,
  Team,
  TeamChange,
} from '../src/sync/contract.ts'

// On the wire rows are parsed one by one; a document can say what each should look like.
const Batch = z.strictObject({ segments: z.array(Row).check(z.maxLength(MAX_ROWS)) })

const NAMED = {
  ...{ Row, StoredRow, RowResult, Batch, BatchAnswer, FeedAnswer },
  ...{ Receipt, Connect, Connected, Me, Devices, Layout, Scheme, SchemeChange, Problem },
  ...{ Team, TeamChange, Middle },
}
const ref = (name: keyof typeof NAMED) => ({ $ref: `#/components/schemas/${name}` })

const schemas = () => {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })
  const made = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` }).schemas
  // Inside of a document the place says what `$id` and `$schema` would.
  return Object.fromEntries(
    Object.entries(made).map(([name, { $id, $schema, ...schema }]) => [name, schema]),
  )
}

const json = (name: keyof typeof NAMED) => ({ 'application/json': { schema: ref(name) } })

/** Several may share a status. */
const problems = (...names: ProblemName[]) =>
  Object.fromEntries(
    [...Map.groupBy(names, (name) => PROBLEMS[name])].map(([status, names]) => [
      status,
      {
        description: names.join(', '),
        content: { 'application/problem+json': { schema: ref('Problem') } },
      },
    ]),
  )

/** What any request with a token may meet. */
const REFUSED = ['unauthorized', 'too-many-requests', 'unavailable'] as const

const inQuery = (schema: z.ZodMiniObject) => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema)
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema },
  }))
}

const answer = (description: string, name: keyof typeof NAMED) => ({
  200: { description, content: json(name) },
})

const body = (name: keyof typeof NAMED) => ({
  description: 'Plain, or with Content-Encoding: gzip.',
  required: true,
  content: json(name),
})

const paths = () => ({
  '/v1/segments': {
    put: {
      operationId: 'putSegments',
      summary: 'Send a batch; each row is answered by itself.',
      parameters: inQuery(BatchQuery),
      requestBody: body('Batch'),
      responses: {
        ...answer('A result for each row, in their order.', 'BatchAnswer'),
        ...problems(...REFUSED, 'bad-request', 'too-large', 'unsupported-media-type'),
      },
    },
    get: {
      operationId: 'getSegments',
      summary: 'The own rows that changed since a cursor.',
      parameters: inQuery(FeedQuery),
      responses: {
        ...answer('The oldest changes first.', 'FeedAnswer'),
        ...problems(...REFUSED, 'bad-request'),
      },
    },
  },
  '/v1/days/{date}': {
    get: {
      operationId: 'getDay',
      summary: "The receipt of the calling device's day.",
      parameters: [
        { name: 'date', in: 'path', required: true, schema: plain(DayDate) },
        ...inQuery(DayQuery),
      ],
      responses: {
        ...answer('The receipt.', 'Receipt'),
        ...problems(...REFUSED, 'bad-request'),
      },
    },
  },
  '/v1/devices': {
    post: {
      operationId: 'connect',
      summary: 'Exchange a one-time code for a token.',
      security: [],
      requestBody: body('Connect'),
      responses: {
        ...answer('The token, once.', 'Connected'),
        ...problems('bad-request', 'bad-code', 'too-large', 'unsupported-media-type'),
        ...problems('too-many-tries', 'too-many-requests'),
      },
    },
    get: {
      operationId: 'getDevices',
      summary: 'The own devices that may still send.',
      responses: { ...answer('The one seen last first.', 'Devices'), ...problems(...REFUSED) },
    },
  },
  '/v1/devices/{id}': {
    delete: {
      operationId: 'revokeDevice',
      summary: 'Void the token of an own device; what it sent stays.',
      parameters: [{ name: 'id', in: 'path', required: true, schema: plain(Id) }],
      responses: {
        204: { description: 'It is void.' },
        ...problems(...REFUSED, 'bad-request', 'not-found'),
      },
    },
  },
  '/v1/me': {
    get: {
      operationId: 'getMe',
      summary: 'Who is calling.',
      responses: { ...answer('Member, team, role, device.', 'Me'), ...problems(...REFUSED) },
    },
  },
  ...teamPaths(),
  ...watchPaths(),
})

const tag = { ETag: { schema: { type: 'string' } } }

const teamPaths = () => ({
  '/v1/team': {
    get: {
      operationId: 'getTeam',
      summary: 'What the team is called and has chosen, and what the caller is in it.',
      responses: { ...answer('The team.', 'Team'), ...problems(...REFUSED) },
    },
    put: {
      operationId: 'putTeam',
      summary: 'Change what the team has chosen; for managers and administrators.',
      requestBody: body('TeamChange'),
      responses: {
        ...answer('The team as it is now.', 'Team'),
        ...problems(...REFUSED, 'bad-request', 'forbidden', 'too-large', 'unsupported-media-type'),
      },
    },
  },
  '/v1/team/middle': {
    get: {
      operationId: 'getMiddle',
      summary: "The team's middle, to compare oneself with; for members where the team shares it.",
      parameters: inQuery(RangeQuery),
      responses: {
        ...answer('Medians of shares; none where too few people have sent.', 'Middle'),
        ...problems(...REFUSED, 'bad-request', 'not-shared'),
      },
    },
  },
  '/v1/team/layout': {
    get: {
      operationId: 'getLayout',
      summary: "How the team's time is laid out, day by day; for managers and administrators.",
      parameters: inQuery(LayoutQuery),
      responses: {
        ...answer('Lengths; no clock times, notes or records.', 'Layout'),
        ...problems(...REFUSED, 'bad-request', 'forbidden'),
      },
    },
  },
  '/v1/scheme': {
    get: {
      operationId: 'getScheme',
      summary: "The team's newest scheme. Poll with If-None-Match.",
      parameters: [{ name: 'If-None-Match', in: 'header', schema: { type: 'string' } }],
      responses: {
        200: { description: 'The scheme.', headers: tag, content: json('Scheme') },
        304: { description: 'It is the one that the tag names.', headers: tag },
        ...problems(...REFUSED),
      },
    },
    put: {
      operationId: 'putScheme',
      summary:
        'Make the next version, in force from the next day; for managers and administrators.',
      requestBody: body('SchemeChange'),
      responses: {
        200: { description: 'The new version.', headers: tag, content: json('Scheme') },
        ...problems(...REFUSED, 'bad-request', 'forbidden', 'too-large', 'unsupported-media-type'),
        ...problems('scheme-changed-meanwhile', 'scheme-change-too-early', 'readiness-unanswered'),
      },
    },
  },
})

const watchPaths = () => ({
  '/healthz': {
    get: {
      operationId: 'health',
      summary: 'Whether the endpoint runs.',
      security: [],
      responses: { 200: { description: 'It does.' } },
    },
  },
  '/readyz': {
    get: {
      operationId: 'ready',
      summary: 'Whether its database answers, too.',
      security: [],
      responses: { 200: { description: 'It does.' }, ...problems('unavailable') },
    },
  },
  '/metrics': {
    get: {
      operationId: 'metrics',
      summary: 'Counts for Prometheus; not through the proxy.',
      security: [],
      responses: {
        200: { description: 'They are text.', content: { 'text/plain': {} } },
        ...problems('not-found'),
      },
    },
  },
})

const plain = (schema: z.ZodMiniType) => {
  const { $schema, ...rest } = z.toJSONSchema(schema)
  return rest
}

export const openApi = () => ({
  openapi: '3.1.0',
  info: { title: 'Stint endpoint', version: '1' },
  security: [{ token: [] }],
  paths: paths(),
  components: {
    schemas: schemas(),
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
})
