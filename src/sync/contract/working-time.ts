/** On which days a person is expected to work. The reasons of days off are never sent. */
import * as z from 'zod/mini'
import { DayDate } from './days.ts'
import { LATEST, MAX_DAYS_OFF } from './limits.ts'

/** The usual hours of work from Monday to Sunday; 0 on days without work. */
export const WorkingWeek = z
  .array(z.number().check(z.gte(0), z.lte(24)))
  .check(z.minLength(7), z.maxLength(7))

const Range = z
  .strictObject({ from: DayDate, to: DayDate })
  .check(z.refine(({ from, to }) => from <= to, 'to: before from'))
/** Days off as ranges of days, both ends included. */
const DaysOff = z.array(Range).check(z.maxLength(MAX_DAYS_OFF))

/**
 * A team's working week, for people who have set no week of their own, and its holidays, for
 * everybody.
 */
export const TeamWorkingTime = z.strictObject({
  week: z.exactOptional(WorkingWeek),
  off: DaysOff,
})
export type TeamWorkingTime = z.infer<typeof TeamWorkingTime>

/**
 * `PUT /v1/working-time`: a person's own working time. Of two versions, the endpoint keeps the one
 * with the higher `changedAt`.
 */
export const WorkingTime = z.strictObject({
  /** Absent if the person has set no week: then the team's week counts, or else the region's. */
  week: z.exactOptional(WorkingWeek),
  /** The usual week of the person's region, which their browser's language names. */
  usualWeek: z.exactOptional(WorkingWeek),
  off: DaysOff,
  /** When the person changed their working time, epoch milliseconds; 0 if they have set nothing. */
  changedAt: z.int().check(z.gte(0), z.lte(LATEST)),
})
export type WorkingTime = z.infer<typeof WorkingTime>

/**
 * The working time that counts for a person: their own week, else their team's. The team's holidays
 * are among the days off.
 */
export const ExpectedTime = z.object({
  week: WorkingWeek,
  off: z.array(z.object({ from: DayDate, to: DayDate })),
})
export type ExpectedTime = z.infer<typeof ExpectedTime>
