/**
 * Creates the first administrator. This person opens a link that the service prints as long as the
 * database contains no people.
 */
import { randomBytes } from 'node:crypto'
import { SET_UP_LINK } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { insertTeam } from '../team/teams.ts'
import { insertMember } from './add-member.ts'
import { hashOf } from './codes.ts'
import { actOnPeople } from './people-lock.ts'
import { type Opening, openSession } from './sessions.ts'

const SECRET_BYTES = 32

const isEmpty = async (db: Database) =>
  (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) === undefined

/** Returns the set-up link. The secret is in the fragment, which a browser never sends. */
export const setUpLink = (address: string, secret: string) => `${address}/#setup=${secret}`

/**
 * Creates the secret that lets somebody become the first administrator. The secret is only in the
 * memory of this process, so a service that is restarted prints another link. Returns undefined if
 * the database already contains people.
 */
export const setUpSecret = async (db: Database) =>
  (await isEmpty(db)) ? randomBytes(SECRET_BYTES).toString('base64url') : undefined

/**
 * Whether `typed` is the secret. Hashes are compared, so that the time of the comparison shows
 * nothing about the secret.
 */
export const isSetUpSecret = (secret: string | undefined, typed: string) =>
  secret !== undefined && hashOf(secret) === hashOf(typed)

/**
 * Creates the first team and its administrator, who leads no team. Returns the secret of the
 * administrator's session. Throws OperatorError if the database already contains people, or for a
 * name that is not allowed.
 */
export const addFirstAdministrator = (
  db: Database,
  { name, team: teamName }: { name: string; team: string },
  opening: Opening,
) =>
  actOnPeople(db, async (tx) => {
    if (!(await isEmpty(tx)))
      throw new OperatorError('Somebody is there already: ask an administrator.', 'set-up-done')
    const acting = { now: opening.now, actor: SET_UP_LINK }
    const team = await insertTeam(tx, teamName, acting)
    const person = { name, role: 'administrator', isTracked: false } as const
    const made = await insertMember(tx, team, person, acting)
    return (await openSession(tx, made, opening)).secret
  })
