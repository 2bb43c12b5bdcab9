/** Converts the values of indicators to text, and text that the person typed to values. */
import { isAmount } from '../../core/indicators/amounts.ts'
import {
  definitionOf,
  type Measure,
  type OwnDefinition,
  STANDARD,
} from '../../core/indicators/definitions.ts'
import { locale } from '../language.ts'
import { indicatorWords } from '../words/indicators.ts'

const decimalFormat = (decimals: number) =>
  new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })

/**
 * Formats money. If the currency is not known, the result has two decimals and no currency sign.
 */
const moneyFormat = (currency: string | null) => {
  if (!currency) return decimalFormat(2)
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency })
  } catch {
    return decimalFormat(2)
  }
}

export interface Amounts {
  money: (value: number) => string
  /** Formats an amount without cents, for long columns. */
  round: (value: number) => string
  of: (measure: Measure, value: number) => string
}

const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
/** A percent as `26.9%`, from the number 26.9. */
export const inPercents = (value: number) => percents.format(value / 100)
const counts = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 })
export const inCount = (value: number) => counts.format(value)

export const amountsIn = (currency: string | null): Amounts => {
  const exact = moneyFormat(currency)
  const whole = new Intl.NumberFormat(locale, {
    ...(exact.resolvedOptions().style === 'currency' && currency
      ? { style: 'currency', currency }
      : {}),
    maximumFractionDigits: 0,
  })
  const of = (measure: Measure, value: number) => {
    if (measure === 'money') return exact.format(value)
    return measure === 'percent' ? inPercents(value) : inCount(value)
  }
  return { money: exact.format, round: whole.format, of }
}

/**
 * Reads a typed number. Returns undefined if the text is no number. If the text has several
 * separators, the last one is the decimal sign.
 */
export const typedAmount = (typed: string): number | undefined => {
  const bare = typed.replace(/[\s\u00A0\u202F'’]/g, '')
  if (!/^[-−]?[\d.,]*\d[\d.,]*$/.test(bare)) return undefined
  const at = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  const signs = bare.match(/[.,]/g)?.length ?? 0
  const isThousands = signs > 1 && new Set(bare.match(/[.,]/g)).size === 1
  const digits = (text: string) => text.replace(/[.,]/g, '')
  const point =
    at < 0 || isThousands ? digits(bare) : `${digits(bare.slice(0, at))}.${bare.slice(at + 1)}`
  const value = Number(point.replace('−', '-'))
  return Number.isFinite(value) && isAmount(value) ? value : undefined
}

/** A value as the text of a field: without a currency, with the decimal sign of the language. */
export const inField = (value: number | undefined) =>
  value === undefined
    ? ''
    : new Intl.NumberFormat(locale, { maximumFractionDigits: 4, useGrouping: false }).format(value)

type Own = readonly OwnDefinition[]

export const nameOfIndicator = (id: string, own: Own): string =>
  own.find((one) => one.id === id)?.name ??
  (Object.hasOwn(indicatorWords.names, id)
    ? indicatorWords.names[id as keyof typeof indicatorWords.names]
    : id)

export const measureOf = (id: string, own: Own): Measure =>
  definitionOf(id, own)?.measure ?? 'count'

export const allIndicators = (own: Own): readonly string[] => [
  ...STANDARD.map(({ id }) => id),
  ...own.map(({ id }) => id),
]
