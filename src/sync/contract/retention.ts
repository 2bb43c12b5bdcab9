/** Retention: removing what ended long ago. */
import * as z from 'zod/mini'
import { MOST_KEPT_DAYS } from './limits.ts'
import { Count, digits, Id } from './words.ts'

const Days = z.int().check(z.gte(1), z.lte(MOST_KEPT_DAYS))

/** `GET /v1/retention`. */
export const RetentionQuery = z.object({
  days: digits(5).check(z.refine((n) => +n >= 1 && +n <= MOST_KEPT_DAYS, `1 to ${MOST_KEPT_DAYS}`)),
})

/** What ended longer ago than so many days; nothing is removed by asking. */
export const Retention = z.object({
  /** The service removes by itself what ended longer ago; absent if it removes nothing. */
  keepDays: z.exactOptional(Days),
  /** What ended before that instant would be removed. */
  until: z.int(),
  teams: z.array(
    z.object({
      id: Id,
      name: z.string(),
      /** Entries that would be removed, and of how many. */
      old: Count,
      all: Count,
    }),
  ),
})
export type Retention = z.infer<typeof Retention>

/** `POST /v1/retention`: removes it, for ever. */
export const Removal = z.strictObject({ days: Days })
export type Removal = z.infer<typeof Removal>

export const Removed = z.object({
  /** Entries; absent if it takes longer, and goes on. */
  removed: z.exactOptional(Count),
})
export type Removed = z.infer<typeof Removed>
