/** Group mode: managers get figures of groups of people, and no figures of named people. */
import * as z from 'zod/mini'
import { Count, Id } from './common-values.ts'
import { DayDate } from './days.ts'

/**
 * `PUT /v1/teams/{id}/mode`. `group`: group mode begins at once, and an open request to end group
 * mode is withdrawn. `named`: one administrator asks to end group mode, and another one must
 * confirm it.
 */
export const ModeChange = z.strictObject({ mode: z.enum(['named', 'group']) })
export type ModeChange = z.infer<typeof ModeChange>

/**
 * The query of `GET /v1/team/group`. The range consists of whole weeks, from a Monday to a Sunday.
 */
export const GroupQuery = z.object({
  from: DayDate,
  to: DayDate,
  /**
   * A team that the caller leads. If it is absent, the answer is about the caller's own team, or,
   * if they do not lead it, about the first team that they lead.
   */
  team: z.exactOptional(Id),
})

const Share = z.number().check(z.gte(0), z.lte(1))

export const GroupFigures = z.object({
  /** The group has at least this number of people. It is a multiple of GROUP_STEP. */
  people: Count,
  /** Mean hours of work per person, in the categories of `base`; whole hours. */
  hours: Count,
  /**
   * The shares of these hours per base category. They are multiples of GROUP_SHARE, and their sum
   * is 1. A category is left out if fewer than MIN_GROUP people worked in it, or if one person has
   * more than half of the category's time.
   */
  base: z.record(z.string(), Share),
})
export type GroupFigures = z.infer<typeof GroupFigures>

/**
 * An answer with figures of a group, by weeks. After the figures of a week were sent once, they
 * never change, even if people send more time later.
 */
export const GroupWeeks = z.object({
  from: DayDate,
  to: DayDate,
  weeks: z.array(
    z.object({
      /** The Monday of the week. */
      week: DayDate,
      figures: z.exactOptional(GroupFigures),
      /**
       * Why there are no figures. `few`: the group has too few people. `soon`: the week ended less
       * than a day ago. `outside`: the team was not in group mode during the whole week.
       */
      why: z.exactOptional(z.enum(['few', 'soon', 'outside'])),
    }),
  ),
})
export type GroupWeeks = z.infer<typeof GroupWeeks>
