/**
 * The key indicators, beside the time (docs/domain.md, *Key indicators*). A file of its own, because the
 * worker does not need it.
 */
import * as z from 'zod/mini'
import { isAmount } from '../../core/indicators/amounts.ts'
import { MOST_OWN, STANDARD } from '../../core/indicators/definitions.ts'
import { isPeriodStart } from '../../core/indicators/periods.ts'
import { NEEDED } from '../../core/indicators/readiness.ts'
import { REVIEWED } from '../../core/indicators/review.ts'
import { DayDate } from './days.ts'
import {
  MAX_AGREED,
  MAX_EMAIL,
  MAX_NAME,
  MAX_TABLE_CELL,
  MAX_TABLE_COLUMNS,
  MAX_TABLE_FILE,
  MAX_TARGETS,
  MAX_VALUES,
  MAX_WON_STATES,
} from './limits.ts'
import { Count, Id, Instant, isStorable, Slug } from './words.ts'

/** At most four decimals. */
const Amount = z.number().check(z.refine(isAmount, 'at most four decimals, up to 100 billion'))
const Period = z.enum(['week', 'month'])
/** From 2000 on: an earlier date is a mistyped one. */
const PeriodDate = DayDate.check(z.refine((day) => day >= '2000-01-01' && day < '2100-01-01'))
const text = (most: number) => z.string().check(z.maxLength(most), z.refine(isStorable))

const place = {
  /** `leads`, `won`, `volume`, `margin`, `margin-amount`, `repeat`, or one of the team's own. */
  indicator: Slug,
  period: Period,
  /** Its first day: a Monday, or the first of a month. */
  from: PeriodDate,
}

/** A value; without a person it is the team's. */
const NewValue = z
  .strictObject({
    ...place,
    person: z.exactOptional(Id),
    /** Instead of `person`. */
    email: z.exactOptional(z.string().check(z.maxLength(MAX_EMAIL))),
    /** Null removes it. */
    value: z.nullable(Amount),
  })
  .check(
    z.refine(({ period, from }) => isPeriodStart(period, from), 'from: not the first day of it'),
    z.refine(({ person, email }) => !person || !email, 'person or email'),
  )

/** `PUT /v1/indicators`. The newest of a value wins; the one before is kept in its history. */
export const NewValues = z.strictObject({
  values: z.array(NewValue).check(z.maxLength(MAX_VALUES)),
})
export type NewValues = z.infer<typeof NewValues>

/** One row that is wrong does not hinder the others. In group mode all values of people count as new. */
export const ValuesStored = z.object({
  stored: Count,
  /** The same as before: nothing was written. */
  same: Count,
  rejected: z.array(z.object({ index: Count, why: z.string() })),
})
export type ValuesStored = z.infer<typeof ValuesStored>

/**
 * `GET /v1/indicators`: the periods that begin between two days. Heads get their team's figures, and with
 * `by=person` or `person` those of named people, which is in these people's access log. Everybody else gets their own.
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
  /** What was given for the team; everything else is the sum of its people. Absent if people are asked for. */
  team: z.exactOptional(z.array(Value)),
  people: z.exactOptional(z.array(z.object({ id: Id, name: z.string(), values: z.array(Value) }))),
})
export type Values = z.infer<typeof Values>

/** `GET /v1/indicators/mine`: the caller's own, of all teams in which they were, in group mode as well. */
export const OwnQuery = z.object({ from: PeriodDate, to: PeriodDate })

/** `GET /v1/indicators/history`: of one value. */
export const HistoryQuery = z.object({
  team: z.exactOptional(Id),
  person: z.exactOptional(Id),
  ...place,
})
export const ValueHistory = z.object({
  /** The newest first; the first is the present one. Null: it was removed. */
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
    /** Where it stood, for a month, on a day; and where it should be on a later one. */
    from: PeriodDate,
    start: Amount,
    to: PeriodDate,
    goal: Amount,
  })
  .check(z.refine(({ from, to }) => from < to, 'to: not after from'))

const hasEachOnce = (own: readonly { id: string }[]) =>
  new Set(own.map(({ id }) => id)).size === own.length

const choices = {
  /** ISO 4217, for how amounts are shown. */
  currency: z.nullable(z.string().check(z.regex(/^[A-Z]{3}$/))),
  /** What an hour costs, on average in the team. Only its heads and administrators see it. */
  hourlyCost: z.nullable(Amount.check(z.gte(0))),
  own: z
    .array(OwnIndicator)
    .check(z.maxLength(MOST_OWN), z.refine(hasEachOnce, 'each indicator once')),
  targets: z.array(Target).check(z.maxLength(MAX_TARGETS)),
}

/** `GET /v1/indicators/choices`. */
export const IndicatorChoices = z.object({
  ...choices,
  hourlyCost: z.exactOptional(choices.hourlyCost),
})
export type IndicatorChoices = z.infer<typeof IndicatorChoices>

/** `PUT /v1/indicators/choices`: what is absent stays. */
export const IndicatorChange = z.strictObject({
  currency: z.exactOptional(choices.currency),
  hourlyCost: z.exactOptional(choices.hourlyCost),
  own: z.exactOptional(choices.own),
  targets: z.exactOptional(choices.targets),
})
export type IndicatorChange = z.infer<typeof IndicatorChange>

/** What a person needs to read their own values: also how the team names and counts them. */
export const OwnIndicators = z.object({
  from: DayDate,
  to: DayDate,
  currency: choices.currency,
  own: choices.own,
  values: z.array(Value),
})
export type OwnIndicators = z.infer<typeof OwnIndicators>

/** What a team agreed to try after the review of a month. */
const Agreed = z.strictObject({
  /** The first day of the month that was looked at. */
  month: PeriodDate.check(z.refine((day) => day.endsWith('-01'), 'not the first day of a month')),
  agreed: text(MAX_AGREED),
  /** By what it will be seen whether it helped. */
  watch: z.exactOptional(z.enum(REVIEWED)),
})

/** `PUT /v1/indicators/reviews`. */
export const NewReview = Agreed
export type NewReview = z.infer<typeof NewReview>
/** `GET /v1/indicators/reviews`, the newest month first. */
export const Reviews = z.object({ reviews: z.array(z.extend(Agreed, { at: Instant })) })
export type Reviews = z.infer<typeof Reviews>

/** `GET /v1/indicators/readiness`: facts for the two questions before the first scheme, without a value. */
export const IndicatorReadiness = z.object({
  /** Volume and margin were given for the six whole months before the present one. */
  isReady: z.boolean(),
  /** Whole months before the present one, without a gap; at most 24. */
  facts: z.array(z.object({ indicator: z.enum(NEEDED), months: Count })),
})
export type IndicatorReadiness = z.infer<typeof IndicatorReadiness>

/** How the bytes of a table are read. */
const reading = {
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251']),
  separator: z.enum([',', ';', '\t']),
  decimal: z.enum(['point', 'comma']),
  /** The order of a date's parts, or a whole month or week. */
  dates: z.enum(['ymd', 'dmy', 'mdy', 'ym', 'my', 'week']),
}
export type TableReading = { [K in keyof typeof reading]: z.infer<(typeof reading)[K]> }

/**
 * What a column is: an indicator's id; of a table of values `period`; of a table of deals `created`,
 * `closed`, `state`, `amount` and `amount-margin`; of both `person` and `email`. Null: not read.
 */
const Column = z.nullable(Slug)

/**
 * `POST /v1/indicators/import`. Without `store` it says what would be stored. In group mode all values of people
 * count as new, and what was there before is not said.
 */
export const TableImport = z.strictObject({
  /** The bytes of a CSV, in base64. */
  file: z.string().check(z.maxLength(MAX_TABLE_FILE), z.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
  /** Absent: found out, or as the last time for the same header. */
  columns: z.exactOptional(z.array(Column).check(z.maxLength(MAX_TABLE_COLUMNS))),
  encoding: z.exactOptional(reading.encoding),
  separator: z.exactOptional(reading.separator),
  decimal: z.exactOptional(reading.decimal),
  dates: z.exactOptional(reading.dates),
  /** Of a table of values. */
  period: z.exactOptional(Period),
  /** Of a table of deals: the states that mean won. */
  won: z.exactOptional(z.array(text(MAX_TABLE_CELL)).check(z.maxLength(MAX_WON_STATES))),
  store: z.exactOptional(z.literal(true)),
  /** Stores the good rows although others are wrong, or somebody was not found. */
  anyway: z.exactOptional(z.literal(true)),
})
export type TableImport = z.infer<typeof TableImport>

export const ROW_FAULTS = [
  'no-date',
  'no-number',
  'formula',
  'twice',
  'no-person',
  'too-large',
  'not-whole',
] as const

export const TableImported = z.object({
  ...reading,
  /** The dates fit another order as well: 03/04 may be of March or of April. */
  datesUnsure: z.exactOptional(z.literal(true)),
  header: z.array(z.string()),
  columns: z.array(Column),
  /** The columns are those of the last import with the same header. */
  remembered: z.exactOptional(z.literal(true)),
  kind: z.enum(['values', 'deals']),
  period: z.exactOptional(Period),
  /** Of a table of deals: its states, the most frequent first. */
  states: z.exactOptional(z.array(z.object({ name: z.string(), rows: Count, won: z.boolean() }))),
  /** Columns that are needed and not chosen. */
  missing: z.array(z.string()),
  rows: Count,
  /** Rows that are wrong: the line as a spreadsheet counts, the column, and why. */
  bad: z.array(
    z.object({ line: z.int(), why: z.enum(ROW_FAULTS), column: z.exactOptional(z.string()) }),
  ),
  /** Who was not found in the team, or is there twice. */
  unmatched: z.array(
    z.object({ name: z.string(), rows: Count, twice: z.exactOptional(z.literal(true)) }),
  ),
  added: Count,
  changed: Count,
  same: Count,
  /** The first values. */
  sample: z.array(
    z.object({
      ...place,
      person: z.exactOptional(z.string()),
      value: z.number(),
      before: z.exactOptional(z.number()),
    }),
  ),
  from: z.exactOptional(DayDate),
  to: z.exactOptional(DayDate),
  stored: z.boolean(),
})
export type TableImported = z.infer<typeof TableImported>
