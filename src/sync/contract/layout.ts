/**
 * The team's time in the form that its manager sees. This is a separate file because the worker
 * does not need it.
 */
import * as z from 'zod/mini'
import { Count, Id, Role } from './common-values.ts'
import { DayDate, DayQuery } from './days.ts'
import { ExpectedTime } from './working-time.ts'

/**
 * The query of `GET /v1/team/middle`. `from` and `to` are days, both included. Each segment belongs
 * to a day in the time zone in which it was recorded. For people whose devices have sent no time
 * zone or no start of the day, `zone` and `dayStart` are used.
 */
export const RangeQuery = z.extend(DayQuery, { from: DayDate, to: DayDate })
/**
 * The query of `GET /v1/team/layout`. `exact`: lengths are exact to the millisecond, so that sums
 * over many days are exact. `by=month`: the answer has sums of months instead of days. It includes
 * each month that has a day in the range.
 */
export const LayoutQuery = z.extend(RangeQuery, {
  exact: z.exactOptional(z.literal('1')),
  by: z.exactOptional(z.enum(['day', 'month'])),
  /**
   * A team that the caller leads. If it is absent, the answer is about the caller's own team, or,
   * if they do not lead it, about the first team that they lead.
   */
  team: z.exactOptional(Id),
})

/** A length of time in whole seconds, or, with `exact`, in seconds accurate to the millisecond. */
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
   * Seconds per base category, by the scheme under which each segment was recorded. Old endpoints
   * do not send it.
   */
  base: z.exactOptional(z.record(z.string(), Seconds)),
  /**
   * Seconds by the way in which they were recorded: automatically, by the person's pick, or edited
   * later. The sum of `automatic`, `byHand` and `edited` is the sum of `seconds`.
   */
  automatic: Seconds,
  byHand: Seconds,
  edited: Seconds,
  /**
   * Seconds per CRM product, in Documentation and its sub-categories. Only where the product is
   * known.
   */
  products: z.record(z.string(), Seconds),
  /**
   * The number of changes of category. Breaks and unexplained time are not counted as categories
   * here.
   */
  switches: Count,
  /**
   * For each category, the seconds of its longest block. A block is one segment, or several
   * segments of one category without a gap between them.
   */
  longest: z.record(z.string(), Seconds),
  /** Seconds of work, unexplained time and missing time together. */
  span: Seconds,
  /**
   * Seconds of unexplained time between two stretches of work on the day that are less than eight
   * hours apart. So evenings, nights and weekends are not included.
   */
  unexplained: Seconds,
  /**
   * Seconds of untracked time within the day. Breaks and private time are included, because they
   * are never sent.
   */
  missing: Seconds,
  /** Seconds of work that two devices recorded at once, counted once. */
  overlapping: Seconds,
  /** The person has changed the day after the endpoint made its first receipt for the day. */
  corrected: z.boolean(),
})
export type LayoutDay = z.infer<typeof LayoutDay>

/** One person's month: the sums of its days. */
export const LayoutMonth = z.object({
  /** The month, `YYYY-MM`. */
  month: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
  /** Seconds per category. */
  seconds: z.record(z.string(), Seconds),
  /** Seconds per base category. */
  base: z.record(z.string(), Seconds),
  /** The days of the month on which the person worked, in order. */
  days: z.array(z.int().check(z.gte(1), z.lte(31))),
})
export type LayoutMonth = z.infer<typeof LayoutMonth>

/**
 * The answer of `GET /v1/team/layout`: every member of the team, and the days on which they
 * recorded something. The dates are those in the member's own time zone.
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
       * The day on which the person was added to the team. Earlier days are never reported as
       * missing.
       */
      since: DayDate,
      /**
       * The person's last day in the team, if they moved, left or will leave. Later days are never
       * reported as missing.
       */
      until: z.exactOptional(DayDate),
      /** Days between `since` and `until` on which the person was not in the team. */
      away: z.exactOptional(z.array(z.object({ from: DayDate, to: DayDate }))),
      /**
       * The days on which the person is expected to work. Old endpoints do not send them; then the
       * days are Monday to Friday.
       */
      expected: z.exactOptional(ExpectedTime),
      /**
       * The day on which a device of the person last made a request. Null if no device was ever
       * connected.
       */
      lastSeen: z.nullable(DayDate),
      /**
       * The day on which the endpoint last received new rows of the person. Null if it never
       * received any.
       */
      lastSent: z.nullable(DayDate),
      /** Today's date in the person's time zone. Old endpoints do not send it. */
      today: z.exactOptional(DayDate),
      /** At least one of the person's devices does not send unexplained time. */
      keepsUnexplained: z.exactOptional(z.literal(true)),
      /** The person's days. Empty if months were requested. */
      days: z.array(LayoutDay),
      /** The person's months with work, in order. Present only if months were requested. */
      months: z.exactOptional(z.array(LayoutMonth)),
    }),
  ),
})
export type Layout = z.infer<typeof Layout>

const Share = z.number().check(z.gte(0), z.lte(1))

/**
 * The answer of `GET /v1/team/middle`: how the other people of the team divide their explained
 * working time. The caller is left out. The answer covers the whole weeks (from Monday) of the
 * range that ended at least a day ago. The figure of a week is the median of the people's shares,
 * rounded to MIDDLE_STEP; a person without time in a category has the share 0. For several weeks,
 * the answer has the mean of their figures, in whole per cents. After the figure of a week was sent
 * once, it never changes. The medians need not add up to 1. Categories with a median of 0 are left
 * out.
 */
export const Middle = z.object({
  from: DayDate,
  to: DayDate,
  zone: z.string(),
  dayStart: z.int(),
  /**
   * The medians. Absent if in every whole week of the range, fewer than MIN_OTHERS other people
   * recorded work.
   */
  middle: z.exactOptional(
    z.object({
      /**
       * The number of people with work, without the caller, in the week that has the fewest people.
       */
      people: Count,
      /** The share of each category. */
      shares: z.record(z.string(), Share),
      /** The share of each base category. */
      base: z.record(z.string(), Share),
      selling: Share,
    }),
  ),
})
export type Middle = z.infer<typeof Middle>
