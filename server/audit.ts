/** Acts of administration are kept: who did what to whom, by id; never a name, a code or a token. */
import { randomUUID } from 'node:crypto'
import type { Database, Tables } from './tables.ts'

/** Who acts, where it is not a member. */
export const COMMAND_LINE = 'command line'

export type Act =
  | 'code made'
  | 'day read'
  | 'device connected'
  | 'device revoked'
  | 'member added'
  | 'member exported'
  | 'member forgotten'
  | 'old rows removed'
  | 'role changed'
  | 'scheme changed'
  | 'middle hidden'
  | 'middle shared'
  | 'team exported'

type Entry = Omit<Tables['audit'], 'id' | 'act'> & { act: Act }

/** Within the transaction of the act itself, where there is one. */
export const note = (db: Database, entry: Entry) =>
  db
    .insertInto('audit')
    .values({ ...entry, id: randomUUID() })
    .execute()

/** Of every team, oldest first. */
export const readAudit = (db: Database) =>
  db.selectFrom('audit').selectAll().orderBy('at').execute()
