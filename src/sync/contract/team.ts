/** What a team shares: the layout of its time, its scheme. */
import * as z from 'zod/mini'
import { DayDate, DayQuery } from './days.ts'
import { Seconds, Slug, storable } from './words.ts'

/** `GET /v1/team/layout`: `from` and `to` are days, both included. */
export const LayoutQuery = z.extend(DayQuery, { from: DayDate, to: DayDate })
/** Days in one answer. */
export const MAX_DAYS = 400

/** Whole seconds of one person's day; never a clock time, a note or a record. */
export const LayoutDay = z.object({
  date: DayDate,
  /** Per category. */
  seconds: z.record(z.string(), Seconds),
  /** How these came about: the three add up to the sum of `seconds`. */
  automatic: Seconds,
  byHand: Seconds,
  edited: Seconds,
  /** The person was away and has not said (or not sent) what it was. */
  unexplained: Seconds,
  /** Between the day's first start and its last end, what nothing tells of: breaks, private time. */
  missing: Seconds,
  /** Told twice, by two devices; counted in both. */
  overlapping: Seconds,
  /** The person changed it after its first receipt. */
  corrected: z.boolean(),
})
export type LayoutDay = z.infer<typeof LayoutDay>

/** Every member of the team, and of each the days of which something was received. */
export const Layout = z.object({
  from: DayDate,
  to: DayDate,
  zone: z.string(),
  dayStart: z.int(),
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** The day on which a device of theirs last sent. */
      lastSeen: z.nullable(DayDate),
      days: z.array(LayoutDay),
    }),
  ),
})
export type Layout = z.infer<typeof Layout>

const Name = z.string().check(z.minLength(1), z.maxLength(60), z.refine(storable))

const SchemeCategory = z.strictObject({
  id: Slug,
  en: Name,
  ru: Name,
  group: z.enum(['selling', 'internal', 'admin', 'preparation', 'travel', 'service', 'other']),
  parent: z.exactOptional(Slug),
  offComputer: z.boolean(),
  yields: z.boolean(),
  retired: z.exactOptional(z.literal(true)),
})

/** The readiness questions (domain, *Rules of the scheme*). */
const Readiness = z.strictObject({ indicatorsInCrm: z.boolean(), crmForHalfAYear: z.boolean() })

const Months = z.union([z.literal(1), z.literal(3), z.literal(6)])
const Categories = z.array(SchemeCategory).check(z.minLength(8), z.maxLength(60))

/** One version of a team's scheme; `from`: the day on which it takes force, absent for the first. */
export const Scheme = z.object({
  version: z.int(),
  from: z.exactOptional(DayDate),
  changeEvery: Months,
  categories: Categories,
  /** The first day on which it may be changed again, absent: on any. */
  mayChangeFrom: z.exactOptional(DayDate),
  readiness: z.exactOptional(z.extend(Readiness, { answeredAt: z.int() })),
  /** Earlier versions. */
  history: z.array(z.object({ version: z.int(), from: z.exactOptional(DayDate) })),
})
export type Scheme = z.infer<typeof Scheme>

/** `PUT /v1/scheme`. It takes force on the next day in `zone`. */
export const SchemeChange = z.strictObject({
  /** The version that it follows on: whoever changed it meanwhile is not overwritten. */
  after: z.int(),
  zone: z.string().check(z.minLength(1), z.maxLength(64)),
  changeEvery: Months,
  categories: Categories,
  /** Asked for once, with a team's first change. */
  readiness: z.exactOptional(Readiness),
})
export type SchemeChange = z.infer<typeof SchemeChange>
