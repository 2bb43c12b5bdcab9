import { dayBounds } from '../core/days.ts'
import type { Failure } from '../core/sendtime.ts'
import type { Settings } from '../core/settings.ts'
import { acknowledge, takeBatch, type Verdict } from '../store/acknowledge.ts'
import {
  type Connection,
  readNamed,
  type StintDatabase,
  type StoredSegment,
} from '../store/database.ts'
import { sendAnew } from '../store/receipts.ts'
import { beginRun, changeSending, readConnection, readSendDue } from '../store/sending.ts'
import { ownZone, readSettings } from '../store/settings.ts'
import { BatchAnswer, type BatchQuery, type RowResult } from './contract/segments.ts'
import { MAX_AHEAD, MAX_ROWS } from './contract/words.ts'
import { checkReceipts } from './receipts.ts'
import { type Line, lineTo, SendError } from './request.ts'
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

/** One run of the sender. */
interface Run {
  db: StintDatabase
  line: Line
  connection: Connection
}

async function run(db: StintDatabase): Promise<void> {
  const connection = await readConnection(db)
  if (!connection) return
  const { askedAt = 0 } = (await readNamed(db, 'sending')) ?? {}
  // Not before what was asked, also where the clock was set back since.
  const startedAt = Math.max(Date.now(), askedAt)
  const line = lineTo(connection)
  await beginRun(db)
  const trouble = await sendAll({ db, line, connection }).then(
    () => undefined,
    (error: unknown) =>
      error instanceof SendError ? error : new SendError('other', { cause: error }),
  )
  // The person may have disconnected, or connected elsewhere: then this run is nobody's any more.
  if (!(await isStill(db, connection))) return
  const stopped = await isStopped(db)
  const clockOff = line.clockOff() ?? 0
  await changeSending(db, ({ failures = 0, failure: _, sentAt, left, clockOff: __, ...state }) => ({
    ...state,
    triedAt: startedAt,
    ...(Math.abs(clockOff) > MAX_AHEAD && { clockOff }),
    ...(trouble
      ? { ...failed(trouble), failures: failures + 1 }
      : { failures: 0, ...(!stopped && { doneAt: startedAt, notBefore: 0 }) }),
  }))
}

const failed = ({ failure, wait }: SendError): { failure: Failure; notBefore: number } => ({
  // A page that is not there: whatever answers, it is no endpoint of ours.
  failure: failure === 'not-found' || failure === 'too-large' ? 'answer' : failure,
  notBefore: wait === undefined ? 0 : Date.now() + wait,
})

const isStill = async (db: StintDatabase, { token }: Connection) =>
  (await readConnection(db))?.token === token

const isStopped = async (db: StintDatabase) =>
  (await readNamed(db, 'sending'))?.stoppedAt !== undefined

/** How often one row is sent in a run: an endpoint that never says *stored* must not hold it up. */
const MOST_TRIES = 3

const goesOn = async ({ db, connection }: Run) =>
  (await isStill(db, connection)) && !(await isStopped(db))

/**
 * What waits, then the receipts that are owed; a day that differs once more, and its receipt.
 * @throws SendError
 */
async function sendAll(run: Run): Promise<void> {
  const { db, line } = run
  const skipped = await sendOutbox(run)
  if (!(await goesOn(run))) return
  const differing = await checkReceipts(db, line)
  if (differing.length > 0) {
    const { dayStart } = await readSettings(db)
    for (const date of differing) {
      const { from, to } = dayBounds(date, ownZone(), dayStart)
      await sendAnew(db, from, to)
    }
    await sendOutbox(run)
    await checkReceipts(db, line)
  }
  const waits = await db.segments.where('outbox').equals('send').primaryKeys()
  if (waits.some((id) => skipped.has(id))) throw new SendError('rejected')
}

/** Batch after batch until nothing is left; answers what was given up for this run. */
async function sendOutbox(run: Run): Promise<Set<string>> {
  const { db, line, connection } = run
  const tries = new Map<string, number>()
  const skip = new Set<string>()
  let most = MAX_ROWS
  while (await goesOn(run)) {
    const batch = await takeFitting(db, most, skip)
    if (!batch.rows.length) break
    const answer = await line
      .request(batch.path, BatchAnswer, { method: 'PUT', body: { segments: batch.segments } })
      .catch((error: unknown) => {
        if (error instanceof SendError && error.failure === 'too-large') return undefined
        throw error
      })
    // Disconnected, or connected elsewhere meanwhile: what came back is nobody's.
    if (!(await isStill(db, connection))) break
    if (!answer) most = await sendLess(db, batch.rows)
    else
      await acknowledge(
        db,
        answer.results.flatMap((result, i) => verdictOf(result, batch.rows[i])),
      )
    for (const { id } of answer ? batch.rows : []) {
      tries.set(id, (tries.get(id) ?? 0) + 1)
      if (tries.get(id) === MOST_TRIES) skip.add(id)
    }
  }
  return skip
}

/** As many rows of one zone as fit into one request, how they go out, and where. */
async function takeFitting(db: StintDatabase, most: number, skip: ReadonlySet<string>) {
  const settings = await readSettings(db)
  const taken = await takeBatch(db, most, skip)
  const here = ownZone()
  const zoneOf = ({ zone = here }: StoredSegment) => zone
  const zone = taken[0] ? zoneOf(taken[0]) : here
  const rows = taken.filter((row) => zoneOf(row) === zone)
  const segments = fitting(rows.map((row) => wireRow(row, settings)))
  const path = batchPath(zone, settings)
  return { rows: rows.slice(0, segments.length), segments, path }
}

const batchPath = (zone: string, { dayStart, sendUnexplained }: Settings) => {
  const unexplained = sendUnexplained ? 'sent' : 'kept'
  const query = { zone, dayStart: String(dayStart), unexplained } satisfies BatchQuery
  return `/v1/segments?${new URLSearchParams(query)}`
}

/** Half of it the next time; a single row that is too much is refused, and holds up nothing else. */
async function sendLess(db: StintDatabase, rows: readonly StoredSegment[]): Promise<number> {
  const [only] = rows
  if (rows.length === 1 && only)
    await acknowledge(db, [
      { id: only.id, revision: only.revision, result: 'rejected', reason: 'too-large' },
    ])
  return Math.max(1, Math.floor(rows.length / 2))
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
