/**
 * The team's time, as its manager sees it. A file of its own, because the worker does not need it.
 */
import * as z from 'zod/mini'
import { DayDate, DayQuery } from './days.ts'
import { Count, Id, Role } from './words.ts'
import { ExpectedTime } from './working-time.ts'

/**
 * `GET /v1/team/middle`: `from` and `to` are days, both included, in the zone in which each segment
 * was recorded; `zone` and `dayStart` are for people whose devices have not told a zone.
 */
export const RangeQuery = z.extend(DayQuery, { from: DayDate, to: DayDate })
/**
 * `GET /v1/team/layout`. `exact`: lengths to the millisecond, so that sums over many days are
 * exact. `by=month`: instead of days, sums of the whole months that have a day in the range.
 */
export const LayoutQuery = z.extend(RangeQuery, {
  exact: z.exactOptional(z.literal('1')),
  by: z.exactOptional(z.enum(['day', 'month'])),
  /** A team that the caller leads; without it their own, or else the first that they lead. */
  team: z.exactOptional(Id),
})

/** Whole seconds, or with `exact` to the millisecond. */
const Seconds = z.number().check(z.gte(0))

/**
 * Lengths of one person's day, without clock times, notes or records. The days are the same as in
 * the person's own report (src/core/report): time that two devices recorded at once counts once.
 */
export const LayoutDay = z.object({
  date: DayDate,
  /** Per category. */
  seconds: z.record(z.string(), Seconds),
  /** Per category of the base 8, by the scheme of each segment. Old endpoints do not send it. */
  base: z.exactOptional(z.record(z.string(), Seconds)),
  /** How the time was recorded: the three add up to the sum of `seconds`. */
  automatic: Seconds,
  byHand: Seconds,
  edited: Seconds,
  /** Time of Documentation and its children per CRM product, if the product is known. */
  products: z.record(z.string(), Seconds),
  /** How often the category changed; breaks and unexplained time are no category here. */
  switches: Count,
  /** The longest unbroken block per category: segments of one category that touch are one block. */
  longest: z.record(z.string(), Seconds),
  /** Work, unexplained time and missing time together. */
  span: Seconds,
  /**
   * Unexplained time away between two stretches of work on the day that are less than eight hours
   * apart: not the evening, the night or the weekend.
   */
  unexplained: Seconds,
  /** Untracked time within the day, with breaks and private time, which are never sent. */
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

/**
 * Every member of the team, with the days on which something was recorded, by the member's own
 * dates.
 */
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
      /** The day on which they were added to the team: no day before it is missing. */
      since: DayDate,
      /**
       * Their last day in the team, if they moved, left or will leave: no day after it is missing.
       */
      until: z.exactOptional(DayDate),
      /** Days between `since` and `until` on which they were not in the team. */
      away: z.exactOptional(z.array(z.object({ from: DayDate, to: DayDate }))),
      /** On which days they are expected to work. Old endpoints do not say: Monday to Friday. */
      expected: z.exactOptional(ExpectedTime),
      /** The day of the last request of one of their devices; null if none ever connected. */
      lastSeen: z.nullable(DayDate),
      /** The day on which new rows were last received from them; null if none ever were. */
      lastSent: z.nullable(DayDate),
      /** Today's date where they are. Old endpoints do not send it. */
      today: z.exactOptional(DayDate),
      /** One of their devices does not send unexplained time. */
      keepsUnexplained: z.exactOptional(z.literal(true)),
      /** Empty if months were asked for. */
      days: z.array(LayoutDay),
      /** If months were asked for: those with work, in order. */
      months: z.exactOptional(z.array(LayoutMonth)),
    }),
  ),
})
export type Layout = z.infer<typeof Layout>

const Share = z.number().check(z.gte(0), z.lte(1))

/**
 * `GET /v1/team/middle`: how the team's other people divide their explained working time, by the
 * whole weeks (from Monday) in the range that ended a day ago or longer. A week's number is the
 * median of the people's own shares, to the nearest MIDDLE_STEP; a person without the category
 * counts as 0. For several weeks it is their mean, in whole per cents. The caller is left out, and
 * a given week stays as it was given. Medians need not add up to 1. Categories with a median of 0
 * are left out.
 */
export const Middle = z.object({
  from: DayDate,
  to: DayDate,
  zone: z.string(),
  dayStart: z.int(),
  /** Absent if there is no such week in which MIN_OTHERS others recorded work. */
  middle: z.exactOptional(
    z.object({
      /** People other than the caller with work, in the week with the fewest. */
      people: Count,
      /** Per category. */
      shares: z.record(z.string(), Share),
      /** Per category of the base 8. */
      base: z.record(z.string(), Share),
      /** Selling share. */
      selling: Share,
    }),
  ),
})
export type Middle = z.infer<typeof Middle>
