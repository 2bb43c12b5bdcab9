/**
 * Delivers messages to webhooks. A message is sent again until the receiver has accepted it, or
 * until it is too old. So a message may arrive more than once.
 */
import { setTimeout as wait } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Logger } from 'pino'
import {
  SERVICE,
  WEBHOOK_DISABLE,
  WEBHOOK_EVERY,
  WEBHOOKS_AT_ONCE,
  type WebhookTest,
} from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { recordActOfProgram } from '../people/audit.ts'
import {
  dueMessages,
  giveUpWaiting,
  leaseMessage,
  type Message,
  removeOldMessages,
  returnMessage,
  storeOutcome,
} from './messages.ts'
import { type Outcome, post, type Sending } from './post.ts'
import { nextAttempt } from './retries.ts'
import { signedHeaders } from './secrets.ts'
import { readWebhooks, type WebhookRow } from './webhooks.ts'

/** The HTTP status by which a receiver says that it wants no more messages. */
const GONE = 410

interface Delivering {
  now: () => number
  sending: Sending
  log: Pick<Logger, 'warn'>
  /** A random number from 0 to 1. */
  random?: () => number
}

const isTaken = (outcome: Outcome) =>
  'status' in outcome && outcome.status >= 200 && outcome.status < 300

const partsOf = (outcome: Outcome) => ({
  status: 'status' in outcome ? outcome.status : null,
  failure: 'failure' in outcome ? outcome.failure : null,
})

const send = (row: WebhookRow, id: string, body: string, { now, sending }: Delivering) =>
  post(new URL(row.url), { headers: signedHeaders(row, id, body, now()), body }, sending)

const switchOff = async (tx: Database, row: WebhookRow, why: 'failing' | 'gone', now: number) => {
  const change = { off_at: now, off_why: why }
  await tx.updateTable('webhooks').set(change).where('id', '=', row.id).execute()
  await giveUpWaiting(tx, row.id, now)
  await recordActOfProgram(tx, row, 'webhook stopped', { now, actor: SERVICE }, why)
}

/**
 * Stores the state of the webhook after an attempt: the webhook works, or it has been failing since
 * an instant, or it is switched off.
 */
const storeHealth = async (tx: Database, row: WebhookRow, outcome: Outcome, now: number) => {
  if (isTaken(outcome)) {
    const change = { failing_since: null, last_success_at: now }
    await tx.updateTable('webhooks').set(change).where('id', '=', row.id).execute()
    return
  }
  if ('status' in outcome && outcome.status === GONE) return switchOff(tx, row, 'gone', now)
  const present = await tx
    .selectFrom('webhooks')
    .select('failing_since')
    .where('id', '=', row.id)
    .executeTakeFirst()
  const since = present?.failing_since ?? now
  if (now - since >= WEBHOOK_DISABLE) return switchOff(tx, row, 'failing', now)
  await tx.updateTable('webhooks').set({ failing_since: since }).where('id', '=', row.id).execute()
}

const outcomeOf = (message: Message, outcome: Outcome, now: number, random: number) => {
  const parts = partsOf(outcome)
  if (isTaken(outcome))
    return { ...parts, state: 'delivered' as const, next_at: null, done_at: now }
  const next = nextAttempt(message.attempts, message.made_at, now, random)
  return next === undefined
    ? { ...parts, state: 'given-up' as const, next_at: null, done_at: now }
    : { ...parts, state: 'waiting' as const, next_at: next, done_at: null }
}

/**
 * Delivers a message. Returns whether the receiver accepted it; undefined if another process is
 * delivering the message.
 */
const deliver = async (db: Database, row: WebhookRow, due: Message, delivering: Delivering) => {
  const { now, random = Math.random } = delivering
  const message = await leaseMessage(db, due, now())
  if (!message) return undefined
  const outcome = await send(row, message.id, message.body, delivering)
  if ('failure' in outcome && delivering.sending.stop?.aborted) {
    await returnMessage(db, message)
    return false
  }
  await db.transaction().execute(async (tx) => {
    await storeOutcome(tx, message, outcomeOf(message, outcome, now(), random()))
    await storeHealth(tx, row, outcome, now())
  })
  return isTaken(outcome)
}

/**
 * Delivers the messages that are due to one webhook, one after the other. Stops after a failed
 * delivery, so that a receiver that is down gets only one request.
 */
const deliverTo = async (db: Database, row: WebhookRow, delivering: Delivering) => {
  for (const due of await dueMessages(db, row.id, delivering.now())) {
    const isStopped = delivering.sending.stop?.aborted
    if (isStopped || (await deliver(db, row, due, delivering)) === false) return
  }
}

/**
 * Delivers the messages that are due, to all webhooks at the same time, so that a slow webhook does
 * not delay other webhooks.
 */
export const deliverDue = async (db: Database, delivering: Delivering) => {
  const atOnce = pLimit(WEBHOOKS_AT_ONCE)
  const listening = (await readWebhooks(db)).filter(({ off_at }) => off_at === null)
  await Promise.all(
    listening.map((row) =>
      atOnce(() =>
        deliverTo(db, row, delivering).catch(({ message }: Error) =>
          delivering.log.warn({ webhook: row.id, error: message }, 'a webhook was not served'),
        ),
      ),
    ),
  )
  await removeOldMessages(db, delivering.now())
}

/** Sends a test message at once, even if the webhook is switched off. */
export const testWebhook = async (
  row: WebhookRow,
  id: string,
  delivering: Delivering,
): Promise<WebhookTest> => {
  const begun = performance.now()
  const timestamp = new Date(delivering.now()).toISOString()
  const body = JSON.stringify({ type: 'test', timestamp, data: { webhook: row.id } })
  const outcome = await send(row, id, body, delivering)
  return { ...outcome, milliseconds: Math.round(performance.now() - begun) }
}

/**
 * Delivers messages every few seconds. Returns a function that stops the deliveries and aborts
 * running requests, because a slow receiver must not delay the stop of the service.
 */
export const deliverRegularly = (db: Database, { sending, ...parts }: Delivering) => {
  const stopping = new AbortController()
  const { signal } = stopping
  const delivering = { ...parts, sending: { ...sending, stop: signal } }
  const run = async () => {
    while (!signal.aborted) {
      await deliverDue(db, delivering).catch(({ message }: Error) =>
        delivering.log.warn({ error: message }, 'webhooks were not served'),
      )
      await wait(WEBHOOK_EVERY, undefined, { signal }).catch(() => {})
    }
  }
  const running = run()
  return async () => {
    stopping.abort()
    await running
  }
}
