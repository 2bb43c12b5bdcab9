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
    summary: 'The acts of administration, also by person and days.',
    query: LogQuery,
    answer: { description: 'The newest first.', schema: Audit },
  }),
  getReads: administrator({
    method: 'get',
    path: '/v1/reads',
    group: 'administration',
    summary: "Who read whose figures, also by person and days; nobody's figures.",
    query: LogQuery,
    answer: { description: 'The newest first.', schema: AllReads },
  }),
  getRetention: administrator({
    method: 'get',
    path: '/v1/retention',
    group: 'administration',
    summary: 'How much ended longer ago than a number of days, team by team; removes nothing.',
    query: RetentionQuery,
    answer: { description: 'What would be removed.', schema: Retention },
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
