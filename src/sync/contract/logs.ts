/**
 * The two logs for administrators: acts of administration, and who has read whose figures. Neither
 * log contains a person's figures.
 */
import * as z from 'zod/mini'
import { Reader, ReadRoute } from './access.ts'
import { ACTS } from './acts.ts'
import { Count, digits, Id, Zone } from './common-values.ts'
import { DayDate } from './days.ts'
import { LOG_PAGE } from './limits.ts'

/**
 * The end of a page: an instant, and the number of entries of that instant that earlier pages
 * contain.
 */
const Cursor = z.string().check(z.regex(/^\d{1,15}-\d{1,6}$/))

/**
 * The query of `GET /v1/audit` and `GET /v1/reads`, which answer with the newest entries first.
 * `person` selects the entries in which this person acted or read, and those about this person.
 * `from` and `to` are days in `zone`, both included.
 */
export const LogQuery = z.object({
  /** The `next` of the previous page. */
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

/**
 * A person or a team. The name is absent if the endpoint has removed the person or the team since.
 */
const Thing = z.object({ id: z.string(), name: z.exactOptional(z.string()) })
export type LoggedThing = z.infer<typeof Thing>

export const Audit = z.object({
  acts: z.array(
    z.object({
      id: z.string(),
      at: z.int(),
      act: z.enum(ACTS),
      /** The person who acted, or the command or the service that did. */
      actor: Reader,
      team: Thing,
      /**
       * The person whom the act is about; absent if it is about the team, or about what `detail`
       * names.
       */
      about: z.exactOptional(Thing),
      /**
       * More about the act, such as a browser, or a change with names in place of ids: `member →
       * manager`.
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
      /** The number of people named in the answer; and the person, if it was only one. */
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
