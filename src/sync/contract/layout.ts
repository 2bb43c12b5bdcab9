/**
 * The team's time, as its manager sees it. A file of its own, because the worker does not need it.
 */
import * as z from 'zod/mini'
import { Count, Id, Role } from './common-values.ts'
import { DayDate, DayQuery } from './days.ts'
import { ExpectedTime } from './working-time.ts'

/**
 * The query of `GET /v1/team/middle`. `from` and `to` are days, both included, in the time zone in
 * which each segment was recorded. `zone` and `dayStart` are used for people whose devices have not
 * sent their own.
 */
export const RangeQuery = z.extend(DayQuery, { from: DayDate, to: DayDate })
/**
 * The query of `GET /v1/team/layout`. `exact`: lengths are exact to the millisecond, so that sums
 * over many days are exact. `by=month`: the answer has sums of months in place of days, for every
 * month that has a day in the range.
 */
export const LayoutQuery = z.extend(RangeQuery, {
  exact: z.exactOptional(z.literal('1')),
  by: z.exactOptional(z.enum(['day', 'month'])),
  /**
   * A team that the caller leads. If absent, the caller's own team, or if they do not lead it, the
   * first team that they lead.
   */
  team: z.exactOptional(Id),
})

/** A length of time in seconds: whole seconds, or with `exact` accurate to the millisecond. */
const Seconds = z.number().check(z.gte(0))

/**
 * One person's day as lengths of time, without clock times, notes or records. It is computed like
 * the day in the person's own report (src/core/report): time that two devices recorded at once
 * counts once.
 */
export const LayoutDay = z.object({
  date: DayDate,
  /** Seconds per category. */
  seconds: z.record(z.string(), Seconds),
  /**
   * Seconds per category of the base 8, by the scheme under which each segment was recorded. Absent
   * with old endpoints.
   */
  base: z.exactOptional(z.record(z.string(), Seconds)),
  /**
   * Seconds by how they were recorded: automatically, by the person's pick, or edited later.
   * `automatic`, `byHand` and `edited` add up to the sum of `seconds`.
   */
  automatic: Seconds,
  byHand: Seconds,
  edited: Seconds,
  /**
   * Seconds in Documentation and its child categories per CRM product, where the product is known.
   */
  products: z.record(z.string(), Seconds),
  /**
   * The number of changes of category; breaks and unexplained time do not count as categories here.
   */
  switches: Count,
  /**
   * The longest block without a break per category, in seconds: segments of one category without a
   * gap between them are one block.
   */
  longest: z.record(z.string(), Seconds),
  /** Seconds of work, unexplained time and missing time together. */
  span: Seconds,
  /**
   * Seconds of unexplained time away between two stretches of work on the day. The stretches are
   * less than eight hours apart, so that the evening, the night or the weekend does not count.
   */
  unexplained: Seconds,
  /** Untracked time within the day. It includes breaks and private time, which are never sent. */
  missing: Seconds,
  /** Seconds of work that two devices recorded at once, counted once. */
  overlapping: Seconds,
  /** The person has changed the day after its first receipt. */
  corrected: z.boolean(),
})
export type LayoutDay = z.infer<typeof LayoutDay>

/** One person's month: the sums of its days. */
export const LayoutMonth = z.object({
  /** The month, `YYYY-MM`. */
  month: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
  /** Seconds per category. */
  seconds: z.record(z.string(), Seconds),
  /** Seconds per category of the base 8. */
  base: z.record(z.string(), Seconds),
  /** The days of the month with work, in order. */
  days: z.array(z.int().check(z.gte(1), z.lte(31))),
})
export type LayoutMonth = z.infer<typeof LayoutMonth>

/**
 * The answer of the layout: every member of the team, and the days on which they recorded
 * something. Dates are those of the member's own time zone.
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
      /**
       * The day on which the person was added to the team. Earlier days do not count as missing.
       */
      since: DayDate,
      /**
       * The person's last day in the team, if they moved, left or will leave. Later days do not
       * count as missing.
       */
      until: z.exactOptional(DayDate),
      /** Days between `since` and `until` on which the person was not in the team. */
      away: z.exactOptional(z.array(z.object({ from: DayDate, to: DayDate }))),
      /**
       * On which days the person is expected to work. Absent with old endpoints: Monday to Friday.
       */
      expected: z.exactOptional(ExpectedTime),
      /**
       * The day on which a device of the person last made a request; null if no device ever
       * connected.
       */
      lastSeen: z.nullable(DayDate),
      /**
       * The day on which the endpoint last received new rows of the person; null if it never did.
       */
      lastSent: z.nullable(DayDate),
      /** Today's date in the person's time zone. Absent with old endpoints. */
      today: z.exactOptional(DayDate),
      /** At least one of the person's devices does not send unexplained time. */
      keepsUnexplained: z.exactOptional(z.literal(true)),
      /** The person's days; empty if months were requested. */
      days: z.array(LayoutDay),
      /** The person's months with work, in order; absent unless months were requested. */
      months: z.exactOptional(z.array(LayoutMonth)),
    }),
  ),
})
export type Layout = z.infer<typeof Layout>

const Share = z.number().check(z.gte(0), z.lte(1))

/**
 * The answer of `GET /v1/team/middle`: how the other people of the team divide their explained
 * working time. It covers the whole weeks (from Monday) of the range that ended at least a day ago.
 * The figure of a week is the median of the people's own shares, rounded to MIDDLE_STEP; a person
 * without the category counts as 0. Several weeks give the mean of their figures, in whole per
 * cents. The caller is left out, and the figures once given for a week do not change later. Medians
 * need not add up to 1. Categories with a median of 0 are left out.
 */
export const Middle = z.object({
  from: DayDate,
  to: DayDate,
  zone: z.string(),
  dayStart: z.int(),
  /**
   * The medians; absent if the range has no whole week in which at least MIN_OTHERS other people
   * recorded work.
   */
  middle: z.exactOptional(
    z.object({
      /** The number of people with work, without the caller, in the week that has the fewest. */
      people: Count,
      /** The share of each category. */
      shares: z.record(z.string(), Share),
      /** The share of each category of the base 8. */
      base: z.record(z.string(), Share),
      selling: Share,
    }),
  ),
})
export type Middle = z.infer<typeof Middle>
