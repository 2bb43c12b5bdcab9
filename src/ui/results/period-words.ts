import type { PeriodKind } from '../../core/indicators/periods.ts'
import { locale } from '../formats.ts'
import { dayMonth, monthYear, shortMonth } from '../report/formats.ts'
import { indicatorWords } from '../words/indicators.ts'

const quarter = (from: string) => {
  const number = Math.floor((Number(from.slice(5, 7)) - 1) / 3) + 1
  return indicatorWords.results.quarterName(number, from.slice(0, 4))
}

/** The name of a period, such as `November 2026`, `23 Nov` or `Q4 2026`. */
export const periodName = (kind: PeriodKind, from: string) => {
  if (kind === 'week') return dayMonth(from)
  return kind === 'month' ? monthYear(from) : quarter(from)
}

export const shortPeriod = (kind: PeriodKind, from: string) =>
  kind === 'month' ? shortMonth(from) : periodName(kind, from)

const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
export const inTwo = (value: number) => two.format(value)
const oneDecimal = new Intl.NumberFormat(locale, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})
/** A number with one decimal, such as `2.4` or `2.0`. */
export const inOne = (value: number) => oneDecimal.format(value)
