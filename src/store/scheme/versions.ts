import { FIRST_SCHEME, inForceOn, type SchemeVersion, withAll } from '../../core/scheme/versions.ts'
import { dayOf } from '../../core/time/days.ts'
import type { StintDatabase } from '../database.ts'
import type { Named } from '../named.ts'
import { readNamed } from '../named-rows.ts'
import { ownZone } from '../own-zone.ts'

const FIRST = [FIRST_SCHEME]

/**
 * Every version of the scheme, the oldest first: of the team's scheme, or of the person's own
 * scheme if there is no team. Each version includes all categories that were ever known in this
 * browser, so that recorded time always has the name of its category.
 */
export const readSchemeVersions = async (db: StintDatabase): Promise<readonly SchemeVersion[]> => {
  const { versions, kept } = (await readNamed(db, 'scheme')) ?? { versions: FIRST }
  return versions.map((version) => withAll(version, versions, kept))
}

/**
 * The scheme (the set of categories) in force at an instant, epoch milliseconds. A change takes
 * effect when a calendar day starts.
 */
export const readScheme = async (db: StintDatabase, now = Date.now()): Promise<SchemeVersion> =>
  schemeFromRows({ scheme: await readNamed(db, 'scheme') }, now)

/** The scheme in force, computed from rows that were already read. */
export const schemeFromRows = (
  { scheme }: { scheme?: Named['scheme'] | undefined },
  now: number,
): SchemeVersion => {
  const { versions, kept } = scheme ?? { versions: FIRST }
  const [only] = versions
  // Most people have only one version of the scheme. The date is then not computed, to save time:
  // this runs at every event of the browser.
  if (only && versions.length === 1) return withAll(only, [], kept)
  return withAll(inForceOn(dayOf(now, ownZone(), 0), versions), versions, kept)
}
