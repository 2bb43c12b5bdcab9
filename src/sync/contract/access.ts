/**
 * The access log: who read a person's figures. This is a separate file because the worker does not
 * need it.
 */
import * as z from 'zod/mini'
import { digits, Id } from './common-values.ts'
import { DayDate } from './days.ts'
import { MAX_READS } from './limits.ts'

/**
 * What was read. `layout`, `months`: a team's time by days or by months. `indicators`: the team's
 * key indicators. The other values mean that a command on the endpoint's machine read the data: one
 * day (`day`), a table of a team's segments (`table`), or a copy of everything that is stored about
 * a person (`copy`).
 */
export const ReadRoute = z.enum(['layout', 'months', 'indicators', 'day', 'table', 'copy'])
export type ReadRoute = z.infer<typeof ReadRoute>

/** The query of `GET /v1/access-log`. `before` is the value `next` of the previous page. */
export const AccessQuery = z.object({
  before: z.exactOptional(digits(15)),
  limit: z.exactOptional(
    digits(3).check(z.refine((n) => +n >= 1 && +n <= MAX_READS, `1 to ${MAX_READS}`)),
  ),
})

export const Reader = z.union([
  /**
   * A person or an API token. The name is absent if the person or the token was removed after the
   * read.
   */
  z.object({
    id: Id,
    name: z.exactOptional(z.string()),
    token: z.exactOptional(z.literal(true)),
  }),
  /** The account of the operating system that ran a command on the endpoint's machine. */
  z.object({ account: z.string() }),
])

/**
 * An answer of the access log. If one reader reads the same figures several times within a quarter
 * of an hour (UTC), this is one entry.
 */
export const AccessLog = z.object({
  reads: z.array(
    z.object({
      reader: Reader,
      route: ReadRoute,
      /**
       * The first and the last day that was read. Absent if everything that is stored about the
       * person was read.
       */
      from: z.exactOptional(DayDate),
      to: z.exactOptional(DayDate),
      firstAt: z.int(),
      /** The time of the last read, epoch milliseconds, accurate to a minute. */
      lastAt: z.int(),
    }),
  ),
  /** The value of `before` for the next page. Absent if there are no older entries. */
  next: z.exactOptional(digits(15)),
})
export type AccessLog = z.infer<typeof AccessLog>
