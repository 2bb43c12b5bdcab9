/**
 * A person's own receipts in the console. This is a separate file because the worker does not need
 * it.
 */
import * as z from 'zod/mini'
import { Count, digits, Id, Seconds } from './common-values.ts'
import { DayDate } from './days.ts'

/** The query of `GET /v1/receipts`. `before` is the value `next` of the previous page. */
export const OwnReceiptsQuery = z.object({ before: z.exactOptional(digits(15)) })

/**
 * What the endpoint has stored for the caller's days, from all of their browsers. The latest day is
 * first.
 */
export const OwnReceipts = z.object({
  receipts: z.array(
    z.object({
      date: DayDate,
      device: Id,
      /** The name of the browser, as lists show it. */
      label: z.exactOptional(z.string()),
      count: Count,
      seconds: z.record(z.string(), Seconds),
      /**
       * `firstAskedAt`: when this day's receipt was first requested. `correctedAt`: when the day
       * was last changed after that. Epoch milliseconds.
       */
      firstAskedAt: z.int(),
      correctedAt: z.exactOptional(z.int()),
    }),
  ),
  /** The value of `before` for the next page. Absent if there are no older receipts. */
  next: z.exactOptional(digits(15)),
})
export type OwnReceipts = z.infer<typeof OwnReceipts>
