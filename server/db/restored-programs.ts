/** Other programs get no more from a backup that is restored than they got before. */
import type { DatabaseSync } from 'node:sqlite'
import { giveUpWaiting } from '../webhooks/messages.ts'
import { readWebhooks } from '../webhooks/webhooks.ts'
import type { Database } from './tables.ts'

type Ids = { id: string }[]

export interface Programs {
  /** API tokens that were revoked. */
  revoked: Ids
  /** Webhooks that are on. */
  listening: Ids
}

/** What holds in a database before another takes its place; undefined if it is older than these tables. */
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

/** Voids tokens that were revoked, and switches off webhooks that were off or gone. */
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
