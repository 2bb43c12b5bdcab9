import { fullHours } from '../../core/time/days.ts'
import { hour } from '../../core/time/units.ts'
import type { StoredDay } from '../../store/views/day-view.ts'
import { timeOfDay } from '../dates.ts'
import type { DayView } from './view.ts'

/** What of the day the timeline shows, epoch milliseconds. */
export interface Shown {
  from: number
  to: number
}

/** Where nothing was tracked, the usual hours. */
const USUAL = { from: 8, to: 18 }
/** Room beside what there is, for a bound to be dragged into; and least shown. */
const ROOM = hour / 2
const LEAST = 4 * hour

/** Half an hour more than there is on either side, within the day. */
export function shownOf({ day }: StoredDay, { rows, now }: DayView): Shown {
  const first = rows[0]?.startedAt ?? day.from + USUAL.from * hour
  const last = rows[0]
    ? Math.max(...rows.map((row) => row.endedAt))
    : Math.min(day.from + USUAL.to * hour, day.to)
  const to = Math.max(last + ROOM, first - ROOM + LEAST)
  const from = Math.max(day.from, first - ROOM)
  const isToday = now >= day.from && now < day.to
  return { from, to: Math.min(day.to, isToday ? Math.max(to, now + ROOM) : to) }
}

/** Where an instant lies in what is shown, 0–1. */
export const placeOf = (at: number, { from, to }: Shown) => (at - from) / (to - from)

/** The time over a bound that moves has its room within the bar also at these parts of it. */
const EDGE = 0.05

export const edgeOf = (place: number) => {
  if (place < EDGE) return 'start'
  return place > 1 - EDGE ? 'end' : undefined
}

export interface Tick {
  at: number
  label: string
}

/** More labels than these would lie over one another. */
const MOST = 13

/** The full hours; the two of an hour that comes twice are both there. */
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
