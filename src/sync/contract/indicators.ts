/**
 * The key indicators, which are shown together with the team's time (docs/domain.md, *Key
 * indicators*). This is a separate file because the worker does not need it.
 */
import * as z from 'zod/mini'
import { isAmount } from '../../core/indicators/amounts.ts'
import { MOST_OWN, STANDARD } from '../../core/indicators/definitions.ts'
import { isPeriodStart } from '../../core/indicators/periods.ts'
import { NEEDED } from '../../core/indicators/readiness.ts'
import { REVIEWED } from '../../core/indicators/review.ts'
import { Count, Id, Instant, isStorable, Slug } from './common-values.ts'
import { DayDate } from './days.ts'
import { MAX_AGREED, MAX_EMAIL, MAX_NAME, MAX_TARGETS, MAX_VALUES } from './limits.ts'

/** A value of an indicator, with at most four decimals. */
const Amount = z.number().check(z.refine(isAmount, 'at most four decimals, up to 100 billion'))
export const Period = z.enum(['week', 'month'])
/**
 * The first day of a period. It must be in 2000 or later, because an earlier date is a typing
 * error.
 */
const PeriodDate = DayDate.check(z.refine((day) => day >= '2000-01-01' && day < '2100-01-01'))
export const text = (most: number) => z.string().check(z.maxLength(most), z.refine(isStorable))

export const place = {
  /**
   * The indicator: `leads`, `won`, `volume`, `margin`, `margin-amount`, `repeat`, or the id of an
   * indicator that the team has added.
   */
  indicator: Slug,
  period: Period,
  /** The first day of the period: a Monday, or the first day of a month. */
  from: PeriodDate,
}

/** A value of an indicator. If it has no person, it is a value of the whole team. */
const NewValue = z
  .strictObject({
    ...place,
    person: z.exactOptional(Id),
    /** The person's e-mail address. It may be sent instead of `person`. */
    email: z.exactOptional(z.string().check(z.maxLength(MAX_EMAIL))),
    /** Null removes the stored value. */
    value: z.nullable(Amount),
  })
  .check(
    z.refine(({ period, from }) => isPeriodStart(period, from), 'from: not the first day of it'),
    z.refine(({ person, email }) => !person || !email, 'person or email'),
  )

/** `PUT /v1/indicators`. Each value replaces the stored value, which remains in the history. */
export const NewValues = z.strictObject({
  values: z.array(NewValue).check(z.maxLength(MAX_VALUES)),
})
export type NewValues = z.infer<typeof NewValues>

/**
 * The result of storing values. If one value is wrong, the others are still stored. If the team is
 * in group mode during the period of a person's value (docs/domain.md, *Who sees what*), the value
 * is always counted in `stored`, never in `same`. Otherwise a caller could try values until one is
 * counted in `same`, and would know the stored value.
 */
export const ValuesStored = z.object({
  stored: Count,
  /** The number of values that equal the stored ones. Nothing was written for them. */
  same: Count,
  rejected: z.array(z.object({ index: Count, why: z.string() })),
})
export type ValuesStored = z.infer<typeof ValuesStored>

/**
 * The query of `GET /v1/indicators`: values of the periods that begin between two days. People who
 * lead a team get their team's values. With `by=person` or `person`, they get values of named
 * people, and these people see the request in their access log. All other callers get their own
 * values.
 */
export const ValuesQuery = z.object({
  team: z.exactOptional(Id),
  from: PeriodDate,
  to: PeriodDate,
  by: z.exactOptional(z.enum(['team', 'person'])),
  person: z.exactOptional(Id),
})

const Value = z.object({ ...place, value: z.number() })
export type IndicatorValue = z.infer<typeof Value>

export const Values = z.object({
  from: DayDate,
  to: DayDate,
  /**
   * Values that were entered for the team as a whole. If none was entered for an indicator and a
   * period, the team's value is the sum of its people's values. Absent if values of people were
   * requested.
   */
  team: z.exactOptional(z.array(Value)),
  people: z.exactOptional(z.array(z.object({ id: Id, name: z.string(), values: z.array(Value) }))),
})
export type Values = z.infer<typeof Values>

/**
 * The query of `GET /v1/indicators/mine`: the caller's own values, from all teams of which the
 * caller is or was a member. The caller gets them even if a team is in group mode (managers get no
 * figures of named people).
 */
export const OwnQuery = z.object({ from: PeriodDate, to: PeriodDate })

/** The query of `GET /v1/indicators/history`: the history of one value. */
export const HistoryQuery = z.object({
  team: z.exactOptional(Id),
  person: z.exactOptional(Id),
  ...place,
})
export const ValueHistory = z.object({
  /**
   * The values, from the newest to the oldest. The first one is the present value. Null means that
   * the value was removed.
   */
  values: z.array(z.object({ value: z.nullable(z.number()), at: z.int() })),
})
export type ValueHistory = z.infer<typeof ValueHistory>

const isOwnId = (id: string) => !STANDARD.some((one) => one.id === id)

const OwnIndicator = z.strictObject({
  id: Slug.check(z.refine(isOwnId, 'one of the standard indicators')),
  name: text(MAX_NAME).check(z.minLength(1)),
  measure: z.enum(['count', 'money', 'percent']),
  direction: z.enum(['up', 'down', 'none']),
})

const Target = z
  .strictObject({
    indicator: Slug,
    /**
     * A target for the monthly value of an indicator. `from`: the day on which the target was set.
     * `start`: the monthly value at that time. `to`: the last day. `goal`: the monthly value that
     * should be reached on the last day.
     */
    from: PeriodDate,
    start: Amount,
    to: PeriodDate,
    goal: Amount,
  })
  .check(z.refine(({ from, to }) => from < to, 'to: not after from'))

const hasEachOnce = (own: readonly { id: string }[]) =>
  new Set(own.map(({ id }) => id)).size === own.length

const choices = {
  /** The currency of amounts, an ISO 4217 code. */
  currency: z.nullable(z.string().check(z.regex(/^[A-Z]{3}$/))),
  /**
   * The average cost of an hour of work in the team. Only administrators and people who lead the
   * team get it.
   */
  hourlyCost: z.nullable(Amount.check(z.gte(0))),
  own: z
    .array(OwnIndicator)
    .check(z.maxLength(MOST_OWN), z.refine(hasEachOnce, 'each indicator once')),
  targets: z.array(Target).check(z.maxLength(MAX_TARGETS)),
}

/** The answer of `GET /v1/indicators/choices`: the team's settings for indicators. */
export const IndicatorChoices = z.object({
  ...choices,
  hourlyCost: z.exactOptional(choices.hourlyCost),
})
export type IndicatorChoices = z.infer<typeof IndicatorChoices>

/** `PUT /v1/indicators/choices`. If a property is absent, it stays unchanged. */
export const IndicatorChange = z.strictObject({
  currency: z.exactOptional(choices.currency),
  hourlyCost: z.exactOptional(choices.hourlyCost),
  own: z.exactOptional(choices.own),
  targets: z.exactOptional(choices.targets),
})
export type IndicatorChange = z.infer<typeof IndicatorChange>

/**
 * A person's own values, and what is needed to show them: the currency, and the indicators that the
 * team has added.
 */
export const OwnIndicators = z.object({
  from: DayDate,
  to: DayDate,
  currency: choices.currency,
  own: choices.own,
  values: z.array(Value),
})
export type OwnIndicators = z.infer<typeof OwnIndicators>

/** The change that a team agreed on at the review of a month. */
const Agreed = z.strictObject({
  /** The first day of the month that was reviewed. */
  month: PeriodDate.check(z.refine((day) => day.endsWith('-01'), 'not the first day of a month')),
  agreed: text(MAX_AGREED),
  /** The indicator that will show whether the agreed change helped. */
  watch: z.exactOptional(z.enum(REVIEWED)),
})

/** The body of `PUT /v1/indicators/reviews`. */
export const NewReview = Agreed
export type NewReview = z.infer<typeof NewReview>
/** The answer of `GET /v1/indicators/reviews`, the newest month first. */
export const Reviews = z.object({ reviews: z.array(z.extend(Agreed, { at: Instant })) })
export type Reviews = z.infer<typeof Reviews>

/**
 * The answer of `GET /v1/indicators/readiness`: facts that help to answer the two questions of
 * `Readiness` (contract/team.ts), before a team changes its scheme for the first time. The answer
 * contains no values of indicators.
 */
export const IndicatorReadiness = z.object({
  /**
   * The team has values of volume and margin for each of the six whole months before the present
   * month.
   */
  isReady: z.boolean(),
  /**
   * For each needed indicator, the number of consecutive whole months with a value, up to the month
   * before the present one. At most 24.
   */
  facts: z.array(z.object({ indicator: z.enum(NEEDED), months: Count })),
})
export type IndicatorReadiness = z.infer<typeof IndicatorReadiness>
