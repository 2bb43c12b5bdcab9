/** Retention: the removal of recorded time that ended long ago. */
import * as z from 'zod/mini'
import { Count, digits, Id } from './common-values.ts'
import { MOST_KEPT_DAYS } from './limits.ts'

const Days = z.int().check(z.gte(1), z.lte(MOST_KEPT_DAYS))

/** The query of `GET /v1/retention`. */
export const RetentionQuery = z.object({
  days: digits(5).check(z.refine((n) => +n >= 1 && +n <= MOST_KEPT_DAYS, `1 to ${MOST_KEPT_DAYS}`)),
})

/**
 * How much recorded time ended more than a certain number of days ago. This request removes
 * nothing.
 */
export const Retention = z.object({
  /**
   * The number of days after which the service removes recorded time automatically. Absent if it
   * removes nothing automatically.
   */
  keepDays: z.exactOptional(Days),
  /** Only rows that ended before this instant are removed; epoch milliseconds. */
  until: z.int(),
  teams: z.array(
    z.object({
      id: Id,
      name: z.string(),
      /** `old`: the number of rows that would be removed. `all`: the number of all rows. */
      old: Count,
      all: Count,
    }),
  ),
})
export type Retention = z.infer<typeof Retention>

/** `POST /v1/retention`: removes old recorded time. It cannot be restored afterwards. */
export const Removal = z.strictObject({ days: Days })
export type Removal = z.infer<typeof Removal>

export const Removed = z.object({
  /** The number of removed rows. Absent if the removal still goes on. */
  removed: z.exactOptional(Count),
})
export type Removed = z.infer<typeof Removed>
