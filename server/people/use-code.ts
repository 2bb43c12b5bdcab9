/** Finds the owner of a code, and marks the code as used. */
import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { type Connect, isInvite, normalCode, SAME_DEVICE_AGAIN } from '../../src/sync/contract.ts'
import { type Database, isOnServer, type Tables } from '../db/tables.ts'
import { hashOf } from './codes.ts'
import { teamInInvite } from './long-code.ts'
import type { Owner } from './owner.ts'
import { hasLeft, readPerson } from './person.ts'

const teamOfCode = async (tx: Database, code: string) => {
  if (isInvite(code)) return teamInInvite(code)
  const found = tx.selectFrom('code_teams').select('team').where('code_hash', '=', hashOf(code))
  return (await found.executeTakeFirst())?.team
}

/** The owner of a code, and whether the device that sends the code has used it before. */
interface UsedCode extends Owner {
  isRepeat: boolean
}

/**
 * Whether the request contains the secret whose hash was sent when the sign-in began (as in RFC
 * 7636, 4.6). A code that was not made by a sign-in needs no secret.
 */
const hasSecret = (challenge: string | null, verifier = '') =>
  challenge === null || createHash('sha256').update(verifier).digest('base64url') === challenge

/**
 * Finds an unused code and its owner. The device that has used a code may use it again within
 * SAME_DEVICE_AGAIN (milliseconds), because the first reply may have been lost. Returns undefined
 * for a code that is not valid.
 */
const findCode = async (
  tx: Database,
  { code: typed, device, verifier }: Connect,
  now: number,
  { isLocked }: { isLocked: boolean },
) => {
  const code = normalCode(typed)
  const team = await teamOfCode(tx, code)
  if (!team) return undefined
  const code_hash = hashOf(code)
  const query = tx
    .selectFrom('codes')
    .select(['member', 'used_at', 'used_by', 'challenge'])
    .where('team', '=', team)
    .where('code_hash', '=', code_hash)
    .where('expires_at', '>', now)
  // If two devices send the same code at the same time, the second one waits here until the first
  // has used it. (SQLite has only one writer.)
  const found = await (isLocked && isOnServer(tx) ? query.forUpdate() : query).executeTakeFirst()
  if (!found || !hasSecret(found.challenge, verifier)) return undefined
  const { used_at, used_by, member } = found
  const isRepeat = used_at !== null && used_by === device && used_at > now - SAME_DEVICE_AGAIN
  const person = used_at === null || isRepeat ? await readPerson(tx, member) : undefined
  // The person may have moved or left since the code was made.
  if (!person || hasLeft(person, now)) return undefined
  return { person, isRepeat, used_at, key: { team, code_hash } }
}

/**
 * Returns the person whom a code would connect, without marking the code as used. Returns undefined
 * for a code that is not valid.
 */
export const ownerOfCode = async (
  db: Database,
  request: Connect,
  now: number,
): Promise<Owner | undefined> => {
  const found = await findCode(db, request, now, { isLocked: false })
  return found && { team: found.person.team, member: found.person.member }
}

/** Marks the code as used by the device. Returns undefined for a code that is not valid. */
export const useCode = async (
  tx: Transaction<Tables>,
  request: Connect,
  now: number,
): Promise<UsedCode | undefined> => {
  const found = await findCode(tx, request, now, { isLocked: true })
  if (!found) return undefined
  const { person, isRepeat, used_at, key } = found
  await tx
    .updateTable('codes')
    .set({ used_at: used_at ?? now, used_by: request.device })
    .where('team', '=', key.team)
    .where('code_hash', '=', key.code_hash)
    .execute()
  return { team: person.team, member: person.member, isRepeat }
}
