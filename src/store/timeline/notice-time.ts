import type { StintDatabase } from '../database.ts'
import { readNamed } from '../named-rows.ts'
import { ownZone } from '../own-zone.ts'

/**
 * The device, the instant and the zone for a notice at the end of a day or a week. Returns
 * undefined while the person is away: the notice is shown when they return.
 */
export const readNoticeTime = async (db: StintDatabase) => {
  const device = (await readNamed(db, 'device')) ?? ''
  const stored = await db.attribution.get(device)
  if (!stored || stored.memory.away) return undefined
  return { device, now: Math.max(Date.now(), stored.latest), zone: ownZone() }
}
