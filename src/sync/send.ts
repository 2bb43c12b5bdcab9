import * as z from 'zod/mini'
import type { Failure } from '../core/day/send-schedule.ts'
import type { Settings } from '../core/settings/settings.ts'
import { dayBounds } from '../core/time/days.ts'
import { VERSION } from '../core/version.ts'
import type { Connection, StintDatabase, StoredSegment } from '../store/database.ts'
import { readNamed } from '../store/named-rows.ts'
import { acknowledge, takeBatch, type Verdict } from '../store/outbox/acknowledge.ts'
import { beginRun } from '../store/outbox/connection.ts'
import { markForResending } from '../store/outbox/receipts.ts'
import { changeSending, readConnection, readSendDue } from '../store/outbox/sending.ts'
import { ownZone, readSettings } from '../store/settings.ts'
import { checkRow } from './checked-rows.ts'
import { type BatchQuery, RowResult } from './contract/segments.ts'
import { MAX_AHEAD, MAX_ROWS, MAX_TRIES } from './contract/words.ts'
import { requestInZone } from './known-zone.ts'
import { checkReceipts } from './receipts.ts'
import { type Line, lineTo, SendError } from './request.ts'
import { fitIntoBatch, wireRow } from './wire.ts'
import { sendWorkingTime } from './working-time.ts'

/**
 * Sends the outbox if sending is due, and returns whether it was due. Only one page or worker sends
 * at a time; a second caller returns at once.
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
  const { askedAt } = (await readNamed(db, 'sending')) ?? {}
  const startedAt = Date.now()
  const line = lineTo(connection)
  await beginRun(db)
  const trouble = await sendAll({ db, line, connection }).then(
    () => undefined,
    (error: unknown) =>
      error instanceof SendError ? error : new SendError('other', { cause: error }),
  )
  // The result of this run is dropped if the person has disconnected since, or connected to another
  // endpoint.
  if (!(await isSameConnection(db, connection))) return
  const stopped = await isStopped(db)
  const clockOff = line.clockOff() ?? 0
  await changeSending(db, ({ failures = 0, failure: _, sentAt, left, clockOff: __, ...state }) => ({
    ...state,
    triedAt: startedAt,
    // *Send now* was pressed while the clock was ahead: this run has done it.
    ...(askedAt !== undefined &&
      state.askedAt === askedAt && { askedAt: Math.min(askedAt, startedAt) }),
    ...(Math.abs(clockOff) > MAX_AHEAD && { clockOff }),
    ...(trouble
      ? { ...failureState(trouble), failures: failures + 1 }
      : { failures: 0, ...(!stopped && { doneAt: startedAt, notBefore: 0 }) }),
  }))
}

const failureState = (error: SendError): { failure: Failure; notBefore: number } => ({
  failure: shownFailure(error),
  notBefore: error.wait === undefined ? 0 : Date.now() + error.wait,
})

const shownFailure = ({ failure, problem }: SendError): Failure => {
  // The endpoint does not know a path of the contract: it is an old version, or another program
  // answers.
  if (failure === 'not-found') return 'answer'
  if (failure === 'too-large') return problem ? 'answer' : 'between'
  return failure
}

const isSameConnection = async (db: StintDatabase, { token }: Connection) =>
  (await readConnection(db))?.token === token

const isStopped = async (db: StintDatabase) =>
  (await readNamed(db, 'sending'))?.stoppedAt !== undefined

const mayGoOn = async ({ db, connection }: Run) =>
  (await isSameConnection(db, connection)) && !(await isStopped(db))

/**
 * Sends the outbox, and then fetches the receipts owed. A day that the endpoint holds differently
 * is sent once more and compared again.
 * @throws SendError
 */
async function sendAll(run: Run): Promise<void> {
  const { db, line } = run
  const { skipped, stoppedBy } = await sendOutbox(run)
  if (!(await mayGoOn(run))) return
  await sendWorkingTime(db, line)
  const differing = await checkReceipts(db, line)
  if (differing.length > 0) {
    const { dayStart } = await readSettings(db)
    for (const date of differing) {
      const { from, to } = dayBounds(date, ownZone(), dayStart)
      await markForResending(db, from, to)
    }
    await sendOutbox(run)
    await checkReceipts(db, line)
  }
  if (stoppedBy) throw stoppedBy
  const waits = await db.segments.where('outbox').equals('send').primaryKeys()
  if (waits.some((id) => skipped.has(id))) throw new SendError('rejected')
}

/**
 * Results of a batch are validated one by one, so that an invalid result does not stop the others.
 */
const Results = z.object({ results: z.array(z.unknown()).check(z.maxLength(MAX_ROWS)) })

interface OutboxResult {
  /** Ids of rows that are not sent again in this run. */
  skipped: ReadonlySet<string>
  /** A server in between refused even a single row as too large. */
  stoppedBy: SendError | undefined
}

/** Sends batches until no row is left. */
async function sendOutbox(run: Run): Promise<OutboxResult> {
  const { db, line, connection } = run
  const tries = new Map<string, number>()
  const skipped = new Set<string>()
  const tooLarge: SendError[] = []
  let most = MAX_ROWS
  while (tooLarge.length < MAX_TRIES && (await mayGoOn(run))) {
    const { rows, segments, zone, settings } = await takeFittingBatch(db, most, skipped)
    const [first] = rows
    if (!first) break
    const put = (named: string) =>
      line.request(batchPath(named, settings), Results, { method: 'PUT', body: { segments } })
    const answer = await requestInZone(zone, first.startedAt, put).catch(returnIfTooLarge)
    // The answer is dropped if the person has disconnected since, or connected to another endpoint.
    if (!(await isSameConnection(db, connection))) break
    if (answer instanceof SendError) {
      most = Math.max(1, Math.floor(rows.length / 2))
      if (rows.length > 1) continue
      if (answer.problem) await refuse(db, first)
      else {
        skipped.add(first.id)
        tooLarge.push(answer)
      }
      continue
    }
    await acknowledge(
      db,
      answer.results.flatMap((result, i) => verdictOf(result, rows[i])),
    )
    for (const { id } of rows) {
      tries.set(id, (tries.get(id) ?? 0) + 1)
      if (tries.get(id) === MAX_TRIES) skipped.add(id)
    }
  }
  return { skipped, stoppedBy: tooLarge[0] }
}

const returnIfTooLarge = (error: unknown): SendError => {
  if (error instanceof SendError && error.failure === 'too-large') return error
  throw error
}

/**
 * Marks a row that the endpoint refused as too large when sent alone. It waits for the person, and
 * does not block others.
 */
const refuse = (db: StintDatabase, { id, revision }: StoredSegment) =>
  acknowledge(db, [{ id, revision, result: 'rejected', reason: 'too-large' }])

/**
 * The next batch in the form in which it is sent: rows of one time zone that fit into one request.
 */
async function takeFittingBatch(db: StintDatabase, most: number, skip: ReadonlySet<string>) {
  const settings = await readSettings(db)
  const taken = await takeBatch(db, most, skip)
  const here = ownZone()
  const zoneOf = ({ zone = here }: StoredSegment) => zone
  const zone = taken[0] ? zoneOf(taken[0]) : here
  const rows = taken.filter((row) => zoneOf(row) === zone)
  const segments = fitIntoBatch(rows.map((row) => wireRow(row, settings)))
  return { rows: rows.slice(0, segments.length), segments, zone, settings }
}

const batchPath = (zone: string, { dayStart, sendUnexplained }: Settings) => {
  const unexplained = sendUnexplained ? 'sent' : 'kept'
  const query = {
    zone,
    dayStart: String(dayStart),
    unexplained,
    version: VERSION,
  } satisfies BatchQuery
  return `/v1/segments?${new URLSearchParams(query)}`
}

/**
 * The endpoint's answer for a row. It counts only if it names the id and the revision that were
 * sent.
 */
function verdictOf(value: unknown, row: StoredSegment | undefined): Verdict[] {
  const result = z.safeParse(RowResult, value).data
  if (!row || !result) return []
  const { id, revision } = row
  if (result.result === 'rejected')
    return result.id === null || result.id === id
      ? [{ id, revision, result: 'rejected', reason: result.reason }]
      : []
  if (result.id !== id || result.revision !== revision) return []
  if (result.result === 'stored') return [result]
  const stored = checkRow(result.stored)
  // If the endpoint calls a row stale, it must hold the same or a later revision of it.
  return stored?.id === id && stored.revision >= revision ? [{ ...result, stored }] : []
}
