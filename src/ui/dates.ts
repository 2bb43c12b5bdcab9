/** Formats dates and times that only pages show; formats.ts has the formats of popup and badge. */
import { day } from '../core/time/units.ts'
import { locale, ofDay, range } from './formats.ts'
import { lazy } from './lazy.ts'

const ofLong = lazy(
  () => new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
)
const ofLongYear = lazy(
  () =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }),
)
const ofWeekday = lazy(() => new Intl.DateTimeFormat(locale, { weekday: 'short' }))
const ofZone = lazy(
  () => new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZoneName: 'short' }),
)
const inFull = lazy(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }))

/**
 * Removes the "г." that Russian puts after a year, because at the end of a sentence there would be
 * two full stops.
 */
export const withoutYearSign = (text: string) => text.replace(/\s?г\.$/, '')

const noon = (date: string) => new Date(`${date}T12:00`)

/** A date as `Tuesday 24 November`; with the year if it is not this year. */
export const longDay = (date: string) => {
  const day = noon(date)
  const thisYear = day.getFullYear() === new Date().getFullYear()
  const said = (thisYear ? ofLong() : ofLongYear()).format(day)
  return said.charAt(0).toLocaleUpperCase(locale) + said.slice(1)
}

/** A date's weekday, such as `Tue`. */
export const weekday = (date: string) => ofWeekday().format(noon(date))

/**
 * The numbers of milliseconds by which clocks are set back in autumn: half an hour on Lord Howe
 * Island, and one hour in other places.
 */
const STEPS = [30 * 60_000, 60 * 60_000]

/**
 * Whether the clock shows the time of this instant twice in one night, because the clock is set
 * back in that night.
 */
const comesTwice = (at: number) => {
  const shows = new Date(at).toLocaleTimeString('en-GB')
  const alike = (other: number) => new Date(other).toLocaleTimeString('en-GB') === shows
  return STEPS.some((step) => alike(at - step) || alike(at + step))
}

/**
 * Whether the clocks change within a day of this instant. If they do not, `comesTwice`, which is
 * slow, is not called.
 */
const hasSteps = (at: number) => {
  const offset = (other: number) => new Date(other).getTimezoneOffset()
  return offset(at - day) !== offset(at + day)
}

/**
 * An instant as `14:02`. In the hour that is repeated in autumn, the zone is added: `02:30 CET`.
 */
export const timeOfDay = (at: number) => {
  const shown = ofDay().format(at)
  return hasSteps(at) && comesTwice(at) ? `${shown} ${zoneAt(at)}` : shown
}

/**
 * The zone's name at an instant, such as `CET`. In the night in which clocks are set back, one hour
 * is repeated. The zone then has a different name in each of the two hours.
 */
export const zoneAt = (at: number) =>
  ofZone()
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''

/** A date `2026-11-24` as `24 November 2026`. */
export const dayInFull = (date: string) =>
  withoutYearSign(inFull().format(new Date(`${date}T12:00`)))

/**
 * A range of dates as `21 December 2026 – 3 January 2027`. If the range is only one day, it is that
 * date.
 */
export const datesInFull = ({ from, to }: { from: string; to: string }) =>
  withoutYearSign(range(inFull(), noon(from), noon(to)))

/** An hour of the day, 0–23, as `06:00`. */
export const hourOfDay = (hour: number) => ofDay().format(new Date(2000, 0, 1, hour))

const ofCalendar = lazy(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }))
const ofInstant = lazy(
  () => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
)

/** The date of an instant as `24 November 2026`. */
export const fullDate = (at: number) => withoutYearSign(ofCalendar().format(at))

const ofTable = lazy(() => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }))
const ofTableYear = lazy(
  () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
)

/**
 * The date of an instant in a short form for tables, such as `Nov 24`. The year is added if it is
 * not this year.
 */
export const shortDate = (at: number) => {
  const isThisYear = new Date(at).getFullYear() === new Date().getFullYear()
  return withoutYearSign((isThisYear ? ofTable() : ofTableYear()).format(at))
}

/** The date and time of an instant as `24 November 2026 at 14:02`. */
export const dateTime = (at: number) => ofInstant().format(at)

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const

/** A number of bytes in words, such as `12 MB` or `1.4 GB`. */
export const inBytes = (bytes: number) => {
  const power = Math.max(0, Math.min(UNITS.length, Math.floor(Math.log10(bytes || 1) / 3)) - 1)
  const unit = UNITS[power] ?? 'gigabyte'
  const options = { style: 'unit', unit, maximumSignificantDigits: 2 } as const
  return new Intl.NumberFormat(locale, options).format(bytes / 1000 ** (power + 1))
}
