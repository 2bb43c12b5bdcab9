import { FIRST_SCHEME, inForceOn, type SchemeVersion, withAll } from '../../core/scheme/versions.ts'
import { dayOf } from '../../core/time/days.ts'
import type { StintDatabase } from '../database.ts'
import type { Named } from '../named.ts'
import { readNamed } from '../named-rows.ts'
import { ownZone } from '../own-zone.ts'

const FIRST = [FIRST_SCHEME]

/**
 * Every version of the scheme, the oldest first: the team's scheme, or without a team the person's
 * own. Each version includes all categories ever known in this browser, so that no category loses
 * its name.
 */
export const readSchemeVersions = async (db: StintDatabase): Promise<readonly SchemeVersion[]> => {
  const { versions, kept } = (await readNamed(db, 'scheme')) ?? { versions: FIRST }
  return versions.map((version) => withAll(version, versions, kept))
}

/**
 * The scheme in force at an instant, epoch milliseconds. A change takes effect at the start of a
 * calendar day.
 */
export const readScheme = async (db: StintDatabase, now = Date.now()): Promise<SchemeVersion> =>
  schemeFromRows({ scheme: await readNamed(db, 'scheme') }, now)

/** The scheme in force, computed from rows already read. */
export const schemeFromRows = (
  { scheme }: { scheme?: Named['scheme'] | undefined },
  now: number,
): SchemeVersion => {
  const { versions, kept } = scheme ?? { versions: FIRST }
  const [only] = versions
  // Most people have one version of the scheme: then the date is not computed, because this runs at
  // every event of the browser.
  if (only && versions.length === 1) return withAll(only, [], kept)
  return withAll(inForceOn(dayOf(now, ownZone(), 0), versions), versions, kept)
}
