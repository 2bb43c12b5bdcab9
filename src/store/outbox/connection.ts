/** Connecting, leaving, and runs of the sender; not loaded by the popup. */
import { nextAt } from '../../core/time/days.ts'
import type { Connection, StintDatabase, StoredSegment } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { ownZone, readSettings } from '../settings.ts'
import { deviceOf } from '../timeline/change.ts'
import { changeDeviceId } from '../timeline/device-id.ts'
import { markForOutbox } from './outbox.ts'

/**
 * Connects to an endpoint. Earlier work is sent at the next set time, or when the person clicks.
 * @param device another id for this browser, because its own is in use by a copy of its disk
 */
export const connectTo = (db: StintDatabase, connection: Connection, device?: string) =>
  db.transaction('rw', [db.named, db.segments, db.attribution, db.acts, db.edits], async () => {
    await writeNamed(db, 'connection', connection)
    await db.named.bulkDelete(['team', 'keepsId', 'workingTimeSent'])
    await writeNamed(db, 'sending', { doneAt: Date.now() })
    const here = [connection.url, connection.team, connection.member].join(' ')
    const before = await readNamed(db, 'sentTo')
    await writeNamed(db, 'sentTo', here)
    if (before !== undefined && before !== here) await forgetAcknowledged(db)
    if (device !== undefined) await becomeApart(db, device)
  })

/** What was sent under the old id stays the other browser's at the endpoint. */
async function becomeApart(db: StintDatabase, device: string) {
  const from = await deviceOf(db)
  if (from === device) return
  const isOwn = (row: StoredSegment) => row.offered === 0 || row.open === 1
  await changeDeviceId(db, { from, to: device }, isOwn)
}

/** Another endpoint, team or member has none of the acknowledged rows. */
async function forgetAcknowledged(db: StintDatabase) {
  const settings = await readSettings(db)
  await db.segments.toCollection().modify((row, ref) => {
    const { refused: _, carried: __, ...rest } = row
    ref.value = markForOutbox({ ...rest, acknowledged: 0, offered: 0 }, settings)
  })
}

/**
 * Disconnects. Segments stay for the next connection; the scheme in force stays as the person's
 * own, so that nothing is re-labelled. Until the endpoint has confirmed, its id is in use there, by
 * this browser itself.
 */
export const disconnect = (db: StintDatabase) =>
  db.transaction('rw', db.named, async () => {
    await db.named.bulkDelete(['connection', 'sending', 'team'])
    await writeNamed(db, 'keepsId', true)
  })

/** The endpoint has confirmed that this browser has disconnected. */
export const releaseId = (db: StintDatabase) =>
  db.transaction('rw', db.named, async () => {
    await db.named.delete('keepsId')
  })

/** Begins a run, which counts down the segments left until it ends or is stopped. */
export const beginRun = (db: StintDatabase) =>
  db.transaction('rw', db.named, db.segments, async () => {
    const left = await db.segments.where('outbox').equals('send').count()
    const { stoppedAt: _, ...state } = (await readNamed(db, 'sending')) ?? {}
    await writeNamed(db, 'sending', { ...state, left })
  })

/** Stops a run, also one of a killed worker; automatic sending continues at the next set time. */
export const stopSending = (db: StintDatabase) =>
  db.transaction('rw', db.named, async () => {
    const now = Date.now()
    const { askedAt: _, sentAt: __, ...state } = (await readNamed(db, 'sending')) ?? {}
    const { sendAt } = await readSettings(db)
    const notBefore = nextAt(sendAt, now, ownZone())
    await writeNamed(db, 'sending', { ...state, stoppedAt: now, notBefore })
  })
