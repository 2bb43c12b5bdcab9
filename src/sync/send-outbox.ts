import * as z from 'zod/mini'
import type { Settings } from '../core/settings/settings.ts'
import { VERSION } from '../core/version.ts'
import type { StintDatabase, StoredSegment } from '../store/database.ts'
import type { Connection } from '../store/named.ts'
import { readNamed } from '../store/named-rows.ts'
import { acknowledge, takeBatch, type Verdict } from '../store/outbox/acknowledge.ts'
import { readConnection } from '../store/outbox/sending.ts'
import { ownZone } from '../store/own-zone.ts'
import { readSettings } from '../store/settings.ts'
import { checkRow } from './checked-rows.ts'
import { MAX_ROWS, MAX_TRIES } from './contract/common-values.ts'
import { type BatchQuery, RowResult } from './contract/segments.ts'
import { requestInZone } from './known-zone.ts'
import type { Line } from './request.ts'
import { SendError } from './send-error.ts'
import { fitIntoBatch, wireRow } from './wire.ts'

/** The data of one run of sending, which sends all waiting rows. */
export interface Run {
  db: StintDatabase
  line: Line
  connection: Connection
}

export const isSameConnection = async (db: StintDatabase, { token }: Connection) =>
  (await readConnection(db))?.token === token

export const isStopped = async (db: StintDatabase) =>
  (await readNamed(db, 'sending'))?.stoppedAt !== undefined

export const mayGoOn = async ({ db, connection }: Run) =>
  (await isSameConnection(db, connection)) && !(await isStopped(db))

/**
 * The results of a batch are validated one by one, so that an invalid result does not prevent the
 * use of the other results.
 */
const Results = z.object({ results: z.array(z.unknown()).check(z.maxLength(MAX_ROWS)) })

interface OutboxResult {
  /** Ids of rows that are not sent again in this run. */
  skipped: ReadonlySet<string>
  /** Present if a server between browser and endpoint refused even a single row as too large. */
  stoppedBy: SendError | undefined
}

/** Sends the rows that wait to be sent, in batches, until no row is left. */
export async function sendOutbox(run: Run): Promise<OutboxResult> {
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
    // Ignores the answer if the person has disconnected in the meantime, or has connected to
    // another endpoint.
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
 * Marks a row as refused if the endpoint refused it as too large although it was sent alone. The
 * row waits for the person, and does not block other rows.
 */
const refuse = (db: StintDatabase, { id, revision }: StoredSegment) =>
  acknowledge(db, [{ id, revision, result: 'rejected', reason: 'too-large' }])

/**
 * The next batch, in the form in which it is sent. Its rows are of one time zone and fit into one
 * request.
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
 * The endpoint's answer for a row. The answer is used only if it contains the id and the revision
 * that were sent.
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
  // If the endpoint answers that a row is `stale`, it must have the same revision of the row or a
  // later one.
  return stored?.id === id && stored.revision >= revision ? [{ ...result, stored }] : []
}
