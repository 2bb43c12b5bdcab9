/**
 * Lists, adds, changes and removes webhooks, and makes their secrets. All of this is done for
 * administrators.
 */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import {
  type Deliveries,
  MAX_DELIVERIES,
  MAX_WEBHOOKS,
  type MadeWebhook,
  type NewWebhook,
  WEBHOOK_SECRET_OVERLAP,
  type WebhookChange,
  type WebhookEntry,
  type WebhookEvent,
} from '../../src/sync/contract.ts'
import type { Database, Tables } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { type Acting, recordActOfProgram } from '../people/audit.ts'
import { actOnPeople } from '../people/people-lock.ts'
import { namesOfTeams, requireTeam } from '../team/find-team.ts'
import { teamIds } from '../team/team-names.ts'
import { giveUpWaiting } from './messages.ts'
import { type Networks, webhookUrlFrom } from './networks.ts'
import { newWebhookSecret } from './secrets.ts'

export type WebhookRow = Selectable<Tables['webhooks']>

const entryFrom = (
  row: WebhookRow,
  teams: ReadonlyMap<string, string>,
  now: number,
): WebhookEntry => ({
  id: row.id,
  url: row.url,
  events: JSON.parse(row.events) as WebhookEvent[],
  ...(row.team !== null && { team: { id: row.team, name: teams.get(row.team) ?? '' } }),
  madeAt: row.made_at,
  ...(row.off_at !== null && { off: { at: row.off_at, why: row.off_why ?? 'person' } }),
  ...(row.failing_since !== null && { failingSince: row.failing_since }),
  ...(row.last_success_at !== null && { lastSuccessAt: row.last_success_at }),
  ...(row.old_until !== null && row.old_until > now && { oldSecretUntil: row.old_until }),
})

export const readWebhooks = (db: Database) =>
  db.selectFrom('webhooks').selectAll().orderBy('made_at').orderBy('id').execute()

export const listWebhooks = async (db: Database, now: number) => {
  const teams = await namesOfTeams(db)
  return (await readWebhooks(db)).map((row) => entryFrom(row, teams, now))
}

/** Throws OperatorError if there is no such webhook. */
export const requireWebhook = async (db: Database, id: string) => {
  const found = await db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw new OperatorError('There is no such webhook.', 'not-found')
  return found
}

/**
 * Adds a webhook. Throws OperatorError for an address that may not be used, and if there are too
 * many webhooks.
 */
export const addWebhook = (
  db: Database,
  { url, events, team }: NewWebhook,
  networks: Networks,
  acting: Acting,
): Promise<MadeWebhook> =>
  actOnPeople(db, async (tx) => {
    if (team !== undefined) await requireTeam(tx, team)
    if ((await readWebhooks(tx)).length >= MAX_WEBHOOKS)
      throw new OperatorError(`There are ${MAX_WEBHOOKS} webhooks, as many as there may be.`)
    const row: WebhookRow = {
      id: randomUUID(),
      url: webhookUrlFrom(url, networks),
      events: JSON.stringify([...new Set(events)]),
      team: team ?? null,
      secret: newWebhookSecret(),
      old_secret: null,
      old_until: null,
      made_at: acting.now,
      off_at: null,
      off_why: null,
      failing_since: null,
      last_success_at: null,
    }
    await tx.insertInto('webhooks').values(row).execute()
    await recordActOfProgram(tx, row, 'webhook added', acting, events.join(', '))
    return { secret: row.secret, webhook: entryFrom(row, await namesOfTeams(tx), acting.now) }
  })

/**
 * Returns the columns for switching a webhook on or off. The messages that wait for a webhook are
 * given up when it is switched off, because the messages would be too old when the webhook is
 * switched on again.
 */
const switchColumns = async (tx: Database, row: WebhookRow, isOn: boolean, now: number) => {
  if (isOn) return { off_at: null, off_why: null, failing_since: null }
  await giveUpWaiting(tx, row.id, now)
  return { off_at: now, off_why: 'person' as const }
}

export const changeWebhook = (
  db: Database,
  id: string,
  { url, events, on }: WebhookChange,
  networks: Networks,
  acting: Acting,
): Promise<WebhookEntry> =>
  actOnPeople(db, async (tx) => {
    const row = await requireWebhook(tx, id)
    const isSwitched = on !== undefined && on !== (row.off_at === null)
    const change = {
      ...(url !== undefined && { url: webhookUrlFrom(url, networks) }),
      ...(events !== undefined && { events: JSON.stringify([...new Set(events)]) }),
      ...(isSwitched && (await switchColumns(tx, row, on, acting.now))),
    }
    if (Object.keys(change).length > 0) {
      await tx.updateTable('webhooks').set(change).where('id', '=', id).execute()
      const detail = isSwitched ? (on ? 'on' : 'off') : undefined
      await recordActOfProgram(tx, row, 'webhook changed', acting, detail)
    }
    return entryFrom({ ...row, ...change }, await namesOfTeams(tx), acting.now)
  })

/**
 * Makes a new secret for a webhook. For one more day, messages are signed with the old secret too.
 */
export const renewSecret = (db: Database, id: string, acting: Acting): Promise<MadeWebhook> =>
  actOnPeople(db, async (tx) => {
    const row = await requireWebhook(tx, id)
    const change = {
      secret: newWebhookSecret(),
      old_secret: row.secret,
      old_until: acting.now + WEBHOOK_SECRET_OVERLAP,
    }
    await tx.updateTable('webhooks').set(change).where('id', '=', id).execute()
    await recordActOfProgram(tx, row, 'webhook changed', acting, 'new secret')
    const webhook = entryFrom({ ...row, ...change }, await namesOfTeams(tx), acting.now)
    return { secret: change.secret, webhook }
  })

export const removeWebhook = (db: Database, id: string, acting: Acting) =>
  actOnPeople(db, async (tx) => {
    const row = await requireWebhook(tx, id)
    for (const team of await teamIds(tx))
      await tx
        .deleteFrom('webhook_messages')
        .where('team', '=', team)
        .where('webhook', '=', id)
        .execute()
    await tx.deleteFrom('webhooks').where('id', '=', id).execute()
    await recordActOfProgram(tx, row, 'webhook removed', acting)
  })

/** Returns the last messages of a webhook, the newest first. */
export const deliveriesOf = async (
  db: Database,
  webhook: string,
): Promise<Deliveries['deliveries']> => {
  const rows = []
  for (const team of await teamIds(db))
    rows.push(
      ...(await db
        .selectFrom('webhook_messages')
        .selectAll()
        .where('team', '=', team)
        .where('webhook', '=', webhook)
        .orderBy('made_at', 'desc')
        .limit(MAX_DELIVERIES)
        .execute()),
    )
  rows.sort((a, b) => b.made_at - a.made_at)
  return rows.slice(0, MAX_DELIVERIES).map((row) => ({
    id: row.id,
    event: row.event,
    madeAt: row.made_at,
    state: row.state,
    attempts: row.attempts,
    ...(row.next_at !== null && { nextAt: row.next_at }),
    ...(row.done_at !== null && { doneAt: row.done_at }),
    ...(row.status !== null && { status: row.status }),
    ...(row.failure !== null && { failure: row.failure }),
  }))
}
