/** A team, its settings and its scheme (its set of categories). */
import * as z from 'zod/mini'
import { BASE } from '../../core/scheme/categories.ts'
import { Id, isStorable, Role, Slug, Zone } from './common-values.ts'
import { DayDate } from './days.ts'
import { MAX_CATEGORIES, MAX_NAME, MAX_VERSIONS } from './limits.ts'
import { TeamMode } from './mode.ts'
import { TeamWorkingTime } from './working-time.ts'

/**
 * A team that the caller leads or administers. If it is absent, the answer is about the caller's
 * own team.
 */
export const TeamQuery = z.object({ team: z.exactOptional(Id) })

/** The answer of `GET /v1/team`. Old endpoints do not send the optional properties. */
export const Team = z.object({
  id: z.exactOptional(Id),
  name: z.string(),
  role: Role,
  /**
   * Whether members may see the team's middle: the median shares of its people (`GET
   * /v1/team/middle`).
   */
  shareMiddle: z.boolean(),
  /** The teams whose time the caller may see. */
  leads: z.exactOptional(z.array(z.object({ id: Id, name: z.string() }))),
  /**
   * False if the caller leads a team and their own time is not recorded. The browser then sends
   * nothing.
   */
  tracked: z.exactOptional(z.boolean()),
  mode: z.exactOptional(TeamMode),
  /** The team's working week and holidays. */
  workingTime: z.exactOptional(TeamWorkingTime),
})
export type Team = z.infer<typeof Team>

/** `PUT /v1/team`, which a manager sends. If a property is absent, it stays unchanged. */
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
 * The body of `PUT /v1/scheme/readiness`: the answers to the two questions that a team must answer
 * before it changes its scheme for the first time (docs/domain.md, *Scheme rules*).
 */
export const Readiness = z.strictObject({
  indicatorsInCrm: z.boolean(),
  crmForHalfAYear: z.boolean(),
})
export type Readiness = z.infer<typeof Readiness>

const Answered = z.extend(Readiness, { answeredAt: z.int() })

const Months = z.union([z.literal(1), z.literal(3), z.literal(6)])
// Whether a scheme is complete: it has every base category, each category only once, and at least
// one category that can be picked.
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

/**
 * One version of a scheme (a set of categories). `from` is the day on which the version takes
 * effect. It is absent in the first version.
 */
const version = {
  version: z.int(),
  from: z.exactOptional(DayDate),
  changeEvery: Months,
  categories: Categories,
}
export const SchemeVersion = z.object(version)

/** The newest version of a team's scheme (its set of categories). */
export const Scheme = z.object({
  ...version,
  /**
   * The first day on which the scheme may be changed again. Absent if it may be changed on any day.
   * A version that is not in force yet may be amended or withdrawn before that day.
   */
  mayChangeFrom: z.exactOptional(DayDate),
  readiness: z.exactOptional(Answered),
  /**
   * Earlier versions, the newest first. They are needed because each segment has the category of
   * the version under which it was recorded.
   */
  history: z.array(SchemeVersion).check(z.maxLength(MAX_VERSIONS)),
})
export type Scheme = z.infer<typeof Scheme>

/** `PUT /v1/scheme`. The change takes effect on the next day in the time zone `zone`. */
export const SchemeChange = z.strictObject({
  /**
   * The version on which the change is based. If the scheme was changed after that version, the
   * change is refused.
   */
  after: z.int(),
  zone: Zone,
  changeEvery: Months,
  categories: Categories,
  /** Required for a team's first change, unless the questions were answered before. */
  readiness: z.exactOptional(Readiness),
})
export type SchemeChange = z.infer<typeof SchemeChange>
