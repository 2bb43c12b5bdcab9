import { type LeaveOffer, leaveToAsk } from '../../core/calendar/leave.ts'
import type { StintDatabase } from '../../store/database.ts'
import { ownZone } from '../../store/own-zone.ts'
import { readSettings } from '../../store/settings.ts'
import { readAnsweredLeave, readExpected } from '../../store/working-time.ts'
import { readEntries } from './entries.ts'

/**
 * The periods of leave in the calendar about which the person has not answered yet. Empty if there
 * is no calendar.
 */
export async function readLeave(db: StintDatabase): Promise<LeaveOffer[]> {
  const entries = await readEntries(db, { from: 0, to: Number.MAX_SAFE_INTEGER })
  return leaveToAsk(entries, {
    ...(await readSettings(db)),
    zone: ownZone(),
    expected: await readExpected(db),
    answered: await readAnsweredLeave(db),
  })
}
