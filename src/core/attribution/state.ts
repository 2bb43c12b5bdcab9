import { type Categories, isOffComputer } from '../scheme/categories.ts'
import type { Settings } from '../settings/settings.ts'
import { type Context, isSameContext, type Stretch } from '../time/segment.ts'
import { type Activity, openOf, type Timeline } from '../time/timeline.ts'
import type { HeardTab, SoundTab } from './sounds.ts'

/**
 * A page that starts a category automatically. A page of a CRM starts Documentation, and has a
 * `context` (the CRM product and the CRM record that is open).
 */
export interface Site {
  category: string
  context?: Context
}

/** Whether two pages start the same category and show the same record of the same CRM product. */
export const isSameSite = (a?: Site, b?: Site) =>
  a?.category === b?.category && isSameContext(a?.context, b?.context)

/** Where the person is now, according to an observation of the browser. */
export type Sight =
  | ({ at: 'site' } & Site)
  | { at: 'elsewhere' }
  | { at: 'away'; why: 'idle' | 'locked' }

/**
 * What the browser reports: where the person is, and all tabs of sites whose rule says *while it
 * plays sound* (rule 10 of docs/domain.md), in all windows.
 */
export type Observation = Sight & { sounds?: readonly HeardTab[] }

/** A call or meeting that runs because its tab plays sound (rule 10 of docs/domain.md). */
export interface CallBySound {
  tab: number
  /** The activity to resume after the call. */
  what?: Activity
  /** Present while the tab of the call is silent. */
  silence?: Silence
}

/**
 * The state at the beginning of a silence, and what was observed since. If the silence lasts for
 * `quietAfter`, the call ended when the silence began, and these observations are applied as if no
 * call had run.
 */
export interface Silence extends Pick<Memory, 'place' | 'away'>, Pick<Stretch, 'beside'> {
  seen: readonly { sight: Sight; at: number }[]
}

/**
 * What attribution (the choice of the category for each instant) remembers in addition to the
 * segments. It is stored with them in the same transaction, so that a killed worker loses nothing
 * (rule 8 of docs/domain.md). Instants are in epoch milliseconds.
 */
export interface Memory {
  /**
   * The last event or heartbeat, epoch milliseconds. Stint's own timers are no sign of life (rule 5
   * of docs/domain.md).
   */
  lastSeen: number
  /** The last instant at which the person was certainly at the computer: a command or a return. */
  here: number
  /**
   * `site`: the site in front, if it starts a category. `since`: when the person entered or left
   * that site. `siteSince`: when they opened the CRM record that is open now. Epoch milliseconds.
   */
  place: { site?: Site; siteSince?: number; since: number }
  /**
   * Present while a site's category runs automatically; `what` is the activity to resume after that
   * category.
   */
  over?: { what?: Activity } | undefined
  /**
   * Whether detection is suppressed: after a click it is, until the CRM has been left and entered
   * again (rule 4 of docs/domain.md).
   */
  quiet: boolean
  /**
   * Present while the person is away; `resume` is the activity to resume at the return (rule 6 of
   * docs/domain.md).
   */
  away?: { since: number; resume?: Activity } | undefined
  /** The tabs that play sound. Absent if none has played sound yet. */
  sounds?: readonly SoundTab[]
  /** Present while a call runs that was started by sound. */
  call?: CallBySound | undefined
  /**
   * When the person last confirmed that the running category goes on (rule 7 of docs/domain.md).
   */
  confirmed?: number
  /** The last three different categories that the person picked, the latest first. */
  picks: readonly string[]
}

/**
 * Whether the person has been away from a site for so long that they count as having left it (rule
 * 3 of docs/domain.md).
 */
export const hasLeft = (
  { site, since }: Memory['place'],
  now: number,
  { leaveAfter }: Pick<Settings, 'leaveAfter'>,
) => !site && now - since >= leaveAfter

/**
 * The place, with the instant of entering its site set to `at` or later: time on the site before
 * `at` does not count.
 */
export const enteredAt = (place: Memory['place'], at: number): Memory['place'] => {
  const { site, since, siteSince = since } = place
  return site ? { site, since: Math.max(since, at), siteSince: Math.max(siteSince, at) } : place
}

export const newMemory = (now: number): Memory => ({
  lastSeen: now,
  here: now,
  place: { since: 0 },
  quiet: false,
  picks: [],
})

/**
 * The data that the rules of attribution read. `timeline` is only its last part, as far back as the
 * rules need it.
 */
export interface State {
  timeline: Timeline
  memory: Memory
  settings: Settings
  /** The categories of the scheme in force. */
  categories: Categories
  /** The person's time zone (IANA). The end of the working day is a time in this zone. */
  zone: string
  /**
   * Stretches under 5 s whose time went to a neighbour (rule 12 of docs/domain.md). Only for the
   * trace (the recorded events).
   */
  slips?: readonly Slip[]
}

/**
 * Whether a category that needs no computer (a call, a meeting) runs, either picked or started by
 * sound. While it runs, idle and lock change nothing.
 */
export const isOnCall = ({ memory, timeline, categories }: State): boolean =>
  memory.call !== undefined || isOffComputer(openOf(timeline)?.category, categories)

/** A stretch under 5 s, whose time went to a neighbour: `[from, to)` in epoch milliseconds. */
export interface Slip {
  category: string
  from: number
  to: number
}
