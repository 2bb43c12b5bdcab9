import type { Doubt } from '../core/attribution/doubt.ts'
import type { Categories } from '../core/scheme/categories.ts'
import { minute } from '../core/time/units.ts'
import type { Question, Running } from '../store/views/running.ts'
import { colourOf } from './colours.ts'
import type { StorageTrouble } from './failure.ts'
import { hoursMinutes, inWords, span, time } from './formats.ts'
import { badgeWords as words } from './words/badge.ts'
import { nameById } from './words/names.ts'

export interface Badge {
  /** At most `Room` characters: the toolbar cuts off more. */
  text: string
  /** `#rrggbb`; the browsers choose black or white letters for it themselves. */
  colour: string
  title: string
  /**
   * A question waits, but the person chose *Later*: the badge shows the time again, and the icon a
   * dot.
   */
  dot?: boolean
}

/** The number of characters that a toolbar shows: four in Chromium, two in Firefox (140, Linux). */
export type Room = 4 | 2

interface Now {
  now: number
  categories: Categories
  colours?: Readonly<Record<string, string>>
  running?: Running | undefined
  question?: Question | undefined
  /** The person chose *Later* at the question. */
  isPutAway?: boolean
  doubt?: Doubt | undefined
  /** Present if the clock was set back: the latest instant up to which time is already stored. */
  ahead?: number | undefined
}

const ASKS = '#1d4ed8'

/**
 * Elapsed time and colour of the running category. A waiting question comes first: then the badge
 * shows "?", and the time is in the tooltip.
 */
export function badgeOf(state: Now, room: Room = 4): Badge {
  const { now, running, question, isPutAway, doubt, ahead, colours } = state
  const runs = running ? runningTitle(running, state) : words.nothingRuns
  if (ahead) return { text: '?', colour: ASKS, title: words.clockBack(time(ahead, now)) }
  if (doubt) return { text: '?', colour: ASKS, title: `${words.still}\n${runs}` }
  const { startedAt = 0, endedAt = 0 } = question ?? {}
  const asks = question && words.away(span(startedAt, endedAt, now), inWords(endedAt - startedAt))
  if (asks && !isPutAway) return { text: '?', colour: ASKS, title: `${asks}\n${runs}` }
  const text = running ? short(now - running.since, room) : ''
  // Running time first, question second; a question that was not put away has the opposite order.
  // So the titles differ, and a change of the title shows that the badge has changed.
  const title = asks ? `${runs}\n${asks}` : runs
  return { text, colour: colourOf(running?.category ?? '', colours), title, dot: !!asks }
}

const FAILS = '#b42318'

/** Shows why an act could not be stored, until the next act is stored. */
export const troubleBadge = (trouble: StorageTrouble): Badge => ({
  text: '!',
  colour: FAILS,
  title: words.notStored[trouble],
})

function runningTitle({ category, since }: Running, { now, categories }: Now) {
  return `${nameById(category, categories)} · ${hoursMinutes(now - since)} · ${words.since(time(since, now))}`
}

/**
 * A duration on the badge: `0:14`, `9:59`, `12h`. Where only two characters fit: `14` for minutes,
 * `1h`, and `9+` from ten hours on.
 */
function short(ms: number, room: Room) {
  const minutes = Math.max(0, Math.floor(ms / minute))
  const hours = Math.floor(minutes / 60)
  if (room === 2) return hours === 0 ? String(minutes) : hours < 10 ? `${hours}h` : '9+'
  return hours < 10 ? `${hours}:${String(minutes % 60).padStart(2, '0')}` : `${hours}h`
}
