/**
 * Ensures that a restore does not give other programs access again that they have lost: revoked API
 * tokens stay revoked, and webhooks that were switched off stay off.
 */
import type { DatabaseSync } from 'node:sqlite'
import { giveUpWaiting } from '../webhooks/messages.ts'
import { readWebhooks } from '../webhooks/webhooks.ts'
import type { Database } from './tables.ts'

type Ids = { id: string }[]

export interface Programs {
  /** The ids of API tokens that are revoked. */
  revoked: Ids
  /** The ids of webhooks that are switched on. */
  listening: Ids
}

/**
 * Reads the tokens and webhooks of a database that a backup is about to replace. Returns undefined
 * if that database has no such tables, because an older version made it.
 */
export const readPrograms = (file: DatabaseSync): Programs | undefined => {
  try {
    const revoked = file.prepare('select id from api_tokens where revoked_at is not null')
    const listening = file.prepare('select id from webhooks where off_at is null')
    return {
      revoked: revoked.all() as unknown as Ids,
      listening: listening.all() as unknown as Ids,
    }
  } catch {
    return undefined
  }
}

/**
 * Changes a restored database: revokes the tokens that were revoked before the restore, and
 * switches off the webhooks that were switched off or removed before it.
 */
export const stopPrograms = async (db: Database, { revoked, listening }: Programs, now: number) => {
  for (const { id } of revoked)
    await db.updateTable('api_tokens').set({ revoked_at: now }).where('id', '=', id).execute()
  for (const { id, off_at } of await readWebhooks(db)) {
    if (off_at !== null || listening.some((one) => one.id === id)) continue
    const off = { off_at: now, off_why: 'person' as const }
    await db.updateTable('webhooks').set(off).where('id', '=', id).execute()
    await giveUpWaiting(db, id, now)
  }
}
