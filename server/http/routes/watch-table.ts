/** The routes for monitoring the endpoint, and the route of the OpenAPI document. */
import { Ready } from '../../../src/sync/contract.ts'
import { Health } from '../openapi-schemas.ts'
import { open } from './route.ts'

export const WATCH = {
  getOpenApi: open({
    method: 'get',
    path: '/v1/openapi.json',
    group: 'watch',
    summary: 'This document.',
    answer: {
      description: 'OpenAPI 3.1.',
      content: { 'application/json': { schema: { type: 'object' } } },
    },
  }),
  health: open({
    method: 'get',
    path: '/healthz',
    group: 'watch',
    summary: 'Whether the endpoint runs.',
    answer: { description: 'The endpoint runs.', schema: Health },
  }),
  ready: open({
    method: 'get',
    path: '/readyz',
    group: 'watch',
    summary: 'Whether the endpoint can write to its database.',
    answer: {
      description: 'The database can be written to; with the last jump of the clock, if any.',
      schema: Ready,
    },
  }),
  metrics: open({
    method: 'get',
    path: '/metrics',
    group: 'watch',
    summary: 'Counts for Prometheus; refused through the proxy.',
    answer: {
      description: 'The counts, in the text format of Prometheus.',
      content: { 'text/plain': { schema: { type: 'string' } } },
    },
    problems: ['not-found'],
  }),
}
