/** Which entries of a calendar say that whole days are off; the person is asked before anything is marked. */
import { type Expected, isExpected, type Reason } from '../day/expected.ts'
import { type Dates, daysOf } from '../report/range.ts'
import { clip, dateAfter, dateAt, dayBounds, lastAt } from '../time/days.ts'
import { day, hour } from '../time/units.ts'
import type { CalendarEntry } from './entry.ts'

const SICK = /\bsick\b|\bsickness\b|больничн|болею/i
const HOLIDAY = /\b(?:public|bank) holiday|праздни/i
const LEAVE =
  /\b(?:vacation|holidays?|leave|pto|ooo|out of (?:the )?office|(?:days?|time) off)\b|отпуск|отгул|выходн|не работаю/i

/** The reason that a title names. Undefined if it speaks of no days off. */
export function leaveReason(title: string): Reason | undefined {
  if (SICK.test(title)) return 'sick'
  if (HOLIDAY.test(title)) return 'holiday'
  return LEAVE.test(title) ? 'leave' : undefined
}

/** Days that an entry would take off. */
export interface LeaveOffer extends Dates {
  reason: Reason
  /** Empty if it is not known any more, or private. */
  title: string
}

/** A longer entry is no leave of one go. */
const LONGEST = 366 * day
/** Hours of a day on which the person does not usually work. */
const USUAL_HOURS = 8

/** The part of a day's working hours that an entry must take: a free afternoon is no day off. */
const MOST = 3 / 4

interface Known {
  zone: string
  workdayEnd: string
  dayStart: number
  expected: Expected
  /** The days that the person has already answered for. */
  answered: readonly Dates[]
}

/** Whether an entry takes most of a day's working hours: as many as are usual, up to their end. */
function isTaken(date: string, entry: CalendarEntry, known: Known) {
  const { zone, dayStart, workdayEnd, expected } = known
  const end = lastAt(workdayEnd, dayBounds(date, zone, dayStart).to, zone)
  const hours = expected.week[Temporal.PlainDate.from(date).dayOfWeek - 1] || USUAL_HOURS
  const [part] = clip([entry], end - hours * hour, end)
  return part !== undefined && part.endedAt - part.startedAt >= hours * hour * MOST
}

/** The whole days of an entry; the first or last is left out if it takes only a part. */
function daysTaken(entry: CalendarEntry, known: Known): Dates | undefined {
  const first = dateAt(entry.startedAt, known.zone).toString()
  const last = dateAt(entry.endedAt - 1, known.zone).toString()
  const from = isTaken(first, entry, known) ? first : dateAfter(first, 1)
  const to = isTaken(last, entry, known) ? last : dateAfter(last, -1)
  return from <= to ? { from, to } : undefined
}

const isSame = (a: Dates) => (b: Dates) => a.from === b.from && a.to === b.to

/** The days off to ask about, in order: not answered yet, and with a day on which work is expected. */
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
