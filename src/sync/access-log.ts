import type { StintDatabase } from '../store/database.ts'
import { readConnection } from '../store/outbox/sending.ts'
import { AccessLog } from './contract/access.ts'
import { lineTo } from './request.ts'

/** The number of entries in one answer of the access log: as many as one page shows. */
const AT_ONCE = 30

/**
 * One page of the access log: who has read the person's figures, in order from the latest to the
 * earliest read.
 * @param before the value `next` of the previous page
 * @returns undefined if this browser is not connected
 * @throws SendError
 */
export async function fetchAccessLog(
  db: StintDatabase,
  before?: string,
): Promise<AccessLog | undefined> {
  const connection = await readConnection(db)
  if (!connection) return undefined
  const query = new URLSearchParams({ limit: String(AT_ONCE), ...(before && { before }) })
  return lineTo(connection).request(`/v1/access-log?${query}`, AccessLog)
}
