import type { Failure } from '../core/day/send-schedule.ts'
import { dayBounds } from '../core/time/days.ts'
import type { StintDatabase } from '../store/database.ts'
import { readNamed } from '../store/named-rows.ts'
import { beginRun } from '../store/outbox/connection.ts'
import { markForResending } from '../store/outbox/receipts.ts'
import { changeSending, readConnection, readSendDue } from '../store/outbox/sending.ts'
import { ownZone } from '../store/own-zone.ts'
import { readSettings } from '../store/settings.ts'
import { MAX_AHEAD } from './contract/common-values.ts'
import { checkReceipts } from './receipts.ts'
import { lineTo } from './request.ts'
import { SendError } from './send-error.ts'
import { isSameConnection, isStopped, mayGoOn, type Run, sendOutbox } from './send-outbox.ts'
import { sendWorkingTime } from './working-time.ts'

/**
 * Sends the outbox (the rows that wait to be sent) if sending is due. Returns whether it was due.
 * Only one page or worker sends at a time. If a second one calls this function in the meantime, it
 * returns at once.
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
  const { askedAt } = (await readNamed(db, 'sending')) ?? {}
  const startedAt = Date.now()
  const line = lineTo(connection)
  await beginRun(db)
  const trouble = await sendAll({ db, line, connection }).then(
    () => undefined,
    (error: unknown) =>
      error instanceof SendError ? error : new SendError('other', { cause: error }),
  )
  // Ignores the result of this run if the person has disconnected in the meantime, or has connected
  // to another endpoint.
  if (!(await isSameConnection(db, connection))) return
  const stopped = await isStopped(db)
  const clockOff = line.clockOff() ?? 0
  await changeSending(db, ({ failures = 0, failure: _, sentAt, left, clockOff: __, ...state }) => ({
    ...state,
    triedAt: startedAt,
    // If *Send now* was clicked while the clock was ahead, the stored time of the click is in the
    // future. It is set to the start of this run, so that the click counts as done.
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
  // The endpoint does not know a path of the contract. Either it has an old version, or another
  // program answers.
  if (failure === 'not-found') return 'answer'
  if (failure === 'too-large') return problem ? 'answer' : 'between'
  return failure
}

/**
 * Sends the rows that wait to be sent, and then fetches the receipts of the days that were sent. If
 * the endpoint and this browser have different rows for a day, the rows of the day are sent and
 * compared once more.
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
