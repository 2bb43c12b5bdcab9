/**
 * Events for webhooks. A message is stored in the transaction of its event: if this transaction
 * fails, no message is stored.
 */
import { randomUUID } from 'node:crypto'
import type { WebhookEvent, WebhookMessage } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'

type Happened = Extract<WebhookMessage, { type: WebhookEvent }>
/** The type of an event, and the data that its message contains. */
type EventOf<Type extends WebhookEvent = WebhookEvent> = Type extends WebhookEvent
  ? { type: Type; data: Extract<Happened, { type: Type }>['data'] }
  : never

/** Returns the event for a person who leaves a team at the instant `at` (epoch milliseconds). */
export const leftAt = ({ team, member }: Owner, at: number): EventOf<'person.left'> => ({
  type: 'person.left',
  data: { team, person: member, at: new Date(at).toISOString() },
})

/** Reads the webhooks that are switched on. */
const readListening = (tx: Database) =>
  tx.selectFrom('webhooks').select(['id', 'events', 'team']).where('off_at', 'is', null).execute()

/** The most rows in one statement, because SQLite accepts at most 32,766 parameters. */
const ROWS_AT_ONCE = 1000

const memberOf = ({ data }: EventOf) => ('person' in data ? data.person : null)

/**
 * Stores a message for each webhook that is set up for the event, within the transaction of the
 * caller.
 */
export const recordEvents = async (tx: Database, events: readonly EventOf[], now: number) => {
  if (events.length === 0) return
  const webhooks = await readListening(tx)
  const rows = events.flatMap((event) => {
    const { team } = event.data
    const body = JSON.stringify({
      type: event.type,
      timestamp: new Date(now).toISOString(),
      data: event.data,
    })
    return webhooks
      .filter((one) => one.team === null || one.team === team)
      .filter((one) => (JSON.parse(one.events) as WebhookEvent[]).includes(event.type))
      .map((one) => ({
        team,
        id: randomUUID(),
        webhook: one.id,
        event: event.type,
        member: memberOf(event),
        body,
        made_at: now,
        next_at: now,
      }))
  })
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE)
    await tx
      .insertInto('webhook_messages')
      .values(rows.slice(i, i + ROWS_AT_ONCE))
      .execute()
}
