/**
 * Reserves numbers (places) for new rows in a member's feed: their rows in the order in which they
 * were stored (docs/domain.md, *feed*).
 */
import type { Transaction } from 'kysely'
import { minute } from '../../src/core/time/units.ts'
import { preparedQuery } from '../db/prepared-query.ts'
import type { Tables } from '../db/tables.ts'
import { ProblemError } from '../http/problem.ts'
import type { Device, Owner } from '../people/owner.ts'

const addPlaces = preparedQuery((db, at: Owner & { places: number }) =>
  db
    .updateTable('members')
    .set((eb) => ({ seq: eb('seq', '+', at.places) }))
    .where('team', '=', at.team)
    .where('id', '=', at.member)
    .where('is_present', '=', 1)
    .returning(['seq', 'last_sent_at']),
)

export const storeLastSent = preparedQuery((db, at: Owner & { now: number }) =>
  db
    .updateTable('members')
    .set({ last_sent_at: at.now })
    .where('team', '=', at.team)
    .where('id', '=', at.member),
)

/**
 * Returns the number of quarters of an hour since 1970. In all time zones, days begin at a whole
 * quarter of an hour, so the date does not change within one quarter.
 */
const quarterOf = (instant: number) => Math.floor(instant / (15 * minute))

/**
 * Whether the instant at which a member's rows arrive must be stored. It is stored only once in a
 * quarter of an hour. It is never replaced by an earlier instant, as could happen after the clock
 * was set back.
 */
export const isLaterSent = (now: number, before: number | null) =>
  before === null || quarterOf(now) > quarterOf(before)

/**
 * Reserves the next `places` numbers (places) in the member's feed: their rows in the order in
 * which they were stored (docs/domain.md, *feed*). Returns the last place before the reserved ones,
 * and the instant at which the member's last rows arrived. The update also locks the member's row,
 * so that batches of one member are written one after the other. Therefore no row becomes visible
 * before a row with a lower place. So a device that continues to read after its last place misses
 * no row.
 */
export const takePlaces = async (
  tx: Transaction<Tables>,
  { team, member }: Device,
  places: number,
) => {
  const [taken] = await addPlaces(tx, { team, member, places })
  // The person was moved to another team, or their data were deleted, after the token was looked
  // up. When the client tries again, the token is looked up again.
  if (!taken) throw new ProblemError('unavailable', '', { 'Retry-After': '1' })
  return { place: taken.seq - places, lastSentAt: taken.last_sent_at }
}
