/** Group mode: figures of groups of people. */
import * as z from 'zod/mini'
import { DayDate } from './days.ts'
import { Count, Id } from './words.ts'

/**
 * `PUT /v1/teams/{id}/mode`. `group`: at once, and it takes back a wish to leave. `named`: the first
 * administrator asks, another one confirms.
 */
export const ModeChange = z.strictObject({ mode: z.enum(['named', 'group']) })
export type ModeChange = z.infer<typeof ModeChange>

/** `GET /v1/team/group`: from a Monday to a Sunday. */
export const GroupQuery = z.object({
  from: DayDate,
  to: DayDate,
  /** A team that the caller leads; without it their own, or else the first that they lead. */
  team: z.exactOptional(Id),
})

const Share = z.number().check(z.gte(0), z.lte(1))

export const GroupFigures = z.object({
  /** So many people or more are in it: a multiple of GROUP_STEP. */
  people: Count,
  /** Mean hours of work of a person, in the categories that are given; whole. */
  hours: Count,
  /**
   * The shares of these hours per category of the base 8, as multiples of GROUP_SHARE that add up
   * to 1. Left out are categories in which fewer than MIN_GROUP people worked, or one person more
   * than half of the time.
   */
  base: z.record(z.string(), Share),
})
export type GroupFigures = z.infer<typeof GroupFigures>

/** What was once given for a week is given again, whatever comes later. */
export const GroupWeeks = z.object({
  from: DayDate,
  to: DayDate,
  weeks: z.array(
    z.object({
      /** Its Monday. */
      week: DayDate,
      figures: z.exactOptional(GroupFigures),
      /**
       * Why there are none: too few people; the week is not over for a day; it is not wholly in
       * group mode.
       */
      why: z.exactOptional(z.enum(['few', 'soon', 'outside'])),
    }),
  ),
})
export type GroupWeeks = z.infer<typeof GroupWeeks>
