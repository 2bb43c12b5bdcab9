/** A team, its choices and its scheme. */
import * as z from 'zod/mini'
import { BASE } from '../../core/scheme/categories.ts'
import { DayDate } from './days.ts'
import { MAX_CATEGORIES, MAX_NAME, MAX_VERSIONS } from './limits.ts'
import { TeamMode } from './mode.ts'
import { Id, isStorable, Role, Slug, Zone } from './words.ts'
import { TeamWorkingTime } from './working-time.ts'

/** Which team: the caller's own, or one that they lead or administer. */
export const TeamQuery = z.object({ team: z.exactOptional(Id) })

/** `GET /v1/team`. What is optional is not sent by old endpoints. */
export const Team = z.object({
  id: z.exactOptional(Id),
  name: z.string(),
  /** The caller's role. */
  role: Role,
  /** Members may see the team's middle (`GET /v1/team/middle`). */
  shareMiddle: z.boolean(),
  /** The teams whose time the caller may see. */
  leads: z.exactOptional(z.array(z.object({ id: Id, name: z.string() }))),
  /** False: a head whose own time is not recorded, so nothing is to be sent. */
  tracked: z.exactOptional(z.boolean()),
  mode: z.exactOptional(TeamMode),
  /** The team's week and holidays. */
  workingTime: z.exactOptional(TeamWorkingTime),
})
export type Team = z.infer<typeof Team>

/** `PUT /v1/team`, by a manager: what is absent stays. */
export const TeamChange = z
  .strictObject({
    shareMiddle: z.exactOptional(z.boolean()),
    workingTime: z.exactOptional(TeamWorkingTime),
  })
  .check(z.refine((change) => Object.keys(change).length > 0, 'changes nothing'))
export type TeamChange = z.infer<typeof TeamChange>

const Name = z.string().check(z.minLength(1), z.maxLength(MAX_NAME), z.refine(isStorable))

export const SchemeCategory = z.strictObject({
  id: Slug,
  en: Name,
  ru: Name,
  group: z.enum(['selling', 'internal', 'admin', 'preparation', 'travel', 'service', 'other']),
  parent: z.exactOptional(Slug),
  offComputer: z.boolean(),
  yields: z.boolean(),
  retired: z.exactOptional(z.literal(true)),
})

/**
 * The answers to the readiness questions (docs/domain.md, *Scheme rules*); `PUT /v1/scheme/readiness`.
 */
export const Readiness = z.strictObject({
  indicatorsInCrm: z.boolean(),
  crmForHalfAYear: z.boolean(),
})
export type Readiness = z.infer<typeof Readiness>

const Answered = z.extend(Readiness, { answeredAt: z.int() })

const Months = z.union([z.literal(1), z.literal(3), z.literal(6)])
// Every base category is there, each category once, and at least one can be picked.
const isWhole = (categories: readonly z.infer<typeof SchemeCategory>[]) => {
  const ids = new Set(categories.map(({ id }) => id))
  return (
    ids.size === categories.length &&
    BASE.every(({ id }) => ids.has(id)) &&
    categories.some(({ retired }) => !retired)
  )
}
const Categories = z
  .array(SchemeCategory)
  .check(
    z.minLength(BASE.length),
    z.maxLength(MAX_CATEGORIES),
    z.refine(isWhole, 'the base 8, each category once, and at least one that is not retired'),
  )

/** `from`: the day on which it takes effect, absent in the first version. */
const version = {
  version: z.int(),
  from: z.exactOptional(DayDate),
  changeEvery: Months,
  categories: Categories,
}
export const SchemeVersion = z.object(version)

/** The newest version of a team's scheme. */
export const Scheme = z.object({
  ...version,
  /**
   * The first day on which it may be changed again; absent if on any day. A version that has not
   * yet taken force may be amended or taken back before.
   */
  mayChangeFrom: z.exactOptional(DayDate),
  readiness: z.exactOptional(Answered),
  /** Earlier versions, the newest first: a segment is read by the categories of its version. */
  history: z.array(SchemeVersion).check(z.maxLength(MAX_VERSIONS)),
})
export type Scheme = z.infer<typeof Scheme>

/** `PUT /v1/scheme`. It takes effect on the next day in `zone`. */
export const SchemeChange = z.strictObject({
  /** The version that it follows: if the scheme was changed meanwhile, the change is refused. */
  after: z.int(),
  zone: Zone,
  changeEvery: Months,
  categories: Categories,
  /** Needed with a team's first change, unless they were answered before. */
  readiness: z.exactOptional(Readiness),
})
export type SchemeChange = z.infer<typeof SchemeChange>
