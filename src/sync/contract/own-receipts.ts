/** A person's own receipts in the console. A file of its own, because the worker does not need it. */
import * as z from 'zod/mini'
import { DayDate } from './days.ts'
import { Count, digits, Id, Seconds } from './words.ts'

/** `GET /v1/receipts`; `before` is the `next` of the page before. */
export const OwnReceiptsQuery = z.object({ before: z.exactOptional(digits(15)) })

/** What is held of the caller's days, of every browser; the latest days first. */
export const OwnReceipts = z.object({
  receipts: z.array(
    z.object({
      date: DayDate,
      device: Id,
      /** The browser's name in lists. */
      label: z.exactOptional(z.string()),
      count: Count,
      seconds: z.record(z.string(), Seconds),
      /** The instant of the first receipt for this day, and of the last correction after it. */
      firstAskedAt: z.int(),
      correctedAt: z.exactOptional(z.int()),
    }),
  ),
  /** Absent if there are no older ones. */
  next: z.exactOptional(digits(15)),
})
export type OwnReceipts = z.infer<typeof OwnReceipts>
