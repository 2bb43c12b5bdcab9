/** The routes by which an administrator manages the endpoint as a whole: logs and retention. */
import {
  AllReads,
  Audit,
  LogQuery,
  Removal,
  Removed,
  Retention,
  RetentionQuery,
} from '../../../src/sync/contract.ts'
import { administrator } from './route.ts'

export const ADMINISTRATION = {
  getAudit: administrator({
    method: 'get',
    path: '/v1/audit',
    group: 'administration',
    summary: 'The acts of administration; filtered by person and days.',
    query: LogQuery,
    answer: { description: 'The newest entry first.', schema: Audit },
  }),
  getReads: administrator({
    method: 'get',
    path: '/v1/reads',
    group: 'administration',
    summary: 'Who read whose figures, without the figures; filtered by person and days.',
    query: LogQuery,
    answer: { description: 'The newest entry first.', schema: AllReads },
  }),
  getRetention: administrator({
    method: 'get',
    path: '/v1/retention',
    group: 'administration',
    summary:
      'The number of rows that ended more than a number of days ago, by team; removes nothing.',
    query: RetentionQuery,
    answer: { description: 'The number of rows that would be removed.', schema: Retention },
  }),
  removeOld: administrator({
    method: 'post',
    path: '/v1/retention',
    group: 'administration',
    summary: 'Remove rows that ended more than a number of days ago, for ever.',
    body: Removal,
    answer: {
      description: 'The number of removed rows; a long removal continues in the background.',
      schema: Removed,
    },
  }),
}
