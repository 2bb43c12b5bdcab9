import type { StintDatabase } from '../store/database.ts'
import { readNamed } from '../store/named-rows.ts'
import { disconnect } from '../store/outbox/connection.ts'
import { eraseSent } from '../store/outbox/history.ts'
import { readConnection } from '../store/outbox/sending.ts'
import { fetchHistory } from './history.ts'
import { lineTo } from './request.ts'

/** What becomes of the time: it stays as it is, is fetched whole before, or what was sent goes. */
export type LeaveChoice = 'keep' | 'fetch' | 'erase'

/**
 * Ends the connection: here in any case, and at the endpoint, if it can be reached.
 * @throws SendError where the history was to be fetched first and was not, or the signal's reason;
 * then it still stands
 */
export async function leave(
  db: StintDatabase,
  leaving: LeaveChoice,
  signal?: AbortSignal,
): Promise<void> {
  const connection = await readConnection(db)
  if (!connection) return
  if (leaving === 'fetch') await fetchHistory(db, signal)
  const device = await readNamed(db, 'device')
  await disconnect(db)
  if (leaving === 'erase') await eraseSent(db)
  // The token is forgotten here; that it is void there as well is better, not needed.
  await lineTo(connection)
    .tell(`/v1/devices/${device}`, { method: 'DELETE' })
    .catch(() => undefined)
}
