/** How a device gets in: a one-time code for a token, and the token at every request. */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Connect, Connected } from '../src/sync/contract.ts'
import type { Database, Tables } from './tables.ts'

/** Who is calling: a device of a member of a team. */
export interface Device {
  team: string
  member: string
  id: string
}

const minute = 60_000
/** How long a code is good for, milliseconds. */
export const CODE_LIFE = 10 * minute

// Without those that look or sound alike: 0 O, 1 I L, U V.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'
const CODE_LENGTH = 8

// Both are random: there is nothing for a slow hash or a salt to make harder. Looking up the hash
// takes the same time however much of a guess is right.
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

const hashOfCode = (code: string) => hashOf(code.toUpperCase().replaceAll(/[\s-]/g, ''))

/** A new one-time code for a member, as `XXXX-XXXX`; only its hash is stored. */
export const createCode = async (
  db: Database,
  { team, member }: { team: string; member: string },
  now: number,
) => {
  const letters = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)])
  const code = letters.join('')
  const expiresAt = now + CODE_LIFE
  await db
    .insertInto('codes')
    .values({
      ...{ team, member, code_hash: hashOfCode(code) },
      ...{ created_at: now, expires_at: expiresAt, used_at: null },
    })
    .execute()
  return { code: `${code.slice(0, 4)}-${code.slice(4)}`, expiresAt }
}

/** Marks the code as used and returns whose it is; undefined for one that is not good. */
const useCode = (tx: Transaction<Tables>, code: string, now: number) =>
  tx
    .updateTable('codes')
    .set({ used_at: now })
    .where('code_hash', '=', hashOfCode(code))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['team', 'member'])
    .executeTakeFirst()

/** A device that connects again gets a new token, and the old one is void. */
const saveDevice = (tx: Transaction<Tables>, device: Device, token_hash: string, now: number) =>
  tx
    .insertInto('devices')
    .values({ ...device, token_hash, created_at: now, last_seen_at: now, revoked_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(['team', 'member', 'id'])
        .doUpdateSet({ token_hash, last_seen_at: now, revoked_at: null }),
    )
    .execute()

const namesOf = (tx: Transaction<Tables>, team: string, member: string) =>
  tx
    .selectFrom('members')
    .innerJoin('teams', 'teams.id', 'members.team')
    .where('members.team', '=', team)
    .where('members.id', '=', member)
    .select(['members.name as member', 'teams.name as team'])
    .executeTakeFirstOrThrow()

/** Exchanges a code for a token; undefined where the code is wrong, used or too old. */
export const connect = (
  db: Database,
  { code, device }: Connect,
  now: number,
): Promise<Connected | undefined> =>
  db.transaction().execute(async (tx) => {
    const owner = await useCode(tx, code, now)
    if (!owner) return undefined
    const token = randomBytes(32).toString('base64url')
    await saveDevice(tx, { ...owner, id: device }, hashOf(token), now)
    return { token, ...(await namesOf(tx, owner.team, owner.member)) }
  })

/** Whose token this is; undefined for an unknown or revoked one. */
export const deviceOf = (db: Database, token: string): Promise<Device | undefined> =>
  db
    .selectFrom('devices')
    .select(['team', 'member', 'id'])
    .where('token_hash', '=', hashOf(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()

/** Notes that the device was here, where something is written anyway: reading never waits. */
export const markSeen = (tx: Transaction<Tables>, { team, member, id }: Device, now: number) =>
  tx
    .updateTable('devices')
    .set({ last_seen_at: now })
    .where('team', '=', team)
    .where('member', '=', member)
    .where('id', '=', id)
    .execute()
