/** Work by hour of the week, in local time. */
import { dateAfter, dayBounds } from '../time/days.ts'
import type { Piece } from '../time/resolve-overlaps.ts'
import { hour, minute, second } from '../time/units.ts'
import { cutAtBounds, lengthOf } from './cut-at-bounds.ts'
import { byZone, type Frame, isWork } from './frame.ts'
import type { RollUp } from './roll-up.ts'

const HOURS_A_WEEK = 168

export interface HourOfWeek {
  /** Weekday, 1 = Monday … 7 = Sunday. */
  weekday: number
  /** Hour of the day, 0–23. */
  hour: number
  /** `worked`: milliseconds of all work. `selling`: milliseconds of work in the group *selling*. */
  worked: number
  selling: number
  /** The number of days of this weekday that have any work. */
  days: number
}

/**
 * Average minutes of work in an hour of a weekday. Only days with work are included in the average.
 */
export const minutesIn = (
  hours: readonly HourOfWeek[],
  { weekday, hour: at }: Pick<HourOfWeek, 'weekday' | 'hour'>,
  kind: 'worked' | 'selling' = 'worked',
) => {
  const cell = hours[(weekday - 1) * 24 + at]
  return cell?.days ? cell[kind] / minute / cell.days : 0
}

/**
 * The hours of the day (0–23, in order) whose average work on any weekday is a minute or more,
 * rounded.
 */
export function hoursShown(hours: readonly HourOfWeek[]): number[] {
  const used = new Set(
    hours.filter((cell) => Math.round(minutesIn(hours, cell)) > 0).map(({ hour: at }) => at),
  )
  return [...used].sort((a, b) => a - b)
}

const clockAt = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)

const nextChange = (at: number, zone: string) =>
  clockAt(at, zone).getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY

const intoHour = (wall: Temporal.ZonedDateTime) =>
  wall.minute * minute + wall.second * second + wall.millisecond

/**
 * The instants at which an hour of the local clock begins and, for each instant, the number of this
 * hour in the week (0–167, where 0 is Monday 00:00).
 */
function hoursOf(dates: readonly string[], zone: string) {
  const bounds: number[] = []
  const slots: number[] = []
  let change = Number.NEGATIVE_INFINITY
  for (const date of dates) {
    const { from, to } = dayBounds(date, zone, 0)
    if (change <= from) change = nextChange(from, zone)
    const changes = change < to
    let wall = clockAt(from, zone)
    for (let at = from, hours = wall.hour; at < to; hours++) {
      // It is slow to compute the local time. So it is computed at each step only on days on which
      // the clock is set forward or back (summer time). This may also happen by half an hour.
      if (changes) wall = clockAt(at, zone)
      if (at >= change) change = nextChange(at, zone)
      bounds.push(at)
      slots.push((wall.dayOfWeek - 1) * 24 + (changes ? wall.hour : hours))
      const into = changes || at === from ? intoHour(wall) : 0
      at = Math.min(at + hour - into, change, to)
    }
  }
  const last = dates.at(-1)
  return { bounds: [...bounds, last ? dayBounds(last, zone, 0).to : 0], slots }
}

/**
 * The dates of the report and the date after the last one. That date is needed because the last day
 * ends on that date if days start at an hour other than 0.
 */
const calendarDates = (dates: readonly string[]) => {
  const last = dates.at(-1)
  return last ? [...dates, dateAfter(last, 1)] : []
}

/**
 * Numbers the days in a list of hours of the week (0–167). The result has the number of the day for
 * each hour. A new day begins where the weekday changes.
 */
const dayNumbers = (slots: readonly number[]) => {
  let day = 0
  return slots.map((slot, i) => {
    if (Math.floor(slot / 24) !== Math.floor((slots[i - 1] ?? slot) / 24)) day++
    return day
  })
}

export function hoursOfWeek(
  pieces: readonly Piece[],
  frame: Pick<Frame, 'dates' | 'zone' | 'privates'>,
  { group }: Pick<RollUp, 'group'>,
): HourOfWeek[] {
  const seen = Array.from({ length: 7 }, () => new Set<number>())
  const week = Array.from({ length: HOURS_A_WEEK }, (_, i) => ({
    weekday: Math.floor(i / 24) + 1,
    hour: i % 24,
    worked: 0,
    selling: 0,
    days: 0,
  }))
  const works = pieces.filter(({ segment }) => isWork(segment.category, frame))
  for (const [zone, own] of byZone(works, frame)) {
    const { bounds, slots } = hoursOf(calendarDates(frame.dates), zone)
    const numbers = dayNumbers(slots)
    for (const part of cutAtBounds(own, bounds)) {
      const cell = week[slots[part.slot] ?? 0] as HourOfWeek
      cell.worked += lengthOf(part)
      if (group(part.segment.category) === 'selling') cell.selling += lengthOf(part)
      seen[cell.weekday - 1]?.add(numbers[part.slot] ?? 0)
    }
  }
  return week.map((cell) => ({ ...cell, days: seen[cell.weekday - 1]?.size ?? 0 }))
}
