import type { StintDatabase } from '../store/database.ts'
import { readConnection } from '../store/outbox/sending.ts'
import { AccessLog } from './contract/access.ts'
import { lineTo } from './request.ts'

/** Reads in one answer: what a page shows at a time. */
const AT_ONCE = 30

/**
 * Who has read the person's figures, the latest first; a page of it.
 * @param before `next` of the page before
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
