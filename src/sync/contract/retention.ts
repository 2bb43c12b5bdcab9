/** Retention: removing recorded time that ended long ago. */
import * as z from 'zod/mini'
import { Count, digits, Id } from './common-values.ts'
import { MOST_KEPT_DAYS } from './limits.ts'

const Days = z.int().check(z.gte(1), z.lte(MOST_KEPT_DAYS))

/** The query of `GET /v1/retention`. */
export const RetentionQuery = z.object({
  days: digits(5).check(z.refine((n) => +n >= 1 && +n <= MOST_KEPT_DAYS, `1 to ${MOST_KEPT_DAYS}`)),
})

/** How much recorded time ended more than a number of days ago. This request removes nothing. */
export const Retention = z.object({
  /**
   * The number of days after which the service itself removes recorded time; absent if it removes
   * nothing.
   */
  keepDays: z.exactOptional(Days),
  /** The instant before which time must have ended to be removed, epoch milliseconds. */
  until: z.int(),
  teams: z.array(
    z.object({
      id: Id,
      name: z.string(),
      /** The number of rows that would be removed, and of all rows. */
      old: Count,
      all: Count,
    }),
  ),
})
export type Retention = z.infer<typeof Retention>

/** `POST /v1/retention`: removes old recorded time. Removed time cannot be restored. */
export const Removal = z.strictObject({ days: Days })
export type Removal = z.infer<typeof Removal>

export const Removed = z.object({
  /** The number of removed rows; absent if the removal takes longer and still goes on. */
  removed: z.exactOptional(Count),
})
export type Removed = z.infer<typeof Removed>
