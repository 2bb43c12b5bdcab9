/**
 * The routes that store segments, return them, and return the receipt of a day (the endpoint's
 * statement about what it has stored for that day).
 */
import type { Context } from 'hono'
import pLimit from 'p-limit'
import {
  BATCHES_AT_ONCE,
  Batch,
  type BatchAnswer,
  type FeedAnswer,
  type OwnReceipts,
  READS_AT_ONCE,
  type Receipt,
} from '../../../src/sync/contract.ts'
import { deviceZoneFrom } from '../../segments/device-zone.ts'
import { readFeed } from '../../segments/feed.ts'
import { receiptFor } from '../../segments/receipt.ts'
import { receiptsOf } from '../../segments/receipts-of-person.ts'
import { storeBatch } from '../../segments/store-batch.ts'
import { parseBody, readBytes } from '../body.ts'
import { PAGE } from '../openapi-parts.ts'
import { ProblemError } from '../problem.ts'
import { type Dependencies, refuseUnknownZone } from './dependencies.ts'
import type { MemberEnv } from './route.ts'
import type { ServeMembers } from './serve.ts'
import { ROUTES } from './table.ts'

/** Returns the device that sends a request. Refuses the console, because it records no segments. */
const recorderOf = (c: Context<MemberEnv>) => {
  const caller = c.get('caller')
  if (caller.kind === 'console') throw new ProblemError('forbidden', 'The console records nothing.')
  return caller
}

export const addSegmentRoutes = (serve: ServeMembers, { db, now, ...counts }: Dependencies) => {
  // Limits how many batches are stored at the same time, because all people of a company may send
  // at once. A waiting batch is kept as the bytes that arrived, which need a tenth of the memory of
  // its parsed rows.
  const storing = pLimit(BATCHES_AT_ONCE)
  // Limits how many requests read the rows of days at the same time, because the rows need much
  // memory.
  const reading = pLimit(READS_AT_ONCE)

  serve(ROUTES.putSegments, async (c, read) => {
    const place = deviceZoneFrom(read.query())
    const caller = recorderOf(c)
    const bytes = await readBytes(c)
    const answer = await storing(async () => {
      const { segments } = await parseBody(c, bytes, Batch)
      return storeBatch(db, caller, segments, now(), place)
    })
    counts.metrics.countRows(answer)
    counts.received.count(answer.results.length)
    return c.json(answer satisfies BatchAnswer)
  })

  serve(ROUTES.getSegments, async (c, read) => {
    const { since = '0', limit = PAGE } = read.query()
    const feed = await readFeed(db, c.get('caller'), Number(since), Number(limit))
    return c.json(feed satisfies FeedAnswer)
  })

  serve(ROUTES.getDay, async (c, read) => {
    const date = read.param()
    const caller = recorderOf(c)
    const { zone, dayStart = 0 } = read.query()
    const day = { date, zone, dayStart: Number(dayStart) }
    const receipt = await reading(() => refuseUnknownZone(() => receiptFor(db, caller, day, now())))
    return c.json(receipt satisfies Receipt)
  })

  serve(ROUTES.getOwnReceipts, async (c, read) => {
    const { before } = read.query()
    const at = before === undefined ? undefined : Number(before)
    const receipts = await reading(() => receiptsOf(db, c.get('caller'), at))
    return c.json(receipts satisfies OwnReceipts)
  })
}
