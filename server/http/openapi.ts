/**
 * The OpenAPI 3.1 document, made from the schemas that the endpoint itself parses with. One list of
 * routes, long as it is: a test holds it against those that are served.
 */
import {
  BatchQuery,
  DayDate,
  DayQuery,
  FeedQuery,
  Id,
  LayoutQuery,
  RangeQuery,
} from '../../src/sync/contract.ts'
import {
  answer,
  body,
  countedAnswer,
  countedNothing,
  headers,
  ifNoneMatch,
  inQuery,
  OF_BODY,
  packing,
  plain,
  refusals,
  schemas,
  withToken,
} from './openapi-parts.ts'

const paths = () => ({
  '/v1/segments': {
    put: {
      operationId: 'putSegments',
      summary: 'Send a batch; each row is answered by itself.',
      parameters: [packing, ...inQuery(BatchQuery)],
      requestBody: body('Batch'),
      responses: {
        ...countedAnswer('A result for each row, in their order.', 'BatchAnswer'),
        ...withToken(...OF_BODY),
      },
    },
    get: {
      operationId: 'getSegments',
      summary: 'The own rows that changed since a cursor.',
      parameters: inQuery(FeedQuery),
      responses: {
        ...countedAnswer('The oldest changes first.', 'FeedAnswer'),
        ...withToken(),
      },
    },
  },
  '/v1/days/{date}': {
    get: {
      operationId: 'getDay',
      summary: "The receipt of the calling device's day.",
      parameters: [
        {
          ...{ name: 'date', in: 'path', required: true, schema: plain(DayDate) },
          example: '2026-11-23',
        },
        ...inQuery(DayQuery),
      ],
      responses: {
        ...countedAnswer('The receipt.', 'Receipt'),
        ...withToken(),
      },
    },
  },
  '/v1/devices': {
    post: {
      operationId: 'connect',
      summary: 'Exchange a one-time code for a token.',
      security: [],
      parameters: [packing],
      requestBody: body('Connect'),
      responses: {
        ...answer('The token, once.', 'Connected'),
        ...refusals(...OF_BODY, 'bad-code', 'too-many-tries'),
      },
    },
    get: {
      operationId: 'getDevices',
      summary: 'The own devices that may still send.',
      responses: { ...countedAnswer('The one seen last first.', 'Devices'), ...withToken() },
    },
  },
  '/v1/devices/{id}': {
    delete: {
      operationId: 'revokeDevice',
      summary: 'Void the token of an own device; what it sent stays.',
      parameters: [{ name: 'id', in: 'path', required: true, schema: plain(Id) }],
      responses: {
        ...countedNothing(204, 'It is void.'),
        ...withToken('not-found'),
      },
    },
  },
  '/v1/me': {
    get: {
      operationId: 'getMe',
      summary: 'Who is calling.',
      responses: { ...countedAnswer('Member, team, role, device.', 'Me'), ...withToken() },
    },
  },
  ...teamPaths(),
  ...watchPaths(),
})

const teamPaths = () => ({
  '/v1/team': {
    get: {
      operationId: 'getTeam',
      summary: 'What the team is called and has chosen, and what the caller is in it.',
      responses: { ...countedAnswer('The team.', 'Team'), ...withToken() },
    },
    put: {
      operationId: 'putTeam',
      summary: 'Change what the team has chosen; for managers and administrators.',
      parameters: [packing],
      requestBody: body('TeamChange'),
      responses: {
        ...countedAnswer('The team as it is now.', 'Team'),
        ...withToken(...OF_BODY, 'forbidden'),
      },
    },
  },
  '/v1/team/middle': {
    get: {
      operationId: 'getMiddle',
      summary: "The team's middle, to compare oneself with; for members where the team shares it.",
      parameters: inQuery(RangeQuery),
      responses: {
        ...countedAnswer('Medians of shares; none where too few people have sent.', 'Middle'),
        ...withToken('not-shared'),
      },
    },
  },
  '/v1/team/layout': {
    get: {
      operationId: 'getLayout',
      summary:
        "How the team's time is laid out, by days or months. Poll with If-None-Match; for managers and administrators.",
      parameters: [...inQuery(LayoutQuery), ifNoneMatch],
      responses: {
        ...countedAnswer('Lengths; no clock times, notes or records.', 'Layout', 'ETag'),
        ...countedNothing(304, 'It says what it said with a tag that is named.', 'ETag'),
        ...withToken('forbidden'),
      },
    },
  },
  '/v1/scheme': {
    get: {
      operationId: 'getScheme',
      summary: "The team's newest scheme. Poll with If-None-Match.",
      parameters: [ifNoneMatch],
      responses: {
        ...countedAnswer('The scheme.', 'Scheme', 'ETag'),
        ...countedNothing(304, 'It is the one that a tag names.', 'ETag'),
        ...withToken(),
      },
    },
    put: {
      operationId: 'putScheme',
      summary:
        'Make the next version, in force from the next day; for managers and administrators.',
      parameters: [packing],
      requestBody: body('SchemeChange'),
      responses: {
        ...countedAnswer('The new version.', 'Scheme', 'ETag'),
        ...withToken(
          ...OF_BODY,
          ...(['forbidden', 'scheme-changed-meanwhile'] as const),
          ...(['scheme-change-too-early', 'readiness-unanswered'] as const),
        ),
      },
    },
  },
})

const watchPaths = () => ({
  '/v1/openapi.json': {
    get: {
      operationId: 'getOpenApi',
      summary: 'This document.',
      security: [],
      responses: {
        200: {
          description: 'OpenAPI 3.1.',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        ...refusals(),
      },
    },
  },
  '/healthz': {
    get: {
      operationId: 'health',
      summary: 'Whether the endpoint runs.',
      security: [],
      responses: { ...answer('It does.', 'Health'), ...refusals() },
    },
  },
  '/readyz': {
    get: {
      operationId: 'ready',
      summary: 'Whether its database answers, too.',
      security: [],
      responses: {
        ...answer('It does; the last jump of its clock, if any.', 'Ready'),
        ...refusals(),
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'metrics',
      summary: 'Counts for Prometheus; not through the proxy.',
      security: [],
      responses: {
        200: {
          description: 'They are text.',
          content: { 'text/plain': { schema: { type: 'string' } } },
        },
        ...refusals('not-found'),
      },
    },
  },
})

/** Groups of operations, in the order in which a client meets them. */
const TAGS = {
  device: 'Connecting a browser, and the own devices.',
  segments: 'Sending what was recorded, and getting it back.',
  team: "The team's choices, its scheme, its time.",
  watch: 'For whoever watches over the endpoint from beside it.',
}
const tagOf = (path: string): keyof typeof TAGS => {
  if (/^\/v1\/(devices|me)/.test(path)) return 'device'
  if (/^\/v1\/(team|scheme)/.test(path)) return 'team'
  return path.startsWith('/v1/') && !path.endsWith('.json') ? 'segments' : 'watch'
}

const tagged = () =>
  Object.fromEntries(
    Object.entries(paths()).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, operation]) => [
          method,
          { ...operation, tags: [tagOf(path)] },
        ]),
      ),
    ]),
  )

export const openApi = () => ({
  openapi: '3.1.0',
  info: {
    ...{ title: 'Stint endpoint', version: '1' },
    description:
      'Bodies are JSON, plain or in gzip; answers come in zstd or gzip where Accept-Encoding says so; refusals are problem details (RFC 9457). Instants are epoch milliseconds.',
    license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
  },
  servers: [{ url: '/', description: 'The endpoint that this document comes from.' }],
  security: [{ token: [] }],
  tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
  paths: tagged(),
  components: {
    headers,
    schemas: schemas(),
    securitySchemes: {
      token: {
        ...{ type: 'http', scheme: 'bearer' },
        description: 'From `POST /v1/devices`; good for 180 days after it was last used.',
      },
    },
  },
})
