/** The team's view of its time. Not loaded by the worker, which needs only the scheme. */
import * as z from 'zod/mini'
import { DayDate, DayQuery } from './days.ts'
import { Count, Role } from './words.ts'

/**
 * `GET /v1/team/middle`: `from` and `to` are days, both included, in the zone in which each segment
 * was recorded; `zone` and `dayStart` are for people whose devices sent none.
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
  /** Per base category, by the scheme version of each segment; absent from older endpoints. */
  base: z.exactOptional(z.record(z.string(), Seconds)),
  /** By origin: the three add up to the sum of `seconds`. */
  automatic: Seconds,
  byHand: Seconds,
  edited: Seconds,
  /** Documentation and its sub-categories per CRM product, where known. */
  products: z.record(z.string(), Seconds),
  /** The number of category switches; breaks and unexplained time are no category. */
  switches: Count,
  /** The longest unbroken block per category: segments of one category that touch are one block. */
  longest: z.record(z.string(), Seconds),
  /** Work, unexplained and untracked time within the day. */
  span: Seconds,
  /**
   * Unexplained time that was sent, between two stretches of work on the day that are less than
   * eight hours apart: not the evening, the night or the weekend.
   */
  unexplained: Seconds,
  /** Untracked time within the day, including breaks and private time, which are never sent. */
  missing: Seconds,
  /** Work that two devices recorded at once, counted once. */
  overlapping: Seconds,
  /** The person has changed it after its first receipt. */
  corrected: z.boolean(),
})
export type LayoutDay = z.infer<typeof LayoutDay>

/** Sums of one person's month, from the same days. */
export const LayoutMonth = z.object({
  /** `YYYY-MM` */
  month: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
  /** Per category. */
  seconds: z.record(z.string(), Seconds),
  /** Per base category. */
  base: z.record(z.string(), Seconds),
  /** The days of the month with work, in order. */
  days: z.array(z.int().check(z.gte(1), z.lte(31))),
})
export type LayoutMonth = z.infer<typeof LayoutMonth>

/** Every member of the team, each with the days that have data; dates are in the member's zone. */
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
      /** The day on which they joined the team; no day before it is missing. */
      since: DayDate,
      /** The date of the last request of any of their devices; null: none ever connected. */
      lastSeen: z.nullable(DayDate),
      /** The date of the last upload with anything new; null: nothing was ever received. */
      lastSent: z.nullable(DayDate),
      /** Today's date in their zone; absent from older endpoints. */
      today: z.exactOptional(DayDate),
      /** One of their devices does not send unexplained time. */
      keepsUnexplained: z.exactOptional(z.literal(true)),
      /** Empty if months were requested. */
      days: z.array(LayoutDay),
      /** If months were requested: those with work, in order. */
      months: z.exactOptional(z.array(LayoutMonth)),
    }),
  ),
})
export type Layout = z.infer<typeof Layout>

const Share = z.number().check(z.gte(0), z.lte(1))

/**
 * `GET /v1/team/middle`: the shares of explained working time of the other team members, over the
 * whole weeks (from Monday) in the range that ended at least a day ago. A week's figure is the
 * median of the members' own shares, to the nearest MIDDLE_STEP; a member without time in a
 * category counts as 0. For several weeks it is the mean of these, in whole percents. The caller is
 * left out, and a week's published figure never changes. Medians need not add up to 1. Medians of 0
 * are left out.
 */
export const Middle = z.object({
  from: DayDate,
  to: DayDate,
  zone: z.string(),
  dayStart: z.int(),
  /** Absent if there is no such week in which MIN_OTHERS others have sent something. */
  middle: z.exactOptional(
    z.object({
      /** The number of others with data, in the week with the fewest. */
      people: Count,
      /** Per category. */
      shares: z.record(z.string(), Share),
      /** Per base category, rolled up. */
      base: z.record(z.string(), Share),
      /** Selling share. */
      selling: Share,
    }),
  ),
})
export type Middle = z.infer<typeof Middle>
