/**
 * Converts stored sums of time (`sums.ts`) to the days and months of a layout (the data of a team's
 * report), and adds up days to months.
 */
import { joinDays, type SingleDay } from '../../src/core/report/team-day.ts'
import { monthsFrom, type TeamMonth } from '../../src/core/report/team-month.ts'
import { sumOf, type Totals } from '../../src/core/report/totals.ts'
import type { LayoutDay, LayoutMonth } from '../../src/sync/contract.ts'
import type { Basis } from './basis-of-sum.ts'
import { packText } from './packed-text.ts'
import { blocksFrom, FORMS, type Form, type SumRow } from './sums.ts'

/**
 * Converts milliseconds to the seconds of each form of a sum of time: `exact` has decimals, `whole`
 * has none.
 */
const UNITS: Record<Form, (ms: number) => number> = {
  exact: (ms) => ms / 1000,
  whole: (ms) => Math.round(ms / 1000),
}

const byKey = (totals: Totals, form: Form): Totals =>
  Object.fromEntries(
    Object.entries(totals)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, ms]) => [id, UNITS[form](ms)]),
  )

export const layoutDay = (day: SingleDay, form: Form): LayoutDay => {
  const unit = UNITS[form]
  return {
    date: day.date,
    seconds: byKey(day.work, form),
    base: byKey(day.base, form),
    automatic: unit(day.automatic),
    byHand: unit(day.byHand),
    edited: unit(day.edited),
    products: byKey(day.products, form),
    switches: day.switches ?? 0,
    longest: byKey(day.longest, form),
    span: unit(sumOf(day.work) + day.unexplained + day.missing),
    unexplained: unit(day.unexplained),
    missing: unit(day.missing),
    overlapping: unit(day.overlapping),
    corrected: day.corrected ?? false,
  }
}

const layoutMonth = ({ month, work, base, days }: TeamMonth, form: Form): LayoutMonth => ({
  month,
  seconds: byKey(work, form),
  base: byKey(base, form),
  days: [...days],
})

/** Joins parts of a JSON list. Each part is a text without brackets. Empty texts are left out. */
const joinJson = (texts: readonly string[]) => texts.filter((text) => text !== '').join(',')

const inMs = (seconds: Record<string, number>): Totals =>
  Object.fromEntries(Object.entries(seconds).map(([id, length]) => [id, Math.round(length * 1000)]))

const dayFrom = ({ told }: SumRow): LayoutDay => JSON.parse(told)

/**
 * Converts all lengths, which are in seconds with decimals, to a form. The form `exact` keeps the
 * decimals; the form `whole` has whole seconds. Counts do not change, because they are whole
 * numbers in both forms.
 */
const inForm = <T>(told: T, form: Form): T =>
  form === 'exact'
    ? told
    : JSON.parse(JSON.stringify(told), (_, value) =>
        typeof value === 'number' ? Math.round(value) : value,
      )

/**
 * Returns the work of a day in milliseconds per category, from a sum of time in the form `exact`
 * (seconds with decimals).
 */
const workOfDay = ({ date, seconds, base = {} }: LayoutDay) => ({
  date,
  work: inMs(seconds),
  base: inMs(base),
})

/**
 * Returns the work of a day in milliseconds per category; empty for a day without work. `sum` must
 * have the form `exact` (seconds with decimals), because whole seconds would lose a part of the
 * time.
 */
export const workOf = (sum: SumRow) =>
  sum.told === '' ? { date: sum.date, work: {}, base: {} } : workOfDay(dayFrom(sum))

/**
 * Returns the sum of time of a month as two rows: one in the form `exact` (seconds with decimals),
 * and one in the form `whole` (whole seconds). `days` are the sums of all days of the month in the
 * form `exact`, in the order of the days.
 */
export const monthOf = (month: string, days: readonly SumRow[], basis: Basis): SumRow[] => {
  const [sum] = monthsFrom(
    days.filter(({ told }) => told !== '').map((sum) => workOfDay(dayFrom(sum))),
  )
  const isApart = days.every(({ shared }) => shared === '')
  const packed = isApart ? packText(joinJson(days.map(({ told }) => told))) : null
  return FORMS.map((form) => ({
    unit: 'month' as const,
    form,
    packed: form === 'exact' ? packed : null,
    date: month,
    day_start: days[0]?.day_start ?? 0,
    basis: basis.ofSums(days.map((day) => day.basis)),
    told: sum ? JSON.stringify(layoutMonth(sum, form)) : '',
    shared: '',
  }))
}

/**
 * Returns the days of a layout (the data of a team's report). `days` are sums in the form `exact`
 * (seconds with decimals), in the order of the days. An unbroken block of one category
 * (src/core/time/blocks.ts) that lies in several days is counted only once. Days with an empty sum
 * are left out.
 */
export const layoutDaysFrom = (days: readonly SumRow[], form: Form): LayoutDay[] => {
  const told = days
    .filter((day) => day.told !== '')
    .map((sum) => ({ sum, day: dayFrom(sum) }))
    .map(({ sum, day }) => ({ day, shared: blocksFrom(sum), longest: inMs(day.longest) }))
  return joinDays(told).map(({ day, longest }) =>
    inForm({ ...day, longest: byKey(longest, 'exact') }, form),
  )
}

/**
 * Returns the months of a layout (the data of a team's report). `months` are sums in the form
 * `exact` (seconds with decimals). Months without work are left out.
 */
export const layoutMonthsFrom = (months: readonly SumRow[], form: Form): LayoutMonth[] =>
  months
    .filter(({ told }) => told !== '')
    .map(({ told }) => inForm(JSON.parse(told) as LayoutMonth, form))
