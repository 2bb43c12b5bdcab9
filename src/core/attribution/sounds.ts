/**
 * Tabs that play sound on sites whose rule starts a category by sound (rule 10 of docs/domain.md),
 * with the instant at which the sound began.
 */
import type { Settings } from '../settings/settings.ts'

/** The category that a site starts while it plays sound. */
export interface SoundRule {
  category: string
  /** The person is asked after the call which category it was. */
  ask?: true
}

/** A tab of a site with a rule about sound, as the browser reports it. */
export interface HeardTab extends SoundRule {
  /** The browser's own id of the tab. */
  tab: number
  audible: boolean
}

/** A tab that plays sound, or that played sound a short time ago. Instants in epoch milliseconds. */
export interface SoundTab extends SoundRule {
  tab: number
  /**
   * When the sound began. If the tab becomes silent before the sound has lasted for `soundAfter`,
   * this is the beginning of its next sound.
   */
  since: number
  silentSince?: number
  /** The sound has lasted for `soundAfter`. */
  hasHeld?: true
  /**
   * A click suppresses this tab until it has been silent for `quietAfter` (rule 10 of
   * docs/domain.md).
   */
  quiet?: true
  /** The tab was closed, or shows another site: it will not sound again. */
  closed?: true
}

type Limits = Pick<Settings, 'soundAfter' | 'quietAfter'>

/** The known tabs, updated by an observation. Returns the list `known` itself if nothing differs. */
export function soundsAfter(
  known: readonly SoundTab[],
  heard: readonly HeardTab[],
  now: number,
  limits: Limits,
): readonly SoundTab[] {
  const updated = known.map((one) =>
    hasEnded(one, now, limits) ? one : updateTab(one, heard.find(isTab(one)), now, limits),
  )
  const goesOn = updated.filter((one) => !hasEnded(one, now, limits))
  const fresh = heard.filter((one) => one.audible && !goesOn.some(isTab(one)))
  if (fresh.length === 0 && updated.every((one, i) => one === known[i])) return known
  const begun = fresh.map(({ audible: _, ...tab }) => ({ ...tab, since: now }))
  return [...updated, ...begun]
}

type Tab = Pick<HeardTab, 'tab' | 'category'>
const isTab = (one: Tab) => (other: Tab) => one.tab === other.tab && one.category === other.category

function updateTab(
  one: SoundTab,
  found: HeardTab | undefined,
  now: number,
  { soundAfter }: Limits,
): SoundTab {
  const silent = one.silentSince !== undefined
  if (silent && found?.audible) return soundAgain(one, now)
  const holds = !silent && !one.hasHeld && now - one.since >= soundAfter
  const held = holds ? { ...one, hasHeld: true as const } : one
  if (found?.audible) return held
  const quieted = silent ? held : { ...held, silentSince: now }
  return found ? quieted : { ...quieted, closed: true }
}

/**
 * A tab that sounds again after a silence. If the sound before the silence was shorter than
 * `soundAfter`, the sound begins now; otherwise both sounds are one sound without a break.
 */
function soundAgain({ silentSince: _, ...one }: SoundTab, now: number): SoundTab {
  return one.hasHeld ? one : { ...one, since: now }
}

/** Whether a tab was closed, or has been silent for `quietAfter`. */
export const hasEnded = (
  { closed, silentSince }: SoundTab,
  now: number,
  { quietAfter }: Pick<Limits, 'quietAfter'>,
) => closed === true || (silentSince !== undefined && now - silentSince >= quietAfter)

/**
 * Suppresses every tab on the list after a click: its sound starts no call until it has been silent
 * (rule 10 of docs/domain.md).
 */
export const suppressSounds = (sounds: readonly SoundTab[]): readonly SoundTab[] =>
  sounds.map((one) => (one.quiet ? one : { ...one, quiet: true }))

/**
 * The tabs, with the beginning of each sound set to `at` or later: the time before `at` belonged to
 * another call or meeting.
 */
export const soundsFrom = (sounds: readonly SoundTab[] = [], at: number): readonly SoundTab[] =>
  sounds.map((one) => (one.since < at ? { ...one, since: at } : one))

/**
 * The tabs after the clock was set back to `clock`: instants after `clock` are replaced by `clock`.
 */
export const soundsUntil = (sounds: readonly SoundTab[], clock: number): readonly SoundTab[] =>
  sounds.map(({ since, silentSince, ...one }) => ({
    ...one,
    since: Math.min(since, clock),
    ...(silentSince !== undefined && { silentSince: Math.min(silentSince, clock) }),
  }))
