/** The first administrator, by the link that the service prints while nobody is there. */
import { randomBytes } from 'node:crypto'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { hashOf } from './codes.ts'
import { actOnPeople, insertMember, insertTeam } from './members.ts'
import { type Opening, openSession } from './sessions.ts'

/** The actor of the first set-up. */
const SET_UP = 'the set-up link'
const SECRET_BYTES = 32

const isEmpty = async (db: Database) =>
  (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) === undefined

/** The secret is in the fragment, which a browser never sends. */
export const setUpLink = (address: string, secret: string) => `${address}/#setup=${secret}`

/**
 * A secret that makes the first administrator. It is in this process's memory only: a service that
 * starts again prints another link. Undefined if there are people already.
 */
export const setUpSecret = async (db: Database) =>
  (await isEmpty(db)) ? randomBytes(SECRET_BYTES).toString('base64url') : undefined

/** By hashes: how long it takes to compare them tells nothing about the secret. */
export const isSetUpSecret = (secret: string | undefined, typed: string) =>
  secret !== undefined && hashOf(secret) === hashOf(typed)

/**
 * Makes the first team and its administrator, who leads no team. Returns the secret of their
 * session.
 * Throws OperatorError if somebody is there already, or for a name that is none.
 */
export const addFirstAdministrator = (
  db: Database,
  { name, team: teamName }: { name: string; team: string },
  opening: Opening,
) =>
  actOnPeople(db, async (tx) => {
    if (!(await isEmpty(tx)))
      throw new OperatorError('Somebody is there already: ask an administrator.', 'set-up-done')
    const acting = { now: opening.now, actor: SET_UP }
    const team = await insertTeam(tx, teamName, acting)
    const person = { name, role: 'administrator', isTracked: false } as const
    const made = await insertMember(tx, team, person, acting)
    return (await openSession(tx, made, opening)).secret
  })
