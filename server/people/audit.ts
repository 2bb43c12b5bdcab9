/**
 * The audit is the log of acts of administration. Its entries contain ids, and never a name, a code
 * or a token.
 */
import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { type Act, BY_COMMAND } from '../../src/sync/contract.ts'
import type { Database, Tables } from '../db/tables.ts'
import { teamIds } from '../team/team-names.ts'

/**
 * Returns the system account that runs this process. If it was started with `sudo`, returns the
 * account of the person who used `sudo`.
 */
export const accountName = () => {
  const { SUDO_USER } = process.env
  if (SUDO_USER) return SUDO_USER
  try {
    return userInfo().username
  } catch {
    // In a container, a user id may have no name.
    return `user ${process.getuid?.()}`
  }
}

/** The name in the audit for acts that were done on the command line. */
export const COMMAND_LINE = `${BY_COMMAND}${accountName()}`

/** The number of acts that this process has stored. */
let stored = 0

interface Entry extends Omit<Tables['audit'], 'id' | 'act' | 'detail' | 'number'> {
  act: Act
  /**
   * Further information about the act, such as `member → manager`. It never contains a name: teams
   * and people are given by their ids.
   */
  detail?: string
}

/** Who does an act, and when (epoch milliseconds). */
export interface Acting {
  now: number
  actor: string
}

/** Returns the actor and the instant for an act that a command does now. */
export const byCommand = (): Acting => ({ now: Date.now(), actor: COMMAND_LINE })

/**
 * Stores one act. If the act itself runs in a transaction, this function must be called within that
 * transaction.
 */
export const recordAct = (db: Database, entry: Entry) => recordActs(db, [entry])

/** Stores several acts of one transaction. */
export const recordActs = async (db: Database, entries: readonly Entry[]) => {
  if (entries.length === 0) return
  const rows = entries.map((entry) => ({
    ...{ detail: null, ...entry },
    ...{ id: randomUUID(), number: stored++ },
  }))
  await db.insertInto('audit').values(rows).execute()
}

/**
 * Stores an act about an API token or a webhook in the audit of its team, or of every team if it is
 * for all teams. The address of a webhook is left out, because it may be a secret.
 * @param of the ids of the token or webhook and of its team; the team is null if it is for all
 *   teams
 */
export const recordActOfProgram = async (
  tx: Database,
  { id, team }: { id: string; team: string | null },
  act: Extract<Act, `token ${string}` | `webhook ${string}`>,
  { now, actor }: Acting,
  detail?: string,
) => {
  const teams = team === null ? await teamIds(tx) : [team]
  const entry = { at: now, actor, act, about: id, ...(detail !== undefined && { detail }) }
  await recordActs(
    tx,
    teams.map((one) => ({ ...entry, team: one })),
  )
}

/** Stores an act that concerns all teams, in the audit of each team. */
export const recordActInEveryTeam = async (db: Database, entry: Omit<Entry, 'team' | 'about'>) => {
  const teams = await db.selectFrom('teams').select('id').execute()
  for (const { id } of teams) await recordAct(db, { ...entry, team: id, about: id })
}

/** Returns the acts of all teams, the oldest act first. */
export const readAudit = (db: Database) =>
  db.selectFrom('audit').selectAll().orderBy('at').orderBy('number').orderBy('id').execute()

/** Returns the names of the teams, members, devices and webhooks that still exist, by their ids. */
export const readNames = async (db: Database) => {
  const teams = await db.selectFrom('teams').select(['id', 'name']).execute()
  const members = await db.selectFrom('members').select(['id', 'name']).execute()
  const nameOf = new Map([...teams, ...members].map(({ id, name }) => [id, name]))
  const devices = await db.selectFrom('devices').select(['id', 'member']).execute()
  const tokens = await db.selectFrom('api_tokens').select(['id', 'name']).execute()
  for (const { id, name } of tokens) nameOf.set(id, `API token ${name}`)
  const webhooks = await db.selectFrom('webhooks').select(['id', 'url']).execute()
  for (const { id, url } of webhooks) nameOf.set(id, `webhook to ${new URL(url).host}`)
  // If two people use the same browser, each of them has a device with the same id. The name of
  // this id then contains the names of both people.
  for (const [id, shared] of Map.groupBy(devices, (device) => device.id)) {
    const owners = new Set(shared.map(({ member }) => `${nameOf.get(member) ?? member}’s`))
    nameOf.set(id, `${[...owners].join(' and ')} browser ${id.slice(0, 8)}`)
  }
  return nameOf
}
