import { acknowledge, takeBatch, type Verdict } from '../store/acknowledge.ts'
import {
  type Connection,
  type Failure,
  readNamed,
  type StintDatabase,
  type StoredSegment,
} from '../store/database.ts'
import { changeSending, readConnection, readSendDue } from '../store/sending.ts'
import { readSettings } from '../store/settings.ts'
import { BatchAnswer, MAX_ROWS, type RowResult } from './contract.ts'
import { checkReceipts } from './receipts.ts'
import { request, SendError } from './request.ts'
import { fitting, wireRow } from './wire.ts'

/**
 * Sends the outbox if it is due; answers whether it was. One sender at a time across popup, pages
 * and worker; whoever comes second has nothing to do.
 */
export const sendWhatIsDue = (db: StintDatabase): Promise<boolean> =>
  navigator.locks.request('stint-send', { ifAvailable: true }, async (lock) => {
    const due = await readSendDue(db)
    if (!lock || due === undefined || due > Date.now()) return false
    await run(db)
    return true
  })

async function run(db: StintDatabase): Promise<void> {
  const connection = await readConnection(db)
  if (!connection) return
  const { askedAt = 0 } = (await readNamed(db, 'sending')) ?? {}
  // Not before what was asked, also where the clock was set back since.
  const startedAt = Math.max(Date.now(), askedAt)
  const failure = await sendAll(db, connection).then(
    () => undefined,
    (error: unknown): Failure => (error instanceof SendError ? error.failure : 'other'),
  )
  // The person may have disconnected, or connected elsewhere: then this run is nobody's any more.
  if (!(await isStill(db, connection))) return
  await changeSending(db, ({ failures = 0, failure: _, ...state }) => ({
    ...state,
    triedAt: startedAt,
    ...(failure ? { failure, failures: failures + 1 } : { doneAt: startedAt, failures: 0 }),
  }))
}

const isStill = async (db: StintDatabase, { token }: Connection) =>
  (await readConnection(db))?.token === token

/** How often one row is sent in a run: an endpoint that never says *stored* must not hold it up. */
const MOST_TRIES = 3

/**
 * Batch after batch until nothing is left, then the receipts that are owed.
 * @throws SendError
 */
async function sendAll(db: StintDatabase, connection: Connection): Promise<void> {
  const tries = new Map<string, number>()
  const skip = new Set<string>()
  while (await isStill(db, connection)) {
    const rows = await sendBatch(db, connection, skip)
    if (!rows.length) break
    for (const { id } of rows) {
      tries.set(id, (tries.get(id) ?? 0) + 1)
      if (tries.get(id) === MOST_TRIES) skip.add(id)
    }
  }
  await checkReceipts(db, connection)
  const waits = await db.segments.where('outbox').equals('send').primaryKeys()
  if (waits.some((id) => skip.has(id))) throw new SendError('rejected')
}

async function sendBatch(
  db: StintDatabase,
  connection: Connection,
  skip: ReadonlySet<string>,
): Promise<StoredSegment[]> {
  const settings = await readSettings(db)
  const taken = await takeBatch(db, MAX_ROWS, skip)
  const segments = fitting(taken.map((row) => wireRow(row, settings)))
  if (!segments.length) return []
  const body = JSON.stringify({ segments })
  const answer = await request(connection, '/v1/segments', BatchAnswer, { method: 'PUT', body })
  if (!(await isStill(db, connection))) return []
  const rows = taken.slice(0, segments.length)
  await acknowledge(
    db,
    answer.results.flatMap((result, i) => verdictOf(result, rows[i])),
  )
  return rows
}

/** An answer counts only for the very row and revision that was sent at its place. */
function verdictOf(result: RowResult, row: StoredSegment | undefined): Verdict[] {
  if (!row) return []
  const { id, revision } = row
  if (result.result === 'rejected')
    return result.id === null || result.id === id
      ? [{ id, revision, result: 'rejected', reason: result.reason }]
      : []
  return result.id === id && result.revision === revision ? [result] : []
}
