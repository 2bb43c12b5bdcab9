import type { StintDatabase } from '../store/database.ts'
import { readNamed } from '../store/named-rows.ts'
import { disconnect, releaseId } from '../store/outbox/connection.ts'
import { eraseSent } from '../store/outbox/history.ts'
import { readConnection } from '../store/outbox/sending.ts'
import { fetchHistory } from './history.ts'
import { lineTo } from './request.ts'

/**
 * What happens to the recorded time in this browser. `keep`: it stays; `fetch`: it stays, and the
 * rest of the history is first fetched from the endpoint; `erase`: time that was sent is erased
 * here.
 */
export type LeaveChoice = 'keep' | 'fetch' | 'erase'

/**
 * Disconnects this browser, and revokes its token at the endpoint if the endpoint can be reached.
 * @throws SendError if the history should be fetched first and could not be, or the signal's
 * reason; the browser then stays connected
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
  // A failure is ignored: the token is deleted in this browser, and it is enough if the endpoint
  // revokes it later.
  const revoked = lineTo(connection).requestEmpty(`/v1/devices/${device}`, { method: 'DELETE' })
  await revoked.then(
    () => releaseId(db),
    () => undefined,
  )
}
