/** The tabs of sites that start a category while they play sound (rule 10), and since when they do. */
import type { Settings } from '../settings/settings.ts'

/** What a site starts by its sound. */
export interface SoundRule {
  category: string
  /** The person is asked after the call which category it was. */
  ask?: true
}

/** A tab of such a site, as the browser reports it. */
export interface HeardTab extends SoundRule {
  /** The browser's own id of the tab. */
  tab: number
  audible: boolean
}

/** A tab that plays sound, or has played it until shortly. Instants in epoch milliseconds. */
export interface SoundTab extends SoundRule {
  tab: number
  /** The beginning of the sound; a new one after each silence until it has held. */
  since: number
  silentSince?: number
  /** The sound has held for `soundAfter`. */
  hasHeld?: true
  /** A click suppresses it until the tab has been silent for `quietAfter` (rule 4). */
  quiet?: true
  /** The tab was closed, or has left the site: its silence is final. */
  closed?: true
}

type Limits = Pick<Settings, 'soundAfter' | 'quietAfter'>

/** The known tabs after an observation. Returns the same list if nothing differs. */
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

/** A sound that had not held yet begins again; any other goes on after the silence. */
function soundAgain({ silentSince: _, ...one }: SoundTab, now: number): SoundTab {
  return one.hasHeld ? one : { ...one, since: now }
}

/** Whether a tab was closed, or has been silent for `quietAfter`. */
export const hasEnded = (
  { closed, silentSince }: SoundTab,
  now: number,
  { quietAfter }: Pick<Limits, 'quietAfter'>,
) => closed === true || (silentSince !== undefined && now - silentSince >= quietAfter)

/** A click suppresses every tab on the list: its sound starts no call for now (rule 10). */
export const suppressSounds = (sounds: readonly SoundTab[]): readonly SoundTab[] =>
  sounds.map((one) => (one.quiet ? one : { ...one, quiet: true }))

/** The time before `at` belonged to another call or meeting. */
export const soundsFrom = (sounds: readonly SoundTab[] = [], at: number): readonly SoundTab[] =>
  sounds.map((one) => (one.since < at ? { ...one, since: at } : one))

/** After a clock was set back to `clock`, nothing began later. */
export const soundsUntil = (sounds: readonly SoundTab[], clock: number): readonly SoundTab[] =>
  sounds.map(({ since, silentSince, ...one }) => ({
    ...one,
    since: Math.min(since, clock),
    ...(silentSince !== undefined && { silentSince: Math.min(silentSince, clock) }),
  }))
