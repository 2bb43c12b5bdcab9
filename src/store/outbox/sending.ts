import { sendDueAt } from '../../core/day/send-schedule.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { nextAt } from '../../core/time/days.ts'
import type { StintDatabase, StoredReceipt, StoredSegment } from '../database.ts'
import type { Named, Sending } from '../named.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { ownZone } from '../own-zone.ts'
import type { Reads } from '../reads.ts'
import { readSettings } from '../settings.ts'

/** The state of sending, in the form that the popup and the settings show. */
export interface SendingView {
  /** Whether this browser is connected to an endpoint that records this person's time. */
  connected: boolean
  /**
   * Present if this browser is connected to an endpoint that does not record this person's time.
   */
  ownTimeStays?: true
  /** The number of ended segments that wait to be sent. */
  waiting: number
  /** Whether more segments wait than were counted. */
  more?: true
  /** The number of refused segments. */
  refused: number
  /**
   * When the next automatic sending is due, epoch milliseconds. Absent if the person sends by hand
   * only, or if this browser is not connected.
   */
  at?: number
  busy: boolean
  failure?: Sending['failure']
  /**
   * By how many milliseconds the clock of this computer is ahead of the endpoint's clock. Present
   * only if the difference is too large.
   */
  clockOff?: number
  /**
   * Days whose rows at the endpoint still differ from this browser's rows, although the rows were
   * sent again.
   */
  differing: readonly string[]
  /** When the last run that sent everything began, epoch milliseconds. */
  doneAt?: number
  /** The receipt of the requested day. */
  receipt?: Omit<StoredReceipt, 'date'>
}

export const readConnection = (db: StintDatabase) => readNamed(db, 'connection')

/**
 * The person clicked *Send now*. Stores the time of the click. The background then finds, in
 * extension/reconcile.ts, that sending is due.
 */
export const askToSend = (db: StintDatabase) =>
  changeSending(db, (state) => ({
    ...state,
    // The stored time must be later than every earlier run, even if the clock was set back.
    askedAt: Math.max(Date.now(), (state.triedAt ?? 0) + 1),
  }))

export const changeSending = (db: StintDatabase, next: (state: Sending) => Sending) =>
  db.transaction('rw', db.named, async () => {
    await writeNamed(db, 'sending', next((await readNamed(db, 'sending')) ?? {}))
  })

/**
 * When sending is due, epoch milliseconds. Returns undefined if this browser is not connected, if
 * the person sends by hand only, or if the endpoint does not record the person's time.
 */
export const readSendDue = (db: StintDatabase) =>
  db.transaction('r', db.named, async () => {
    if (!(await readConnection(db)) || (await readNamed(db, 'team'))?.ownTimeStays) return undefined
    const state = (await readNamed(db, 'sending')) ?? {}
    const device = (await readNamed(db, 'device')) ?? ''
    const zone = ownZone()
    return sendDueAt(state, await readSettings(db), { now: Date.now(), zone, device })
  })

interface SendingViewInput {
  named: Partial<Named>
  /** The running segment, which is not included in `waiting`. */
  open: StoredSegment | undefined
  settings: Settings
  today: string
  now: number
  zone: string
}

/**
 * The highest number of waiting segments that is counted for the screen: to count 60,000 takes
 * Chromium a quarter of a second. When a run of sending starts, it counts all segments once, and
 * then only subtracts.
 */
const MOST_COUNTED = 1000

const countWaiting = async (db: Pick<Reads, 'segments'>, open: StoredSegment | undefined) => {
  const ids = await db.segments
    .where('outbox')
    .equals('send')
    .limit(MOST_COUNTED + 2)
    .primaryKeys()
  const waiting = ids.length - (open?.outbox === 'send' ? 1 : 0)
  return waiting > MOST_COUNTED ? { waiting: MOST_COUNTED, more: true as const } : { waiting }
}

/**
 * Milliseconds. If a run of sending has had no answer for this time, it has ended. It is longer
 * than one request may take.
 */
const SILENCE = 45_000
const isUnderWay = ({ sentAt = 0 }: Sending, now: number) => Math.abs(now - sentAt) < SILENCE

/**
 * Reads the state of sending. The caller runs it within a transaction of `segments` and `receipts`.
 */
export async function readSendingView(
  db: Pick<Reads, 'segments' | 'receipts'>,
  { named, open, settings, today, now, zone }: SendingViewInput,
): Promise<SendingView> {
  const ownTimeStays = named.team?.ownTimeStays
  const connected = named.connection !== undefined && !ownTimeStays
  const state = named.sending ?? {}
  const underWay = isUnderWay(state, now)
  const [receipt, waiting, refused] = await Promise.all([
    db.receipts.get(today),
    underWay ? { waiting: state.left ?? 0 } : countWaiting(db, open),
    db.segments.where('outbox').equals('refused').count(),
  ])
  return {
    connected,
    ...(ownTimeStays && { ownTimeStays }),
    ...waiting,
    refused,
    ...(connected && settings.sendBy === 'time' && { at: nextAt(settings.sendAt, now, zone) }),
    busy: connected && ((state.askedAt ?? 0) > (state.triedAt ?? 0) || underWay),
    ...(state.failure && { failure: state.failure }),
    ...(state.clockOff && { clockOff: state.clockOff }),
    differing: state.differing ?? [],
    ...(state.doneAt && { doneAt: state.doneAt }),
    ...(receipt && { receipt }),
  }
}
