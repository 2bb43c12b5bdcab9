/** The days on which a person is expected to work. The reasons for days off are never sent. */
import * as z from 'zod/mini'
import { DayDate } from './days.ts'
import { LATEST, MAX_DAYS_OFF } from './limits.ts'

/** The usual hours of work for each weekday from Monday to Sunday. 0 means a day without work. */
export const WorkingWeek = z
  .array(z.number().check(z.gte(0), z.lte(24)))
  .check(z.minLength(7), z.maxLength(7))

const Range = z
  .strictObject({ from: DayDate, to: DayDate })
  .check(z.refine(({ from, to }) => from <= to, 'to: before from'))
/** Days off as ranges of days. The first and the last day of a range are days off. */
const DaysOff = z.array(Range).check(z.maxLength(MAX_DAYS_OFF))

/**
 * A team's working week and its holidays. The week applies to people who have entered no week of
 * their own, the holidays apply to everybody.
 */
export const TeamWorkingTime = z.strictObject({
  week: z.exactOptional(WorkingWeek),
  off: DaysOff,
})
export type TeamWorkingTime = z.infer<typeof TeamWorkingTime>

/**
 * `PUT /v1/working-time`: a person's own working time. If two browsers send different versions, the
 * endpoint keeps the version with the higher `changedAt`.
 */
export const WorkingTime = z.strictObject({
  /**
   * Absent if the person has entered no week. Then the team's week applies, or else that of the
   * region.
   */
  week: z.exactOptional(WorkingWeek),
  /** The usual week of the person's region. The region follows from the language of the browser. */
  usualWeek: z.exactOptional(WorkingWeek),
  off: DaysOff,
  /**
   * When the person last changed their working time, epoch milliseconds. 0 if they have never
   * changed it.
   */
  changedAt: z.int().check(z.gte(0), z.lte(LATEST)),
})
export type WorkingTime = z.infer<typeof WorkingTime>

/**
 * The working time that applies to a person: the week that they have entered, or else their team's
 * week. `off` includes the team's holidays.
 */
export const ExpectedTime = z.object({
  week: WorkingWeek,
  off: z.array(z.object({ from: DayDate, to: DayDate })),
})
export type ExpectedTime = z.infer<typeof ExpectedTime>
