/** What a team sees of its time; the worker, which reads the scheme, needs nothing of it. */
import * as z from 'zod/mini'
import { DayDate, DayQuery } from './days.ts'
import { Count, Role } from './words.ts'

/**
 * `GET /v1/team/middle`: `from` and `to` are days, both included, of the zone in which each segment
 * was recorded; `zone` and `dayStart` are for people whose devices have told none.
 */
export const RangeQuery = z.extend(DayQuery, { from: DayDate, to: DayDate })
/**
 * `GET /v1/team/layout`. `exact`: lengths to the millisecond, so that sums over many days are exact.
 * `by=month`: sums of whole months, those that have a day in the range, instead of days.
 */
export const LayoutQuery = z.extend(RangeQuery, {
  exact: z.exactOptional(z.literal('1')),
  by: z.exactOptional(z.enum(['day', 'month'])),
})

/** Seconds: whole ones, or with `exact` to the millisecond. */
const Seconds = z.number().check(z.gte(0))

/**
 * Lengths of one person's day, without clock times, notes or records. The same days as in the
 * person's own report (src/core/report): what two devices recorded at once counts once.
 */
export const LayoutDay = z.object({
  date: DayDate,
  /** Per category. */
  seconds: z.record(z.string(), Seconds),
  /** Per category of the base 8, by the scheme that each segment was made under; absent of old. */
  base: z.exactOptional(z.record(z.string(), Seconds)),
  /** How these came about: the three add up to the sum of `seconds`. */
  automatic: Seconds,
  byHand: Seconds,
  edited: Seconds,
  /** Of Documentation and what splits it, where it is known: per CRM product. */
  products: z.record(z.string(), Seconds),
  /** How often the category changed; breaks and unexplained time are none. */
  switches: Count,
  /** The longest unbroken block per category: segments of one category that touch are one block. */
  longest: z.record(z.string(), Seconds),
  /** Work, unexplained time and what is missing between them. */
  span: Seconds,
  /**
   * Time away that was sent, and is not explained, between two stretches of work on the day that are
   * less than eight hours apart: not the evening, the night or the weekend.
   */
  unexplained: Seconds,
  /** Untracked time within the day: breaks and private time, which are never sent, are in it. */
  missing: Seconds,
  /** Work that two devices recorded at once, counted once. */
  overlapping: Seconds,
  /** The person changed it after its first receipt. */
  corrected: z.boolean(),
})
export type LayoutDay = z.infer<typeof LayoutDay>

/** Sums of one person's month, from the same days. */
export const LayoutMonth = z.object({
  /** `YYYY-MM` */
  month: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
  /** Per category. */
  seconds: z.record(z.string(), Seconds),
  /** Per category of the base 8. */
  base: z.record(z.string(), Seconds),
  /** The days of the month with work, in order. */
  days: z.array(z.int().check(z.gte(1), z.lte(31))),
})
export type LayoutMonth = z.infer<typeof LayoutMonth>

/** Every member of the team, and of each the days of which something was received; dates are theirs. */
export const Layout = z.object({
  from: DayDate,
  to: DayDate,
  zone: z.string(),
  dayStart: z.int(),
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      role: Role,
      /** The day on which they were added to the team: nothing is missing before it. */
      since: DayDate,
      /** The day on which a device of theirs last asked for anything; null: none ever connected. */
      lastSeen: z.nullable(DayDate),
      /** The day on which something new was last received from them; null: nothing ever was. */
      lastSent: z.nullable(DayDate),
      /** What day it is where they are; absent of old. */
      today: z.exactOptional(DayDate),
      /** A device of theirs sends no unexplained time. */
      keepsUnexplained: z.exactOptional(z.literal(true)),
      /** None where months were asked for. */
      days: z.array(LayoutDay),
      /** Where months were asked for: those with work, in order. */
      months: z.exactOptional(z.array(LayoutMonth)),
    }),
  ),
})
export type Layout = z.infer<typeof Layout>

const Share = z.number().check(z.gte(0), z.lte(1))

/**
 * `GET /v1/team/middle`: what the team's other people spend their explained working time on, by the
 * whole weeks (from a Monday on) that lie in the range and ended a day ago or longer. A week's number
 * is the median of the people's own shares, to the nearest MIDDLE_STEP; who spent no time on it
 * counts as 0. Of several weeks it is their mean, in whole per cents. The caller is left out, and
 * what was given for a week stays. Medians need not add up to 1. What has a median of 0 is left out.
 */
export const Middle = z.object({
  from: DayDate,
  to: DayDate,
  zone: z.string(),
  dayStart: z.int(),
  /** Absent where there is no such week of which MIN_OTHERS others have sent something. */
  middle: z.exactOptional(
    z.object({
      /** Others of whom something is there, in the week with the fewest. */
      people: Count,
      /** Per category. */
      shares: z.record(z.string(), Share),
      /** Per category of the base 8, rolled up. */
      base: z.record(z.string(), Share),
      /** Selling %. */
      selling: Share,
    }),
  ),
})
export type Middle = z.infer<typeof Middle>
