/** Connects and disconnects, and starts and stops sending. The popup does not load this file. */
import { nextAt } from '../../core/time/days.ts'
import type { StintDatabase, StoredSegment } from '../database.ts'
import type { Connection } from '../named.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { ownZone } from '../own-zone.ts'
import { readSettings } from '../settings.ts'
import { deviceOf } from '../timeline/change.ts'
import { changeDeviceId } from '../timeline/device-id.ts'
import { markForOutbox } from './outbox.ts'

/**
 * Connects to an endpoint. Work that was recorded before is sent at the next set time, or when the
 * person clicks *Send now*.
 * @param device a new id for this browser. Present if another browser uses this browser's id,
 * because one of the two was made from a copy of the other's disk
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

/**
 * Changes the id of this browser. Rows that were already sent keep the old id, here and at the
 * endpoint. They then belong to the other browser, which keeps this id.
 */
async function becomeApart(db: StintDatabase, device: string) {
  const from = await deviceOf(db)
  if (from === device) return
  const isOwn = (row: StoredSegment) => row.offered === 0 || row.open === 1
  await changeDeviceId(db, { from, to: device }, isOwn)
}

/**
 * Marks all rows as not sent: after a connection to another endpoint, team or member, the endpoint
 * has none of the rows that were acknowledged before.
 */
async function forgetAcknowledged(db: StintDatabase) {
  const settings = await readSettings(db)
  await db.segments.toCollection().modify((row, ref) => {
    const { refused: _, carried: __, ...rest } = row
    ref.value = markForOutbox({ ...rest, acknowledged: 0, offered: 0 }, settings)
  })
}

/**
 * Disconnects. Segments stay stored for the next connection. The team's scheme becomes the person's
 * own scheme, so that no recorded time changes its category. Sets `keepsId`, because the endpoint
 * has a token for this browser's id until it confirms the disconnection (`releaseId`).
 */
export const disconnect = (db: StintDatabase) =>
  db.transaction('rw', db.named, async () => {
    await db.named.bulkDelete(['connection', 'sending', 'team'])
    await writeNamed(db, 'keepsId', true)
  })

/**
 * Stores that the endpoint has confirmed the disconnection: it has deleted its token for this
 * browser's id.
 */
export const releaseId = (db: StintDatabase) =>
  db.transaction('rw', db.named, async () => {
    await db.named.delete('keepsId')
  })

/** Begins to send. While a run goes on, `left` shows how many segments it has still to send. */
export const beginRun = (db: StintDatabase) =>
  db.transaction('rw', db.named, db.segments, async () => {
    const left = await db.segments.where('outbox').equals('send').count()
    const { stoppedAt: _, ...state } = (await readNamed(db, 'sending')) ?? {}
    await writeNamed(db, 'sending', { ...state, left })
  })

/**
 * Stops sending, even if the worker that was sending has been killed. Automatic sending continues
 * at the next set time.
 */
export const stopSending = (db: StintDatabase) =>
  db.transaction('rw', db.named, async () => {
    const now = Date.now()
    const { askedAt: _, sentAt: __, ...state } = (await readNamed(db, 'sending')) ?? {}
    const { sendAt } = await readSettings(db)
    const notBefore = nextAt(sendAt, now, ownZone())
    await writeNamed(db, 'sending', { ...state, stoppedAt: now, notBefore })
  })
