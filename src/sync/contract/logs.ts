/**
 * The two logs for administrators: the log of acts of administration (the audit), and the log of
 * who has read whose figures. Neither log contains a person's figures.
 */
import * as z from 'zod/mini'
import { Reader, ReadRoute } from './access.ts'
import { ACTS } from './acts.ts'
import { Count, digits, Id, Zone } from './common-values.ts'
import { DayDate } from './days.ts'
import { LOG_PAGE } from './limits.ts'

/**
 * The position at which a page ends: an instant, and the number of entries with this instant on the
 * pages so far.
 */
const Cursor = z.string().check(z.regex(/^\d{1,15}-\d{1,6}$/))

/**
 * The query of `GET /v1/audit` and `GET /v1/reads`. Both answer with the newest entries first.
 * `person` selects the entries in which this person acted or read, and the entries about this
 * person. `from` and `to` are days in `zone`, both included.
 */
export const LogQuery = z.object({
  /** The value `next` of the previous page. */
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

/** A person or a team. The name is absent if the person or the team was removed after the act. */
const Thing = z.object({ id: z.string(), name: z.exactOptional(z.string()) })
export type LoggedThing = z.infer<typeof Thing>

export const Audit = z.object({
  acts: z.array(
    z.object({
      id: z.string(),
      at: z.int(),
      act: z.enum(ACTS),
      /** The person, the command or the service that acted. */
      actor: Reader,
      team: Thing,
      /**
       * The person whom the act is about. Absent if the act is about the team, or about something
       * that `detail` names.
       */
      about: z.exactOptional(Thing),
      /**
       * More about the act, such as the name of a browser, or a change: `member → manager`.
       * Contains names instead of ids.
       */
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
      /**
       * `people`: the number of people named in the answer. `person`: that person, if there was
       * only one.
       */
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
