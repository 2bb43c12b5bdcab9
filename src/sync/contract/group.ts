/** Group mode: figures of groups of people. */
import * as z from 'zod/mini'
import { Count, Id } from './common-values.ts'
import { DayDate } from './days.ts'

/**
 * `PUT /v1/teams/{id}/mode`. `group`: takes effect at once, and withdraws a request to leave group
 * mode. `named`: one administrator asks to leave group mode, and another one confirms.
 */
export const ModeChange = z.strictObject({ mode: z.enum(['named', 'group']) })
export type ModeChange = z.infer<typeof ModeChange>

/** The query of `GET /v1/team/group`: whole weeks, from a Monday to a Sunday. */
export const GroupQuery = z.object({
  from: DayDate,
  to: DayDate,
  /**
   * A team that the caller leads. If absent, the caller's own team, or if they do not lead it, the
   * first team that they lead.
   */
  team: z.exactOptional(Id),
})

const Share = z.number().check(z.gte(0), z.lte(1))

export const GroupFigures = z.object({
  /** The group has at least this number of people; a multiple of GROUP_STEP. */
  people: Count,
  /** Mean hours of work per person, in the categories that are given; whole hours. */
  hours: Count,
  /**
   * The shares of these hours per category of the base 8, as multiples of GROUP_SHARE that add up
   * to 1. A category is left out if fewer than MIN_GROUP people worked in it, or if one person has
   * more than half of its time.
   */
  base: z.record(z.string(), Share),
})
export type GroupFigures = z.infer<typeof GroupFigures>

/**
 * An answer with figures of a group, by weeks. Figures once given for a week are given again
 * unchanged, whatever the people send later.
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
       * Why there are no figures. `few`: too few people; `soon`: the week ended less than a day
       * ago; `outside`: not all of the week is in group mode.
       */
      why: z.exactOptional(z.enum(['few', 'soon', 'outside'])),
    }),
  ),
})
export type GroupWeeks = z.infer<typeof GroupWeeks>
