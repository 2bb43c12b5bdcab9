import { acknowledge, takeBatch, type Verdict } from '../store/acknowledge.ts'
import type { Connection, Failure, StintDatabase, StoredSegment } from '../store/database.ts'
import { changeSending, readConnection, readSendDue } from '../store/sending.ts'
import { readSettings } from '../store/settings.ts'
import { BatchAnswer, MAX_ROWS, type RowResult } from './contract.ts'
import { checkReceipts } from './receipts.ts'
import { request, SendError } from './request.ts'
import { fitting, wireRow } from './wire.ts'

/**
 * Sends the outbox if it is due. One sender at a time across popup, pages and worker; whoever comes
 * second has nothing to do.
 */
export const sendWhatIsDue = (db: StintDatabase): Promise<void> =>
  navigator.locks.request('stint-send', { ifAvailable: true }, async (lock) => {
    const due = await readSendDue(db)
    if (lock && due !== undefined && due <= Date.now()) await run(db)
  })

async function run(db: StintDatabase): Promise<void> {
  const connection = await readConnection(db)
  if (!connection) return
  const startedAt = Date.now()
  const failure = await sendAll(db, connection)
  await changeSending(db, ({ failures = 0, failure: _, ...state }) => ({
    ...state,
    triedAt: startedAt,
    ...(failure ? { failure, failures: failures + 1 } : { doneAt: startedAt, failures: 0 }),
  }))
}

/** Batch after batch until nothing is left; answers why it ended early, undefined if it did not. */
async function sendAll(db: StintDatabase, connection: Connection): Promise<Failure | undefined> {
  const sent: StoredSegment[] = []
  try {
    for (;;) {
      const rows = await sendBatch(db, connection)
      if (!rows.length) break
      // A row that comes up again and again would keep the loop going for ever.
      if (rows.every((row) => sent.some((s) => s.id === row.id && s.revision === row.revision)))
        throw new SendError('answer')
      sent.push(...rows)
    }
    await checkReceipts(db, connection, sent)
  } catch (error) {
    if (error instanceof SendError) return error.failure
    throw error
  }
  return undefined
}

async function sendBatch(db: StintDatabase, connection: Connection): Promise<StoredSegment[]> {
  const settings = await readSettings(db)
  const taken = await takeBatch(db, MAX_ROWS)
  const segments = fitting(taken.map((row) => wireRow(row, settings)))
  if (!segments.length) return []
  const body = JSON.stringify({ segments })
  const answer = await request(connection, '/v1/segments', BatchAnswer, { method: 'PUT', body })
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
