/** The OpenAPI 3.1 document, made from the schemas that the endpoint itself parses with. */
import * as z from 'zod/mini'
import {
  BatchAnswer,
  Connect,
  Connected,
  DayDate,
  DayQuery,
  FeedAnswer,
  FeedQuery,
  MAX_ROWS,
  PROBLEMS,
  Problem,
  type ProblemName,
  Receipt,
  Row,
  RowResult,
  StoredRow,
} from '../src/sync/contract.ts'

// On the wire rows are parsed one by one; a document can say what each should look like.
const Batch = z.strictObject({ segments: z.array(Row).check(z.maxLength(MAX_ROWS)) })

const NAMED = {
  ...{ Row, StoredRow, RowResult, Batch, BatchAnswer, FeedAnswer },
  ...{ Receipt, Connect, Connected, Problem },
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

const problems = (...names: ProblemName[]) =>
  Object.fromEntries(
    names.map((name) => [
      PROBLEMS[name],
      { description: name, content: { 'application/problem+json': { schema: ref('Problem') } } },
    ]),
  )

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
      requestBody: body('Batch'),
      responses: {
        ...answer('A result for each row, in their order.', 'BatchAnswer'),
        ...problems('bad-request', 'unauthorized', 'too-large', 'unsupported-media-type'),
      },
    },
    get: {
      operationId: 'getSegments',
      summary: 'The own rows that changed since a cursor.',
      parameters: inQuery(FeedQuery),
      responses: {
        ...answer('The oldest changes first.', 'FeedAnswer'),
        ...problems('bad-request', 'unauthorized'),
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
        ...problems('bad-request', 'unauthorized'),
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
        ...problems('too-many-tries'),
      },
    },
  },
  '/healthz': {
    get: {
      operationId: 'health',
      summary: 'Whether the endpoint runs and its database answers.',
      security: [],
      responses: { 200: { description: 'It does.' }, ...problems('unavailable') },
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
