/**
 * Times and durations in the person's way of writing, as popup and badge have them; what only other
 * pages write is in dates.ts. Formatters are made at their first use: none is needed for the popup's
 * first frame.
 */
const language = navigator.language

/** Durations carry words ("h", "мин"), so they follow the dictionary; 24 hours where it is foreign. */
export const locale = /^(en|ru)\b/i.test(language) ? language : 'en-GB'

/** Made when it is first wanted. */
export const once = <T>(make: () => T) => {
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
export const ofDay = once(
  () => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }),
)
const ofWeek = once(
  () => new Intl.DateTimeFormat(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit' }),
)
const ofYear = once(
  () => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }),
)
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

const spelled = once(() => new Intl.DurationFormat(locale, { style: 'short' }))

/** `1 min`, `5 hr 13 min`: within a sentence. */
export const inSentence = (ms: number) => {
  const { hours, minutes } = parts(ms)
  return hours || minutes ? spelled().format({ hours, minutes }).replace(',', '') : inWords(ms)
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

/** `12,400` */
export const inDigits = (count: number) => digits().format(count)

/** `59%` */
export const percent = (part: number) => share().format(part)
