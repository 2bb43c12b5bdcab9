/**
 * What an administrator looks up: acts of administration, and who has read whose figures. Neither has
 * a figure of anybody.
 */
import * as z from 'zod/mini'
import { Reader, ReadRoute } from './access.ts'
import { ACTS } from './acts.ts'
import { DayDate } from './days.ts'
import { LOG_PAGE } from './limits.ts'
import { Count, digits, Id, Zone } from './words.ts'

/** Where a page ends: an instant, and how many entries of that instant came before. */
const Cursor = z.string().check(z.regex(/^\d{1,15}-\d{1,6}$/))

/**
 * `GET /v1/audit`, `GET /v1/reads`: the newest first. `person` is who acted or read, or of whom it
 * was; `from` and `to` are days in `zone`, both included.
 */
export const LogQuery = z.object({
  /** The `next` of the page before. */
  cursor: z.exactOptional(Cursor),
  limit: z.exactOptional(
    digits(3).check(z.refine((n) => +n >= 1 && +n <= LOG_PAGE.most, `1 to ${LOG_PAGE.most}`)),
  ),
  person: z.exactOptional(Id),
  from: z.exactOptional(DayDate),
  to: z.exactOptional(DayDate),
  zone: z.exactOptional(Zone),
})
export type LogQuery = z.infer<typeof LogQuery>

const next = z.exactOptional(Cursor)

/** A person or a team; without a name it was removed since. */
const Thing = z.object({ id: z.string(), name: z.exactOptional(z.string()) })
export type LoggedThing = z.infer<typeof Thing>

export const Audit = z.object({
  acts: z.array(
    z.object({
      id: z.string(),
      at: z.int(),
      act: z.enum(ACTS),
      /** A person, or what ran a command or the service itself. */
      actor: Reader,
      team: Thing,
      /** The person; absent if it is about the team, or about what is in `detail`. */
      about: z.exactOptional(Thing),
      /** A browser, and more about the act, in which names stand for ids: `member → manager`. */
      detail: z.exactOptional(z.string()),
    }),
  ),
  next,
})
export type Audit = z.infer<typeof Audit>

export const AllReads = z.object({
  reads: z.array(
    z.object({
      reader: Reader,
      route: ReadRoute,
      team: Thing,
      /** How many people were named in the answer, and the one if it was one. */
      people: Count,
      person: z.exactOptional(Thing),
      from: z.exactOptional(DayDate),
      to: z.exactOptional(DayDate),
      firstAt: z.int(),
      lastAt: z.int(),
    }),
  ),
  next,
})
export type AllReads = z.infer<typeof AllReads>
