import { fullHours } from '../../../core/time/clock-times.ts'
import { hour } from '../../../core/time/units.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { timeOfDay } from '../../dates.ts'
import type { DayView } from '../view.ts'

/** The part of the day that the timeline shows, epoch milliseconds. */
export interface Shown {
  from: number
  to: number
}

/** The hours that are shown if nothing was tracked. */
const USUAL = { from: 8, to: 18 }
/** Free room on either side, so that a bound can be dragged into it; also the least that is shown. */
const ROOM = hour / 2
const LEAST = 4 * hour

/** The tracked time and half an hour on either side, within the day. */
export function shownPartOf({ day }: StoredDay, { rows, now }: DayView): Shown {
  const first = rows[0]?.startedAt ?? day.from + USUAL.from * hour
  const last = rows[0]
    ? Math.max(...rows.map((row) => row.endedAt))
    : Math.min(day.from + USUAL.to * hour, day.to)
  const to = Math.max(last + ROOM, first - ROOM + LEAST)
  const from = Math.max(day.from, first - ROOM)
  const isToday = now >= day.from && now < day.to
  return { from, to: Math.min(day.to, isToday ? Math.max(to, now + ROOM) : to) }
}

/** The place of an instant in the shown part, 0–1. */
export const placeOf = (at: number, { from, to }: Shown) => (at - from) / (to - from)

/** Least distance of the label of a moving bound from the ends of the bar, as a part of the bar. */
const EDGE = 0.05

export const edgeAt = (place: number) => {
  if (place < EDGE) return 'start'
  return place > 1 - EDGE ? 'end' : undefined
}

interface Tick {
  at: number
  label: string
}

/** Most labels that fit without overlapping. */
const MOST = 13

/** The full hours; an hour that comes twice is there twice. */
export function ticksOf({ from, to }: Shown, zone: string): Tick[] {
  const hours = fullHours(from, to, zone)
  const step = Math.ceil(hours.length / MOST)
  return hours
    .map(({ at, hour: shows }, i) => {
      const twin = hours[i - 1]?.hour === shows || hours[i + 1]?.hour === shows
      return { at, twin, label: timeOfDay(at) }
    })
    .filter(({ twin }, i) => twin || i % step === 0)
}
