/**
 * Sessions of the console. Each session is stored as a device of its person. Other devices have a
 * token; a session has a secret in a cookie. A session is listed and revoked like other devices,
 * but records nothing.
 */
import { randomUUID } from 'node:crypto'
import { type Connect, SESSION_IDLE } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { bindSignIn } from '../sign-in/device-of-sign-in.ts'
import { recordAct } from './audit.ts'
import { hashOf, hashOfCode } from './codes.ts'
import { newToken } from './device-token.ts'
import { newDevice, voidToken } from './devices.ts'
import type { Device, Owner } from './owner.ts'
import { useCode } from './use-code.ts'

export interface Opening {
  now: number
  /** The browser's name in lists. */
  label: string | null
}

/**
 * Removes ended sessions. Otherwise a person who signs in every day would have hundreds of rows.
 */
const removeEnded = (tx: Database, { team, member }: Owner, now: number) =>
  tx
    .deleteFrom('devices')
    .where('team', '=', team)
    .where('member', '=', member)
    .where('kind', '=', 'console')
    .where((eb) =>
      eb.or([eb('revoked_at', 'is not', null), eb('last_seen_at', '<=', now - SESSION_IDLE)]),
    )
    .execute()

/** Opens a session. Returns its id and its secret. Only a hash of the secret is stored. */
export const openSession = async (
  tx: Database,
  { team, member }: Owner,
  { now, label }: Opening,
) => {
  await removeEnded(tx, { team, member }, now)
  const id = randomUUID()
  const secret = newToken(team)
  await tx
    .insertInto('devices')
    .values({
      ...newDevice({ team, member, id }, { token_hash: hashOf(secret), label }, now),
      kind: 'console',
    })
    .execute()
  await recordAct(tx, { team, at: now, actor: member, act: 'signed in', about: id })
  return { id, secret }
}

/**
 * Exchanges a code for a session. Returns the session's secret, or undefined for a code that is
 * wrong, used or expired.
 */
export const signIn = (db: Database, request: Connect, opening: Opening) =>
  db.transaction().execute(async (tx) => {
    const used = await useCode(tx, request, opening.now)
    if (!used) return undefined
    const { id, secret } = await openSession(tx, used, opening)
    await bindSignIn(tx, { member: used.member, id }, hashOfCode(request.code))
    return secret
  })

/** Ends a session. If it has ended already, does nothing. */
export const signOut = (db: Database, session: Device, now: number) =>
  db.transaction().execute(async (tx) => {
    const { team, member, id } = session
    if (await voidToken(tx, session, now))
      await recordAct(tx, { team, at: now, actor: member, act: 'signed out', about: id })
  })
