/** On which days a person is expected to work: no reason of a day off is ever exchanged. */
import * as z from 'zod/mini'
import { DayDate } from './days.ts'
import { LATEST, MAX_DAYS_OFF } from './limits.ts'

/** Usual hours of Monday to Sunday; 0: no working day. */
export const WorkingWeek = z
  .array(z.number().check(z.gte(0), z.lte(24)))
  .check(z.minLength(7), z.maxLength(7))

const Range = z
  .strictObject({ from: DayDate, to: DayDate })
  .check(z.refine(({ from, to }) => from <= to, 'to: before from'))
/** Ranges of days, both included. */
export const DaysOff = z.array(Range).check(z.maxLength(MAX_DAYS_OFF))

/** A team's week and holidays: what counts where a person has said nothing else. */
export const TeamWorkingTime = z.strictObject({
  week: z.exactOptional(WorkingWeek),
  off: DaysOff,
})
export type TeamWorkingTime = z.infer<typeof TeamWorkingTime>

/** `PUT /v1/working-time`: a person's own. The later change wins. */
export const WorkingTime = z.strictObject({
  /** Absent if the person has set none: then the team's counts, then the region's. */
  week: z.exactOptional(WorkingWeek),
  /** The week of the person's region, by their language. */
  usualWeek: z.exactOptional(WorkingWeek),
  off: DaysOff,
  /** Epoch milliseconds; 0 if the person has set nothing. */
  changedAt: z.int().check(z.gte(0), z.lte(LATEST)),
})
export type WorkingTime = z.infer<typeof WorkingTime>

/** What counts for a person: their own, else the team's; the team's holidays count as well. */
export const ExpectedTime = z.object({
  week: WorkingWeek,
  off: z.array(z.object({ from: DayDate, to: DayDate })),
})
export type ExpectedTime = z.infer<typeof ExpectedTime>
