/**
 * The messages that wait to be delivered to webhooks. Several processes may deliver messages. A
 * process reserves a message for a limited time (a lease). If the process ends before it has stored
 * the outcome, another process delivers the message again.
 */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { WEBHOOK_KEPT, WEBHOOK_LEASE, WEBHOOK_MESSAGES_AT_ONCE } from '../../src/sync/contract.ts'
import type { Database, Tables } from '../db/tables.ts'
import { teamIds } from '../team/team-names.ts'

export type Message = Selectable<Tables['webhook_messages']>

/** Returns the messages of all teams to a webhook whose next attempt is due. */
export const dueMessages = (db: Database, webhook: string, now: number) =>
  db
    .selectFrom('webhook_messages')
    .selectAll()
    .where('webhook', '=', webhook)
    .where('next_at', '<=', now)
    .where('leased_until', '<=', now)
    .orderBy('next_at')
    .limit(WEBHOOK_MESSAGES_AT_ONCE)
    .execute()

/**
 * Reserves a message for this process. Returns undefined if another process has reserved it or has
 * delivered it.
 */
export const leaseMessage = (db: Database, { team, id }: Message, now: number) =>
  db
    .updateTable('webhook_messages')
    .set((eb) => ({
      lease: randomUUID(),
      leased_until: now + WEBHOOK_LEASE,
      attempts: eb('attempts', '+', 1),
    }))
    .where('team', '=', team)
    .where('id', '=', id)
    .where('next_at', '<=', now)
    .where('leased_until', '<=', now)
    .returningAll()
    .executeTakeFirst()

/**
 * Stores the outcome of an attempt, unless the reservation has ended and another process has
 * reserved the message.
 */
export const storeOutcome = (
  tx: Database,
  { team, id, lease }: Message,
  outcome: Pick<Message, 'state' | 'next_at' | 'done_at' | 'status' | 'failure'>,
) =>
  tx
    .updateTable('webhook_messages')
    .set({ ...outcome, lease: null, leased_until: 0 })
    .where('team', '=', team)
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute()

/**
 * Ends the reservation of a message whose delivery was aborted because the service stops. So
 * another process may deliver the message at once. The attempt is not counted.
 */
export const returnMessage = (db: Database, { team, id, lease }: Message) =>
  db
    .updateTable('webhook_messages')
    .set((eb) => ({ lease: null, leased_until: 0, attempts: eb('attempts', '-', 1) }))
    .where('team', '=', team)
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute()

/**
 * Marks all waiting messages of a webhook as given up. It is called when the webhook is switched
 * off.
 */
export const giveUpWaiting = async (tx: Database, webhook: string, now: number) => {
  for (const team of await teamIds(tx))
    await tx
      .updateTable('webhook_messages')
      .set({ state: 'given-up', next_at: null, done_at: now })
      .where('team', '=', team)
      .where('webhook', '=', webhook)
      .where('next_at', 'is not', null)
      .execute()
}

/** Removes messages of all teams that were delivered or given up long ago. */
export const removeOldMessages = (db: Database, now: number) =>
  db
    .deleteFrom('webhook_messages')
    .where('next_at', 'is', null)
    .where('made_at', '<', now - WEBHOOK_KEPT)
    .execute()
