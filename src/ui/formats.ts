/**
 * Times and durations in the person's way of writing. Formatters are made at their first use:
 * none is needed for the popup's first frame.
 */
const language = navigator.language

/** Durations carry words ("h", "мин"), so they follow the dictionary; 24 hours where it is foreign. */
export const locale = /^(en|ru)\b/i.test(language) ? language : 'en-GB'

const once = <T>(make: () => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const digital = once(() => new Intl.DurationFormat(locale, { style: 'digital', hours: 'numeric' }))
const short = once(
  () =>
    new Intl.DurationFormat(locale, { style: 'digital', hours: 'numeric', secondsDisplay: 'auto' }),
)
const worded = once(() => new Intl.DurationFormat(locale, { style: 'narrow' }))
const ofDay = once(() => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }))
const ofWeek = once(
  () => new Intl.DateTimeFormat(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit' }),
)
const ofYear = once(
  () => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }),
)
const ofLong = once(
  () => new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
)
const ofLongYear = once(
  () =>
    new Intl.DateTimeFormat(locale, {
      ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    }),
)
const ofWeekday = once(() => new Intl.DateTimeFormat(locale, { weekday: 'short' }))
const ofZone = once(
  () => new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZoneName: 'short' }),
)
const inFull = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }))
const digits = once(() => new Intl.NumberFormat(locale))
const share = once(() => new Intl.NumberFormat(locale, { style: 'percent' }))

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
export const hoursMinutes = (ms: number) => short().format({ ...parts(ms), seconds: 0 })

/** `5h 13m`, `47m`, `0m`: whole minutes, in words. */
export const inWords = (ms: number) => {
  const { hours, minutes } = parts(ms)
  return hours || minutes
    ? worded().format({ hours, minutes })
    : new Intl.DurationFormat(locale, { style: 'narrow', minutesDisplay: 'always' }).format({
        minutes: 0,
      })
}

const sameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString()

/** `14:02`; with the day of the week when it is not today. Epoch milliseconds. */
export const time = (at: number, now = Date.now()) =>
  (sameDay(at, now) ? ofDay() : ofWeek()).format(at)

/** `13:10–13:57`; with days of the week when it does not lie in today. */
export const span = (from: number, to: number, now = Date.now()) =>
  (sameDay(from, now) && sameDay(to, now) ? ofDay() : ofWeek()).formatRange(from, to)

/** `Tue, 24 Nov`, of a date `2026-11-24`. */
export const dayOfYear = (date: string) => ofYear().format(new Date(`${date}T12:00`))

const noon = (date: string) => new Date(`${date}T12:00`)

/** `Tuesday 24 November`, of a date; with the year where it is not this one. */
export const longDay = (date: string, now = Date.now()) => {
  const day = noon(date)
  const thisYear = day.getFullYear() === new Date(now).getFullYear()
  const said = (thisYear ? ofLong() : ofLongYear()).format(day)
  return said.charAt(0).toLocaleUpperCase(locale) + said.slice(1)
}

/** `Tue`, of a date. */
export const weekday = (date: string) => ofWeekday().format(noon(date))

const DAY = 24 * 60 * 60_000

/** So much the clocks go back in autumn, milliseconds; on Lord Howe only half an hour. */
const STEPS = [30 * 60_000, 60 * 60_000]

/** Whether the clock shows this time twice in one night. */
const comesTwice = (at: number) => {
  const shows = new Date(at).toLocaleTimeString('en-GB')
  const alike = (other: number) => new Date(other).toLocaleTimeString('en-GB') === shows
  return STEPS.some((step) => alike(at - step) || alike(at + step))
}

/** Near a night on which the clocks change: the only ones on which it is looked at closely. */
const hasSteps = (at: number) => {
  const offset = (other: number) => new Date(other).getTimezoneOffset()
  return offset(at - DAY) !== offset(at + DAY)
}
/** `14:02`, whatever the day; in the hour that comes twice, which of the two. Epoch milliseconds. */
export const timeOfDay = (at: number) => {
  const shown = ofDay().format(at)
  return hasSteps(at) && comesTwice(at) ? `${shown} ${zoneAt(at)}` : shown
}

/** `CET`, as it is at an instant: tells the two hours of an autumn night apart. */
export const zoneAt = (at: number) =>
  ofZone()
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''

interface WeekInfo {
  weekInfo?: { firstDay: number }
  getWeekInfo?: () => { firstDay: number }
}

/** The first day of the week where the person is, 1 = Monday … 7 = Sunday. */
export const firstDayOfWeek = (): number => {
  const here = new Intl.Locale(language) as WeekInfo
  return (here.getWeekInfo?.() ?? here.weekInfo)?.firstDay ?? 1
}

/** `24 November 2026`, of a date `2026-11-24`. */
export const dayInFull = (date: string) => inFull().format(new Date(`${date}T12:00`))

/** `12,400` */
export const inDigits = (count: number) => digits().format(count)

/** `59%` */
export const percent = (part: number) => share().format(part)

/** `06:00`, for an hour of the day, 0–23. */
export const hourOfDay = (hour: number) => ofDay().format(new Date(2000, 0, 1, hour))

const ofCalendar = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }))
const ofInstant = once(
  () => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
)

/** `24 November 2026` */
export const fullDate = (at: number) => ofCalendar().format(at)

/** `24 November 2026 at 14:02` */
export const dateTime = (at: number) => ofInstant().format(at)

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const

/** `12 MB`, `1.4 GB` */
export const inBytes = (bytes: number) => {
  const power = Math.max(0, Math.min(UNITS.length, Math.floor(Math.log10(bytes || 1) / 3)) - 1)
  const unit = UNITS[power] ?? 'gigabyte'
  const options = { style: 'unit', unit, maximumSignificantDigits: 2 } as const
  return new Intl.NumberFormat(locale, options).format(bytes / 1000 ** (power + 1))
}
