import { HealthReport } from '../../../src/sync/contract.ts'
import { administrator } from './route.ts'

export const HEALTH = {
  getHealth: administrator({
    method: 'get',
    path: '/v1/health',
    group: 'watch',
    summary:
      'The latest batches, versions, storage, backup, clock and webhooks; no data about a person.',
    answer: { description: 'The present health of the endpoint.', schema: HealthReport },
  }),
}
