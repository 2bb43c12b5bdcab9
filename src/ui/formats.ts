/**
 * Times and durations in the person's locale, for popup and badge; dates.ts has the dates that only
 * pages show. A formatter is made when it is first used, because the popup's first frame needs
 * none. If the browser lacks a formatter, a plain one is used.
 */
import { isRussian, locale } from './language.ts'
import { lazy } from './lazy.ts'

export { locale }

const padTwo = (part: number) => `${part}`.padStart(2, '0')

const UNITS = isRussian ? { hours: ' ч', minutes: ' мин' } : { hours: 'h', minutes: 'm' }

export const ofDay = lazy(
  () => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }),
)
const ofWeek = lazy(
  () => new Intl.DateTimeFormat(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit' }),
)
const ofYear = lazy(
  () => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }),
)
const digits = lazy(() => new Intl.NumberFormat(locale))
const share = lazy(() => new Intl.NumberFormat(locale, { style: 'percent' }))

const parts = (ms: number) => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  }
}

// Durations are written without Intl.DurationFormat, because making the first formatter takes 5 ms
// of processor time in every worker and popup that starts.

/** A running duration as `0:14:07`. */
export const clock = (ms: number) => {
  const { hours, minutes, seconds } = parts(ms)
  return [hours, padTwo(minutes), padTwo(seconds)].join(':')
}

/** A duration as `0:22`, in whole minutes. */
export const hoursMinutes = (ms: number) => {
  const { hours, minutes } = parts(ms)
  return `${hours}:${padTwo(minutes)}`
}

/** A duration in whole minutes as `5h 13m`, `47m` or `0m`. */
export const inWords = (ms: number) => {
  const { hours, minutes } = parts(ms)
  const inHours = hours > 0 && `${hours < 1000 ? hours : inDigits(hours)}${UNITS.hours}`
  const inMinutes = (minutes > 0 || !hours) && `${minutes}${UNITS.minutes}`
  return [inHours, inMinutes].filter(Boolean).join(' ')
}

const withUnits = lazy(() => new Intl.DurationFormat(locale, { style: 'short' }))

/** A duration within a sentence, such as `1 min` or `5 hr 13 min`. */
export const inSentence = (ms: number) => {
  const { hours, minutes } = parts(ms)
  if (!Intl.DurationFormat || !(hours || minutes)) return inWords(ms)
  return withUnits().format({ hours, minutes }).replace(',', '').replaceAll(/(\d) /g, '$1\u00a0')
}

const sameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString()

/**
 * The time of an instant (epoch milliseconds) as `14:02`. The weekday is added if it is not today.
 */
export const time = (at: number, now = Date.now()) =>
  keepOnOneLine((sameDay(at, now) ? ofDay() : ofWeek()).format(at))

/** Keeps `12:00 PM` on one line. */
const keepOnOneLine = (text: string) => text.replace(/(\d) (?=[AP]M)/gi, '$1\u00a0')

/** A stretch of time as `13:10–13:57`. Weekdays are added if it is not today. */
export const span = (from: number, to: number, now = Date.now()) =>
  keepOnOneLine(range(sameDay(from, now) && sameDay(to, now) ? ofDay() : ofWeek(), from, to))

/** Formats a range of instants in the person's locale. */
export const range = (format: Intl.DateTimeFormat, from: number | Date, to: number | Date) =>
  format.formatRange?.(from, to) ?? `${format.format(from)} – ${format.format(to)}`

/** Names in one phrase, such as `HubSpot, Pipedrive and Streak`. */
export const listOf = (names: readonly string[]) =>
  Intl.ListFormat ? new Intl.ListFormat(isRussian ? 'ru' : 'en').format(names) : names.join(', ')

/** A date `2026-11-24` as `Tue, 24 Nov`. */
export const dayOfYear = (date: string) => ofYear().format(new Date(`${date}T12:00`))

/** A number with separators, such as `12,400`. */
export const inDigits = (count: number) => digits().format(count)

/** A share from 0 to 1 as `59%`. */
export const percent = (part: number) => share().format(part)
