import { memoise } from '../memoise.ts'
import { dateAfter } from '../time/days.ts'
import { weekdayOf } from '../time/weekday.ts'

/** A range of dates (`YYYY-MM-DD`) of a report. Both dates are included. */
export interface Dates {
  from: string
  to: string
}

export interface Range extends Dates {
  kind: 'week' | 'month' | 'quarter' | 'own'
}

/** The longest range, in days; the endpoint has the same limit. */
export const MOST_DAYS = 400

const parseDate = (text: string) => Temporal.PlainDate.from(text)

/**
 * The weekday on which weeks begin (1 = Monday, ISO 8601) wherever several people see the same
 * figures, so that all of them mean the same week.
 */
export const MONDAY = 1

const firstOf = (kind: Range['kind'], day: Temporal.PlainDate, firstDay: number) => {
  if (kind === 'week') return day.subtract({ days: (day.dayOfWeek - firstDay + 7) % 7 })
  if (kind === 'month') return day.with({ day: 1 })
  return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) })
}

const LENGTH = { week: { weeks: 1 }, month: { months: 1 }, quarter: { months: 3 } } as const

/**
 * The week, month or quarter that contains a day.
 * @param firstDay the weekday on which weeks begin, 1 = Monday
 */
export function rangeAround(
  kind: Exclude<Range['kind'], 'own'>,
  day: string,
  firstDay = MONDAY,
): Range {
  const from = firstOf(kind, parseDate(day), firstDay)
  const to = from.add(LENGTH[kind]).subtract({ days: 1 })
  return { kind, from: from.toString(), to: to.toString() }
}

/**
 * The first date that is accepted. If a date is earlier, the person is still typing the year, as in
 * `0202`.
 */
const FIRST_DAY = '2000-01-01'

/** Why a range that a person typed is refused. Returns undefined if it is valid. */
export function rangeProblem(from: string, to: string): 'dates' | 'order' | 'length' | undefined {
  try {
    const days = parseDate(from).until(parseDate(to), { largestUnit: 'day' }).days + 1
    if (from < FIRST_DAY || to < FIRST_DAY) return 'dates'
    if (days < 1) return 'order'
    return days > MOST_DAYS ? 'length' : undefined
  } catch {
    return 'dates'
  }
}

/**
 * @returns undefined if a date is invalid, the dates are in the wrong order, or the range is too long
 */
export const ownRange = (from: string, to: string): Range | undefined =>
  rangeProblem(from, to) ? undefined : { kind: 'own', from, to }

/**
 * The next or previous range of the same kind. A range with dates that the person typed moves by
 * its own length.
 */
export function shiftRange({ kind, from, to }: Range, by: 1 | -1): Range {
  if (kind !== 'own') {
    const start = parseDate(from)
    const next = by > 0 ? start.add(LENGTH[kind]) : start.subtract(LENGTH[kind])
    return rangeAround(kind, next.toString(), start.dayOfWeek)
  }
  const days = by * daysOf({ from, to }).length
  return { kind, from: dateAfter(from, days), to: dateAfter(to, days) }
}

const daysIn = memoise((range): readonly string[] => {
  const [from = '', to = ''] = range.split(' ')
  const first = parseDate(from)
  const count = first.until(parseDate(to), { largestUnit: 'day' }).days + 1
  return Array.from({ length: Math.max(0, count) }, (_, i) => first.add({ days: i }).toString())
})

/**
 * All dates of a range. They are computed once and stored, because they are needed for each person
 * of a team. Each call returns a new array.
 */
export const daysOf = ({ from, to }: Dates): string[] => [...daysIn(`${from} ${to}`)]

/** Whether a date is from Monday to Friday. */
const isWeekday = (date: string) => weekdayOf(date) <= 5

/**
 * The number of past days from Monday to Friday.
 * @param days in order; the present day is marked as running
 */
export const weekdaysOver = (days: readonly { date: string; running?: true }[]) => {
  const running = days.findIndex((day) => day.running)
  return days.slice(0, running < 0 ? days.length : running).filter((day) => isWeekday(day.date))
    .length
}

/** The months from the month of one date to the month of another, both included. */
export function monthsOf(from: string, to: string): Range[] {
  const months: Range[] = []
  for (let month = rangeAround('month', from); month.from <= to; month = shiftRange(month, 1))
    months.push(month)
  return months
}

/** The unit into which days are grouped in a long range. */
export type Unit = 'day' | 'week' | 'month'

export const unitFor = (days: number): Unit => {
  if (days <= 31) return 'day'
  return days <= 190 ? 'week' : 'month'
}

const FIRST_OF = {
  week: memoise((key) => {
    const [day = '', firstDay] = key.split(' ')
    return rangeAround('week', day, Number(firstDay)).from
  }),
  month: memoise((day) => rangeAround('month', day).from),
}

/** The first day of the unit (day, week or month) that contains a day. */
export const unitOf = (unit: Unit, day: string, firstDay = MONDAY) => {
  if (unit === 'week') return FIRST_OF.week(`${day} ${firstDay}`)
  return unit === 'day' ? day : FIRST_OF.month(day)
}

/** The week that shares most days with a given week. It begins on the weekday `firstDay`. */
export const weekBeside = ({ from }: Dates, firstDay: number): Range =>
  rangeAround('week', dateAfter(from, 3), firstDay)

/** The earlier of two dates `YYYY-MM-DD`. */
export const earlierDate = (a: string, b: string) => (a < b ? a : b)
