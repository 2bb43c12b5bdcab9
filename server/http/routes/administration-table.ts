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
    summary: 'How much ended longer ago than a number of days, team by team; removes nothing.',
    query: RetentionQuery,
    answer: { description: 'The amount of time that would be removed.', schema: Retention },
  }),
  removeOld: administrator({
    method: 'post',
    path: '/v1/retention',
    group: 'administration',
    summary: 'Remove what ended longer ago than a number of days, for ever.',
    body: Removal,
    answer: { description: 'How much was removed; a long removal goes on.', schema: Removed },
  }),
}
