import { sendDueAt } from '../../core/day/send-schedule.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { nextAt } from '../../core/time/days.ts'
import type { Named, Sending, StintDatabase, StoredReceipt, StoredSegment } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import type { Reads } from '../reads.ts'
import { ownZone, readSettings } from '../settings.ts'

/** What the popup and the settings show of sending. */
export interface SendingView {
  connected: boolean
  /** Ended segments that wait to be sent. */
  waiting: number
  /** And more, that were not counted. */
  more?: true
  /** Segments that the endpoint turned down. */
  refused: number
  /** The set time at which they go by themselves; undefined: only by hand, or not connected. */
  at?: number
  busy: boolean
  failure?: Sending['failure']
  /** How far this clock is ahead of the endpoint's, milliseconds, where that is too much. */
  clockOff?: number
  /** Days that the endpoint holds differently, although they were sent anew. */
  differing: readonly string[]
  /** When everything was last sent. */
  doneAt?: number
  /** The endpoint's receipt for the day that was asked about. */
  receipt?: Omit<StoredReceipt, 'date'>
}

export const readConnection = (db: StintDatabase) => readNamed(db, 'connection')

/** *Send now*: whoever reconciles next, sends. */
export const askToSend = (db: StintDatabase) =>
  changeSending(db, (state) => ({
    ...state,
    // Also where the clock was set back: what is asked now comes after every earlier run.
    askedAt: Math.max(Date.now(), (state.triedAt ?? 0) + 1),
  }))

export const changeSending = (db: StintDatabase, next: (state: Sending) => Sending) =>
  db.transaction('rw', db.named, async () => {
    await writeNamed(db, 'sending', next((await readNamed(db, 'sending')) ?? {}))
  })

/** When sending is due, epoch milliseconds; undefined: not connected, or only by hand. */
export const readSendDue = (db: StintDatabase, now = Date.now()) =>
  db.transaction('r', db.named, async () => {
    if (!(await readConnection(db))) return undefined
    const state = (await readNamed(db, 'sending')) ?? {}
    const device = (await readNamed(db, 'device')) ?? ''
    const zone = ownZone()
    return sendDueAt(state, await readSettings(db), { now, zone, device })
  })

interface SendingViewInput {
  named: Partial<Named>
  /** What runs: it is not counted. */
  open: StoredSegment | undefined
  settings: Settings
  today: string
  now: number
  zone: string
}

/**
 * As far as what waits is counted when it is shown: counting 60,000 takes Chromium a quarter of a
 * second. A run counts once, and then down.
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

/** A run whose worker died says nothing for longer than one request may take. */
const SILENCE = 45_000
const isUnderWay = ({ sentAt = 0 }: Sending, now: number) => Math.abs(now - sentAt) < SILENCE

/** Within a transaction that reads the tables it needs. */
export async function readSendingView(
  db: Pick<Reads, 'segments' | 'receipts'>,
  { named, open, settings, today, now, zone }: SendingViewInput,
): Promise<SendingView> {
  const connected = named.connection !== undefined
  const state = named.sending ?? {}
  const underWay = isUnderWay(state, now)
  const [receipt, waiting, refused] = await Promise.all([
    db.receipts.get(today),
    underWay ? { waiting: state.left ?? 0 } : countWaiting(db, open),
    db.segments.where('outbox').equals('refused').count(),
  ])
  return {
    connected,
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
