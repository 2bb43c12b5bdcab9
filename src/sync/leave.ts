import type { StintDatabase } from '../store/database.ts'
import { readNamed } from '../store/named-rows.ts'
import { disconnect, releaseId } from '../store/outbox/connection.ts'
import { eraseSent } from '../store/outbox/history.ts'
import { readConnection } from '../store/outbox/sending.ts'
import { fetchHistory } from './history.ts'
import { lineTo } from './request.ts'

/**
 * What happens to the recorded time in this browser. `keep`: it stays. `fetch`: it stays, and the
 * rest of the history is fetched from the endpoint before the browser is disconnected. `erase`:
 * time that was already sent is erased in this browser.
 */
type LeaveChoice = 'keep' | 'fetch' | 'erase'

/**
 * Disconnects this browser. If the endpoint can be reached, it revokes the token of this browser.
 * @throws SendError if the history could not be fetched, or the reason of the signal, once the
 * signal is aborted. In both cases, the browser stays connected
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
  // A failure is ignored, because the token is deleted in this browser. It is enough if the
  // endpoint revokes the token later.
  const revoked = lineTo(connection).requestEmpty(`/v1/devices/${device}`, { method: 'DELETE' })
  await revoked.then(
    () => releaseId(db),
    () => undefined,
  )
}
