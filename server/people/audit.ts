/** Acts of administration are kept: who did what to whom, by id; never a name, a code or a token. */
import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import type { Database, Tables } from '../db/tables.ts'

/** The account that runs this process; the person's own where they became another by `sudo`. */
export const accountName = () => {
  const { SUDO_USER } = process.env
  if (SUDO_USER) return SUDO_USER
  try {
    return userInfo().username
  } catch {
    // In a container an id need not have a name.
    return `user ${process.getuid?.()}`
  }
}

/** Who acts, where it is not a member. */
export const COMMAND_LINE = `command line, ${accountName()}`
/** What the service does by itself, as it was set to. */
export const SERVICE = 'the service, by itself'

export type Act =
  | 'backup made'
  | 'backup restored'
  | 'code made'
  | 'day read'
  | 'device connected'
  | 'device revoked'
  | 'member added'
  | 'member exported'
  | 'member forgotten'
  | 'member renamed'
  | 'old rows removed'
  | 'role changed'
  | 'scheme changed'
  | 'middle hidden'
  | 'middle shared'
  | 'team exported'
  | 'team renamed'

interface Entry extends Omit<Tables['audit'], 'id' | 'act' | 'detail'> {
  act: Act
  /** What `about` leaves open: `member → manager`. No name. */
  detail?: string
}

/** Within the transaction of the act itself, where there is one. */
export const recordAct = (db: Database, entry: Entry) =>
  db
    .insertInto('audit')
    .values({ detail: null, ...entry, id: randomUUID() })
    .execute()

/** What concerns everybody has a row in every team. */
export const recordActInEveryTeam = async (db: Database, entry: Omit<Entry, 'team' | 'about'>) => {
  const teams = await db.selectFrom('teams').select('id').execute()
  for (const { id } of teams) await recordAct(db, { ...entry, team: id, about: id })
}

/** Of every team, oldest first. */
export const readAudit = (db: Database) =>
  db.selectFrom('audit').selectAll().orderBy('at').execute()

/** What to call the ids in the audit, while those that they are of are there. */
export const readNames = async (db: Database) => {
  const teams = await db.selectFrom('teams').select(['id', 'name']).execute()
  const members = await db.selectFrom('members').select(['id', 'name']).execute()
  const nameOf = new Map([...teams, ...members].map(({ id, name }) => [id, name]))
  const devices = await db.selectFrom('devices').select(['id', 'member']).execute()
  // Two people may share a browser.
  for (const [id, shared] of Map.groupBy(devices, (device) => device.id)) {
    const owners = shared.map(({ member }) => `${nameOf.get(member) ?? member}’s`)
    nameOf.set(id, `${owners.join(' and ')} browser ${id.slice(0, 8)}`)
  }
  return nameOf
}
