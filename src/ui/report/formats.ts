/**
 * Dates, shares and changes of shares as the report shows them. Each formatter is made when it is
 * first used.
 */
import type { Range } from '../../core/report/range.ts'
import { withoutYearSign } from '../dates.ts'
import { locale, range } from '../formats.ts'

const made = new Map<string, Intl.DateTimeFormat>()

const format = (options: Intl.DateTimeFormatOptions) => {
  const key = JSON.stringify(options)
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  made.set(key, known)
  return known
}

/** A text with a capital first letter, for the start of a sentence. */
export const withCapital = (text: string) =>
  text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

const noon = (date: string) => new Date(`${date}T12:00Z`)

const DAY = { day: 'numeric', month: 'short' } as const
const YEAR = { ...DAY, year: 'numeric' } as const

/** A date as `Tue 24`. */
export const shortDay = (date: string) =>
  format({ weekday: 'short', day: 'numeric' }).format(noon(date))
/** A date as `24 Nov`. */
export const dayMonth = (date: string) => format(DAY).format(noon(date))
/** A date as `24 November`. */
export const dayAndMonth = (date: string) =>
  format({ day: 'numeric', month: 'long' }).format(noon(date))
/** A date as `Tue, 24 Nov`. */
export const fullDay = (date: string) => format({ ...DAY, weekday: 'short' }).format(noon(date))
/** A date as `24 Nov 2026`. */
export const dayOfYear = (date: string) => withoutYearSign(format(YEAR).format(noon(date)))
/** The month of a date as `November 2026`. */
export const monthYear = (date: string) =>
  withoutYearSign(format({ month: 'long', year: 'numeric' }).format(noon(date)))
/** The month of a date as `Nov 26`. */
export const shortMonth = (date: string) =>
  withoutYearSign(format({ month: 'short', year: '2-digit' }).format(noon(date)))
/** A weekday's name such as `Mon`; 1 is Monday, 7 is Sunday. */
export const weekdayName = (weekday: number, style: 'short' | 'long' = 'short') =>
  // 5 January 2026 is a Monday.
  format({ weekday: style }).format(noon(`2026-01-${String(4 + weekday).padStart(2, '0')}`))
/** A range of dates as `23–29 Nov 2026`. */
export const spanOfDays = (from: string, to: string) =>
  withoutYearSign(range(format(YEAR), noon(from), noon(to)))

const times = new Intl.DateTimeFormat(locale, {
  ...DAY,
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
})
/** A stretch of time as `Tue, 24 Nov, 09:30 – 10:36`. Both instants are epoch milliseconds. */
export const stretchTimes = (from: number, to: number) => range(times, from, to)

export const rangeName = ({ kind, from, to }: Range) =>
  kind === 'month' ? monthYear(from) : spanOfDays(from, to)

const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
const signed = new Intl.NumberFormat(locale, {
  signDisplay: 'exceptZero',
  maximumFractionDigits: 0,
})

/** A share as `59%`; a dash if it is undefined. */
export const shareOrDash = (share: number | undefined) =>
  share === undefined ? '–' : percents.format(share)

/** A whole percent as `59%`; a dash if it is undefined. */
export const inPercent = (whole: number | undefined) =>
  shareOrDash(whole === undefined ? undefined : whole / 100)

/** A number with one decimal, such as `7.5`. */
export const decimal = (value: number) => tenths.format(value)

/**
 * The difference of two whole percents in percentage points, such as `+3`; a dash if one of them is
 * undefined.
 */
export const pointsBetween = (percent: number | undefined, before: number | undefined) =>
  percent === undefined || before === undefined ? '–' : signed.format(percent - before)

/** A number of percentage points with its sign, such as `+3`. */
export const inPoints = (points: number) => signed.format(points)
