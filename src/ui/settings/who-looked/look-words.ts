/** Words for one look at the person's figures (looks.ts): who looked, at what, and when. */
import { rangeAround } from '../../../core/report/range.ts'
import { ownZone } from '../../../store/own-zone.ts'
import { timeOfDay } from '../../dates.ts'
import { listOf, locale } from '../../formats.ts'
import { lazy } from '../../lazy.ts'
import { fullDay, monthYear, spanOfDays } from '../../report/formats.ts'
import { lookedWords } from '../../words/who-looked.ts'
import type { Look, Read } from './looks.ts'

const isWhole = (kind: 'week' | 'month', from: string, to: string) => {
  const whole = rangeAround(kind, from)
  return whole.from === from && whole.to === to
}

/** What was looked at, such as `your week of 16–22 Nov 2026`. */
const whatOf = ({ route, from, to }: Read) => {
  if (from === undefined || to === undefined)
    return route === 'copy' ? lookedWords.everything : lookedWords.table
  if (route === 'indicators') return lookedWords.indicators(spanOfDays(from, to))
  if (from === to) return lookedWords.day(fullDay(from))
  if (isWhole('week', from, to)) return lookedWords.week(spanOfDays(from, to))
  if (isWhole('month', from, to)) return lookedWords.month(monthYear(from))
  if (route === 'months') return lookedWords.months(monthYear(from), monthYear(to))
  return lookedWords.days(spanOfDays(from, to))
}

/** The name of the person or program that looked. */
export const readerName = ({ reader }: Look) => {
  if ('account' in reader) return lookedWords.account(reader.account.replace(/^command line, /, ''))
  if (reader.name === undefined) return lookedWords.removed
  return reader.token ? lookedWords.program(reader.name) : reader.name
}

export const lookSentence = ({ reads }: Look) => lookedWords.lookedAt(listOf(reads.map(whatOf)))

const daysAgo = lazy(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
const dateOf = (at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ownZone()).toPlainDate()

/** The time of the look, such as `today 14:02`, `yesterday 18:30` or `Mon, 23 Nov, 09:05`. */
export const whenOf = ({ at }: Look, now = Date.now()) => {
  const ago = dateOf(at).until(dateOf(now), { largestUnit: 'day' }).days
  const isNear = ago <= 1 && Intl.RelativeTimeFormat !== undefined
  const day = isNear ? daysAgo().format(-ago, 'day') : fullDay(dateOf(at).toString())
  return lookedWords.when(day, timeOfDay(at))
}
