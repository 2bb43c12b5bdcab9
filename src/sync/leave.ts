import type { StintDatabase } from '../store/database.ts'
import { readNamed } from '../store/named-rows.ts'
import { disconnect, releaseId } from '../store/outbox/connection.ts'
import { eraseSent } from '../store/outbox/history.ts'
import { readConnection } from '../store/outbox/sending.ts'
import { fetchHistory } from './history.ts'
import { lineTo } from './request.ts'

/**
 * What happens to the recorded time: it stays, is completed from the endpoint first, or what was
 * sent is erased.
 */
export type LeaveChoice = 'keep' | 'fetch' | 'erase'

/**
 * Ends the connection here, and at the endpoint if it can be reached.
 * @throws SendError if the history was to be fetched first and could not be, or the signal's
 *   reason; then the connection stays
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
  // The token is deleted here; revoking it at the endpoint is desirable, not required.
  const revoked = lineTo(connection).requestEmpty(`/v1/devices/${device}`, { method: 'DELETE' })
  await revoked.then(
    () => releaseId(db),
    () => undefined,
  )
}
