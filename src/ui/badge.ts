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
  /** A text of at most `Room` characters, because the toolbar cuts off a longer text. */
  text: string
  /** The colour as `#rrggbb`. The browser itself chooses black or white letters on this colour. */
  colour: string
  title: string
  /**
   * Whether a question waits and the person chose *Later*. The badge then shows the time again, and
   * the icon shows a dot.
   */
  dot?: boolean
}

/**
 * The number of characters that a toolbar shows: four in Chromium, two in Firefox (seen in Firefox
 * 140 on Linux).
 */
export type Room = 4 | 2

interface Now {
  now: number
  categories: Categories
  colours?: Readonly<Record<string, string>>
  running?: Running | undefined
  question?: Question | undefined
  /** Whether the person chose *Later* when the question was asked. */
  isPutAway?: boolean
  doubt?: Doubt | undefined
  /**
   * The end of the stored time (epoch milliseconds) if the clock was set back to an instant before
   * that end. Otherwise undefined.
   */
  ahead?: number | undefined
}

const ASKS = '#1d4ed8'

/**
 * The badge shows the elapsed time and the colour of the running category. If a question waits, the
 * badge shows "?" instead, and the time is in the tooltip.
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
  // After *Later*, the time comes first in the title and the question second. Before *Later*, the
  // order is the opposite (above). So *Later* always changes the title. extension/reconcile.ts
  // compares only title and colour, so it sees this change.
  const title = asks ? `${runs}\n${asks}` : runs
  return { text, colour: colourOf(running?.category ?? '', colours), title, dot: !!asks }
}

const FAILS = '#b42318'

/**
 * The badge after a click or key whose change could not be stored, with the reason as the title. It
 * is shown until the next change is stored.
 */
export const troubleBadge = (trouble: StorageTrouble): Badge => ({
  text: '!',
  colour: FAILS,
  title: words.notStored[trouble],
})

function runningTitle({ category, since }: Running, { now, categories }: Now) {
  return `${nameById(category, categories)} · ${hoursMinutes(now - since)} · ${words.since(time(since, now))}`
}

/**
 * A duration on the badge, such as `0:14`, `9:59` or `12h`. If the toolbar has room for only two
 * characters, the badge shows the minutes (`14`) below one hour, then `1h` to `9h`, and `9+` from
 * ten hours on.
 */
function short(ms: number, room: Room) {
  const minutes = Math.max(0, Math.floor(ms / minute))
  const hours = Math.floor(minutes / 60)
  if (room === 2) return hours === 0 ? String(minutes) : hours < 10 ? `${hours}h` : '9+'
  return hours < 10 ? `${hours}:${String(minutes % 60).padStart(2, '0')}` : `${hours}h`
}
