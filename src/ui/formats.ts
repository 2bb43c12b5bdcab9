/**
 * Times and durations in the person's locale, for popup and badge; dates that only pages write are in
 * dates.ts. Formatters are made at their first use: the popup's first frame needs none. If the
 * browser lacks a formatter, a plain one is used.
 */
import { isRussian, locale } from './language.ts'

export { locale }

/** Calls `make` at the first use only. */
export const lazy = <T>(make: () => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

interface Length {
  hours?: number
  minutes?: number
  seconds?: number
}

const padded = (part = 0) => `${part}`.padStart(2, '0')

const UNITS = isRussian
  ? ({ hours: ' ч', minutes: ' мин', seconds: ' с' } as const)
  : ({ hours: 'h', minutes: 'm', seconds: 's' } as const)

/** `0:14:07`, or `5h 13m` without units that are 0; `0m` if all are. */
const plain = ({ style }: Intl.DurationFormatOptions) => ({
  format: (length: Length) => {
    const { hours = 0, minutes, seconds } = length
    const rest = [minutes, seconds].filter((part) => part !== undefined)
    if (style === 'digital') return [hours, ...rest.map(padded)].join(':')
    const given = (['hours', 'minutes', 'seconds'] as const).filter((name) => name in length)
    const shown = given.filter((name) => length[name])
    const named = shown.length > 0 ? shown : given.slice(-1)
    return named.map((name) => `${length[name]}${UNITS[name]}`).join(' ')
  },
})

export const durations = (options: Intl.DurationFormatOptions) =>
  lazy(() => (Intl.DurationFormat ? new Intl.DurationFormat(locale, options) : plain(options)))

const digital = durations({ style: 'digital', hours: 'numeric' })
const short = durations({ style: 'digital', hours: 'numeric', secondsDisplay: 'auto' })
const narrow = durations({ style: 'narrow' })
const none = durations({ style: 'narrow', minutesDisplay: 'always' })
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

/** `0:14:07` */
export const clock = (ms: number) => digital().format(parts(ms))

/** `0:22`, whole minutes. */
export const hoursMinutes = (ms: number) => {
  const { hours, minutes } = parts(ms)
  return short().format({ hours, minutes })
}

/** `5h 13m`, `47m`, `0m`: whole minutes, in words. */
export const inWords = (ms: number) => {
  const { hours, minutes } = parts(ms)
  return hours || minutes ? narrow().format({ hours, minutes }) : none().format({ minutes: 0 })
}

const withUnits = durations({ style: 'short' })

/** `1 min`, `5 hr 13 min`, for use within a sentence. */
export const inSentence = (ms: number) => {
  const { hours, minutes } = parts(ms)
  return hours || minutes ? withUnits().format({ hours, minutes }).replace(',', '') : inWords(ms)
}

const sameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString()

/** `14:02`; with the day of the week when it is not today. Epoch milliseconds. */
export const time = (at: number, now = Date.now()) =>
  unbroken((sameDay(at, now) ? ofDay() : ofWeek()).format(at))

/** `12:00 PM` stays on one line. */
const unbroken = (text: string) => text.replace(/(\d) (?=[AP]M)/gi, '$1\u00a0')

/** `13:10–13:57`; with days of the week if it is not today. */
export const span = (from: number, to: number, now = Date.now()) =>
  unbroken(range(sameDay(from, now) && sameDay(to, now) ? ofDay() : ofWeek(), from, to))

/** A range in the person's locale. */
export const range = (format: Intl.DateTimeFormat, from: number | Date, to: number | Date) =>
  format.formatRange?.(from, to) ?? `${format.format(from)} – ${format.format(to)}`

/** `HubSpot, Pipedrive and Streak` */
export const listOf = (names: readonly string[]) =>
  Intl.ListFormat ? new Intl.ListFormat(isRussian ? 'ru' : 'en').format(names) : names.join(', ')

/** `Tue, 24 Nov`, of a date `2026-11-24`. */
export const dayOfYear = (date: string) => ofYear().format(new Date(`${date}T12:00`))

/** `12,400` */
export const inDigits = (count: number) => digits().format(count)

/** `59%` */
export const percent = (part: number) => share().format(part)
