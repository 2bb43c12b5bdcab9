/** The endpoint's receipt for a day: a summary of what it has stored. */
import * as z from 'zod/mini'
import { Count, DayStart, Seconds, Zone } from './common-values.ts'

export const DayDate = z.iso.date()

/** The query of `GET /v1/days/{date}`. */
export const DayQuery = z.object({
  zone: Zone,
  dayStart: z.exactOptional(DayStart),
})

/**
 * The receipt for one day. It includes the segments of the device that requests it. Extension and
 * endpoint compute counts, seconds and checksum with the same code (src/core/day/receipt.ts).
 */
export const Receipt = z.object({
  date: DayDate,
  zone: z.string(),
  dayStart: z.int().check(z.gte(0), z.lte(23)),
  /** The start and the end of the day, `[from, to)`, epoch milliseconds. */
  from: z.int(),
  to: z.int(),
  count: Count,
  seconds: z.record(z.string(), Seconds),
  /**
   * Seconds of unexplained stretches. They are not included in `count`, `seconds` and `checksum`.
   */
  unexplained: Seconds,
  /**
   * The first start and the last end of counted segments, cut at the bounds of the day, epoch
   * milliseconds. Absent if the day has no counted segments.
   */
  firstAt: z.exactOptional(z.int()),
  lastAt: z.exactOptional(z.int()),
  /** The SHA-256 of the day's segments in canonical form, as lower-case hex. */
  checksum: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /**
   * `firstAskedAt`: when this day's receipt was first requested. `correctedAt`: when the day was
   * last changed after that. Epoch milliseconds.
   */
  firstAskedAt: z.int(),
  correctedAt: z.exactOptional(z.int()),
})
export type Receipt = z.infer<typeof Receipt>
