import { dayOf } from '../core/days.ts'
import { FIRST_SCHEME, inForceOn, type SchemeVersion } from '../core/team-scheme.ts'
import { readNamed, type StintDatabase } from './database.ts'
import { ownZone } from './settings.ts'

/** Every version of the scheme, the oldest first: the team's, or without a team the person's own. */
export const readSchemeVersions = async (db: StintDatabase): Promise<readonly SchemeVersion[]> =>
  (await readNamed(db, 'scheme'))?.versions ?? [FIRST_SCHEME]

/** The scheme in force at an instant, epoch milliseconds. A change takes force with a calendar day. */
export const readScheme = async (db: StintDatabase, now = Date.now()): Promise<SchemeVersion> =>
  inForceOn(dayOf(now, ownZone(), 0), await readSchemeVersions(db))
