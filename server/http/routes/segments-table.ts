/** The routes about recorded time. */
import {
  BatchAnswer,
  BatchQuery,
  DayDate,
  DayQuery,
  FeedAnswer,
  FeedQuery,
  OwnReceipts,
  OwnReceiptsQuery,
  Receipt,
} from '../../../src/sync/contract.ts'
import { RowsOfBatch } from '../openapi-schemas.ts'
import { member } from './route.ts'

export const SEGMENTS = {
  putSegments: member({
    method: 'put',
    path: '/v1/segments',
    group: 'segments',
    summary: 'Send a batch of rows. Each row gets its own result.',
    query: BatchQuery,
    body: RowsOfBatch,
    answer: {
      description: 'One result for each row, in the order of the rows.',
      schema: BatchAnswer,
    },
  }),
  getSegments: member({
    method: 'get',
    path: '/v1/segments',
    group: 'segments',
    summary: "The caller's rows that were stored or changed after a cursor.",
    query: FeedQuery,
    answer: { description: 'The oldest changes first.', schema: FeedAnswer },
  }),
  getDay: member({
    method: 'get',
    path: '/v1/days/:date',
    group: 'segments',
    summary: "The receipt of the calling device's day.",
    param: DayDate,
    query: DayQuery,
    answer: { description: 'The receipt of that device and day.', schema: Receipt },
  }),
  getOwnReceipts: member({
    method: 'get',
    path: '/v1/receipts',
    group: 'segments',
    summary: "The receipts of the caller's days, from all of their browsers.",
    query: OwnReceiptsQuery,
    answer: { description: 'The receipts of the latest days first.', schema: OwnReceipts },
  }),
}
