/** A person's own receipts in the console. A file of its own, because the worker does not need it. */
import * as z from 'zod/mini'
import { Count, digits, Id, Seconds } from './common-values.ts'
import { DayDate } from './days.ts'

/** The query of `GET /v1/receipts`; `before` is the `next` of the previous page. */
export const OwnReceiptsQuery = z.object({ before: z.exactOptional(digits(15)) })

/** What the endpoint holds of the caller's days, from every browser; the latest days first. */
export const OwnReceipts = z.object({
  receipts: z.array(
    z.object({
      date: DayDate,
      device: Id,
      /** The name of the browser in lists. */
      label: z.exactOptional(z.string()),
      count: Count,
      seconds: z.record(z.string(), Seconds),
      /**
       * When this day's receipt was first requested, and when the day was last corrected after
       * that.
       */
      firstAskedAt: z.int(),
      correctedAt: z.exactOptional(z.int()),
    }),
  ),
  /** The start of the next page; absent if there are no older receipts. */
  next: z.exactOptional(digits(15)),
})
export type OwnReceipts = z.infer<typeof OwnReceipts>
