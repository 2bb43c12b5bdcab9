/** The routes of recorded time. */
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
    summary: 'Send a batch; each row is answered by itself.',
    query: BatchQuery,
    body: RowsOfBatch,
    answer: { description: 'A result for each row, in their order.', schema: BatchAnswer },
  }),
  getSegments: member({
    method: 'get',
    path: '/v1/segments',
    group: 'segments',
    summary: 'The own rows that changed since a cursor.',
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
    answer: { description: 'The receipt.', schema: Receipt },
  }),
  getOwnReceipts: member({
    method: 'get',
    path: '/v1/receipts',
    group: 'segments',
    summary: 'What is held of the days of the caller, of every browser.',
    query: OwnReceiptsQuery,
    answer: { description: 'The latest days first.', schema: OwnReceipts },
  }),
}
