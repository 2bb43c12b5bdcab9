/**
 * Entries of a calendar that are probably days off. The person is asked before a day is marked as off.
 */

import { type Expected, isExpected, type Reason } from '../day/expected-time.ts'
import { type Dates, daysOf } from '../report/range.ts'
import { clip, dateAfter, dateAt, dayBounds, lastAt } from '../time/days.ts'
import { day, hour } from '../time/units.ts'
import { weekdayOf } from '../time/weekday.ts'
import type { CalendarEntry } from './entry.ts'

const SICK = /\bsick\b|\bsickness\b|больничн|болею/i
const HOLIDAY = /\b(?:public|bank) holiday|праздни/i
const LEAVE =
  /\b(?:vacation|holidays?|leave|pto|ooo|out of (?:the )?office|(?:days?|time) off)\b|отпуск|отгул|выходн|не работаю/i

/** The reason for days off that the title of an entry names. Returns undefined if it names none. */
export function leaveReason(title: string): Reason | undefined {
  if (SICK.test(title)) return 'sick'
  if (HOLIDAY.test(title)) return 'holiday'
  return LEAVE.test(title) ? 'leave' : undefined
}

/** Days off that a calendar entry suggests. */
export interface LeaveOffer extends Dates {
  reason: Reason
  /** Title of the entry. Empty if the entry is private, or if its title is no longer in memory. */
  title: string
}

/** Milliseconds. An entry longer than this is not offered as leave. */
const LONGEST = 366 * day
/** The working hours that are assumed for a weekday on which the person usually does not work. */
const USUAL_HOURS = 8

/**
 * The smallest part of a day's working hours that an entry must cover so that the day is offered as
 * a day off: a free afternoon is not enough.
 */
const MOST = 3 / 4

interface Known {
  zone: string
  workdayEnd: string
  dayStart: number
  expected: Expected
  /** Ranges for which the person has already answered whether they are days off. */
  answered: readonly Dates[]
}

/**
 * Whether an entry covers most of the working hours of a day. The working hours are assumed to be
 * directly before the end of the working day, and as many as the person usually works on that
 * weekday.
 */
function isTaken(date: string, entry: CalendarEntry, known: Known) {
  const { zone, dayStart, workdayEnd, expected } = known
  const end = lastAt(workdayEnd, dayBounds(date, zone, dayStart).to, zone)
  const hours = expected.week[weekdayOf(date) - 1] || USUAL_HOURS
  const [part] = clip([entry], end - hours * hour, end)
  return part !== undefined && part.endedAt - part.startedAt >= hours * hour * MOST
}

/**
 * The days that an entry covers. The first and the last day are included only if the entry covers
 * most of their working hours.
 */
function daysTaken(entry: CalendarEntry, known: Known): Dates | undefined {
  const first = dateAt(entry.startedAt, known.zone).toString()
  const last = dateAt(entry.endedAt - 1, known.zone).toString()
  const from = isTaken(first, entry, known) ? first : dateAfter(first, 1)
  const to = isTaken(last, entry, known) ? last : dateAfter(last, -1)
  return from <= to ? { from, to } : undefined
}

const isSame = (a: Dates) => (b: Dates) => a.from === b.from && a.to === b.to

/**
 * The days off to ask the person about, the earliest first. Ranges that the person has answered
 * before, and ranges without a day of expected work, are left out.
 */
export function leaveToAsk(entries: readonly CalendarEntry[], known: Known): LeaveOffer[] {
  const { expected, answered } = known
  const offers: LeaveOffer[] = []
  for (const entry of entries) {
    if (!(entry.isOutOfOffice || entry.isLeave) || entry.endedAt - entry.startedAt > LONGEST)
      continue
    const dates = daysTaken(entry, known)
    if (!dates || [...answered, ...offers].some(isSame(dates))) continue
    if (!daysOf(dates).some((date) => isExpected(date, expected))) continue
    offers.push({ ...dates, reason: leaveReason(entry.title) ?? 'leave', title: entry.title })
  }
  return offers.sort((a, b) => (a.from < b.from ? -1 : 1))
}
