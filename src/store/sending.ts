import { nextAt } from '../core/days.ts'
import { sendDueAt } from '../core/sendtime.ts'
import type { Settings } from '../core/settings.ts'
import {
  type Connection,
  readNamed,
  type Sending,
  type StintDatabase,
  writeNamed,
} from './database.ts'
import { marked } from './outbox.ts'
import { ownZone, readSettings } from './settings.ts'

/** What the popup and the settings show of sending. */
export interface SendingFace {
  connected: boolean
  /** Ended segments that wait to be sent. */
  waiting: number
  /** Segments that the endpoint turned down. */
  refused: number
  /** The set time at which they go by themselves; undefined: only by hand, or not connected. */
  at?: number
  busy: boolean
  failure?: Sending['failure']
  /** When everything was last sent. */
  doneAt?: number
  /** The endpoint's receipt for today. */
  receipt?: { count: number; seconds: number; at: number; matches: boolean }
}

export const readConnection = (db: StintDatabase) => readNamed(db, 'connection')

/** From now on: what was worked before goes at the next set time, or when the person says so. */
export const connectTo = (db: StintDatabase, connection: Connection) =>
  db.transaction('rw', db.named, db.segments, async () => {
    await writeNamed(db, 'connection', connection)
    await writeNamed(db, 'sending', { doneAt: Date.now() })
    const here = [connection.url, connection.team, connection.member].join(' ')
    const before = await readNamed(db, 'sentTo')
    await writeNamed(db, 'sentTo', here)
    if (before !== undefined && before !== here) await forgetAcknowledged(db)
  })

/** Another endpoint, team or member has none of it yet. */
async function forgetAcknowledged(db: StintDatabase) {
  const { sendUnexplained } = await readSettings(db)
  await db.segments.toCollection().modify((row, ref) => {
    const { refused: _, ...rest } = row
    ref.value = marked({ ...rest, acknowledged: 0, offered: 0 }, sendUnexplained)
  })
}

/** The segments stay; they wait for the next connection. */
export const disconnect = (db: StintDatabase) =>
  db.transaction('rw', db.named, async () => {
    await db.named.bulkDelete(['connection', 'sending'])
  })

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

interface Asked {
  device: string
  settings: Settings
  today: string
  now: number
  zone: string
}

/** Within a transaction that reads the tables it needs. */
export async function readSendingFace(
  db: StintDatabase,
  { device, settings, today, now, zone }: Asked,
): Promise<SendingFace> {
  const connected = (await readConnection(db)) !== undefined
  const state = (await readNamed(db, 'sending')) ?? {}
  const receipt = await db.receipts.get(today)
  const waits = await db.segments.where('outbox').equals('send').count()
  const open = await db.segments.get({ device, open: 1 })
  return {
    connected,
    waiting: waits - (open?.outbox === 'send' ? 1 : 0),
    refused: await db.segments.where('outbox').equals('refused').count(),
    ...(connected && settings.sendBy === 'time' && { at: nextAt(settings.sendAt, now, zone) }),
    busy: connected && (state.askedAt ?? 0) > (state.triedAt ?? 0),
    ...(state.failure && { failure: state.failure }),
    ...(state.doneAt && { doneAt: state.doneAt }),
    ...(receipt && { receipt }),
  }
}
