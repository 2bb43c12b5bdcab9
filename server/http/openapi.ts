/**
 * The OpenAPI 3.1 document. It is made from the route table, and from the schemas by which the
 * routes parse requests.
 */

import { WebhookMessage } from '../../src/sync/contract.ts'
import { headers, parametersOf, requestBodyOf, responsesOf } from './openapi-parts.ts'
import { jsonOf, namedSchemas } from './openapi-references.ts'
import type { Route, RouteGroup } from './routes/route.ts'
import { ROUTES } from './routes/table.ts'

/** Groups of operations, in the order in which a client needs them. */
const GROUPS: Record<RouteGroup, string> = {
  device: 'Connecting a browser, and the own devices.',
  segments: 'Sending what was recorded, and getting it back.',
  team: "The team's choices, its scheme, its time.",
  people: "People and teams, for administrators; nobody's time.",
  administration: "The endpoint as a whole, for administrators; nobody's time.",
  indicators: 'Key indicators, to be put beside the time.',
  tokens: 'API tokens, for other programs.',
  webhooks: 'Telling other programs what happened.',
  join: 'The page that an invite opens.',
  console: 'The console: signing in and out, and its files.',
  'sign-in': 'Connecting a browser by a company account (OpenID Connect).',
  watch: 'For monitoring on the same machine.',
}

const BY_PERSON = [{ token: [] }, { session: [] }]

/**
 * Returns the `security` of an operation. If an operation has no `security`, the `security` of the
 * whole document applies to it.
 */
const securityOf = ({ role, scopes }: Route) => {
  if (role === 'open') return { security: [] }
  return scopes && { security: [...BY_PERSON, ...scopes.map((scope) => ({ apiToken: [scope] }))] }
}

const operationOf = (operationId: string, route: Route) => {
  const parameters = parametersOf(route)
  return {
    operationId,
    summary: route.summary,
    ...securityOf(route),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && { requestBody: requestBodyOf(route.body, route.most) }),
    responses: responsesOf(route),
    tags: [route.group],
  }
}

/** Returns a path in the form of OpenAPI, such as `/v1/days/{date}`. */
const templateOf = ({ path }: Route) => path.replaceAll(/:(\w+)/g, '{$1}')

const pathsOf = (routes: Record<string, Route>) =>
  Object.fromEntries(
    [...Map.groupBy(Object.entries(routes), ([, route]) => templateOf(route))].map(
      ([path, operations]) => [
        path,
        Object.fromEntries(operations.map(([id, route]) => [route.method, operationOf(id, route)])),
      ],
    ),
  )

/** @param base the path below which the endpoint is served; empty if it is served at the root */
export const openApi = (base = '') => ({
  openapi: '3.1.0',
  info: {
    title: 'Stint endpoint',
    version: '1',
    description:
      'Bodies are JSON, plain or in gzip; answers come in zstd or gzip where Accept-Encoding says so; refusals are problem details (RFC 9457). Instants are epoch milliseconds.',
    license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
  },
  servers: [{ url: `${base}/`, description: 'The endpoint that this document comes from.' }],
  security: BY_PERSON,
  tags: Object.entries(GROUPS).map(([name, description]) => ({ name, description })),
  paths: pathsOf(ROUTES),
  webhooks: {
    message: {
      post: {
        operationId: 'message',
        summary:
          'The message that the endpoint sends to a webhook, signed as standardwebhooks.com says.',
        security: [],
        tags: ['webhooks'],
        requestBody: { required: true, content: jsonOf(WebhookMessage) },
        responses: {
          '2XX': {
            description:
              'The receiver has taken the message. The same `webhook-id` may come again.',
          },
          '410': { description: 'The webhook is switched off.' },
          default: {
            description: 'The message is sent again, at growing intervals, for three days.',
          },
        },
      },
    },
  },
  components: {
    headers,
    schemas: namedSchemas(),
    securitySchemes: {
      token: {
        type: 'http',
        scheme: 'bearer',
        description: 'From `POST /v1/devices`; good for 180 days after it was last used.',
      },
      apiToken: {
        type: 'http',
        scheme: 'bearer',
        description:
          'For other programs, from `POST /v1/tokens` or the console. Its scopes are named with each operation that takes them; it may do no more than the person who made it may now.',
      },
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: '__Host-stint',
        description:
          'From `POST /v1/session`; good for 12 hours after it was last used. A request that writes comes from the own origin.',
      },
    },
  },
})
