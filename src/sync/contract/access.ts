/** Who read a person's figures. A file of its own, because the worker does not need it. */
import * as z from 'zod/mini'
import { DayDate } from './days.ts'
import { MAX_READS } from './limits.ts'
import { digits, Id } from './words.ts'

/**
 * In which form the figures were given: the layout of a team by days or by months; its key
 * indicators; by a command a day, a table of a team's stretches, or a copy of all that is kept of a person.
 */
export const ReadRoute = z.enum(['layout', 'months', 'indicators', 'day', 'table', 'copy'])
export type ReadRoute = z.infer<typeof ReadRoute>

/** `GET /v1/access-log`; `before` is the `next` of the page before. */
export const AccessQuery = z.object({
  before: z.exactOptional(digits(15)),
  limit: z.exactOptional(
    digits(3).check(z.refine((n) => +n >= 1 && +n <= MAX_READS, `1 to ${MAX_READS}`)),
  ),
})

export const Reader = z.union([
  /** A person, or an API token; without a name they were removed since. */
  z.object({
    id: Id,
    name: z.exactOptional(z.string()),
    token: z.exactOptional(z.literal(true)),
  }),
  /** Somebody on the endpoint's machine. */
  z.object({ account: z.string() }),
])

/** Reads of the same figures by the same reader within a quarter of an hour of UTC are one. */
export const AccessLog = z.object({
  reads: z.array(
    z.object({
      reader: Reader,
      route: ReadRoute,
      /** Days, both included; absent if all that is kept was read. */
      from: z.exactOptional(DayDate),
      to: z.exactOptional(DayDate),
      firstAt: z.int(),
      /** To within a minute. */
      lastAt: z.int(),
    }),
  ),
  /** Absent if there are no older ones. */
  next: z.exactOptional(digits(15)),
})
export type AccessLog = z.infer<typeof AccessLog>
