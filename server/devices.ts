/** How a device gets in: a one-time code for a token, and the token at every request. */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Connect, Connected } from '../src/sync/contract.ts'
import { COMMAND_LINE, note } from './audit.ts'
import { once } from './once.ts'
import type { Database, Tables } from './tables.ts'
import { inTransaction } from './together.ts'

/** Whose something is. */
export interface Owner {
  team: string
  member: string
}

/** Who is calling: a device of a member of a team. */
export interface Device extends Owner {
  id: string
}

export interface Caller extends Device {
  role: Tables['members']['role']
  /** The member has no other device that ever connected. */
  alone: boolean
  /** What the device last said of its days; null: nothing. */
  zone: string | null
  dayStart: number | null
  keepsUnexplained: boolean | null
}

const minute = 60_000
/** How long a code is good for, milliseconds. */
export const CODE_LIFE = 10 * minute
const day = 24 * 60 * minute
/** How exactly it is known when a device was last seen, milliseconds. */
const SEEN_EVERY = 10 * minute
/** How long a token is good for after it was last used, milliseconds. */
export const TOKEN_LIFE = 180 * day

// Without those that look or sound alike: 0 O, 1 I L, U V.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'
const CODE_LENGTH = 8

// Both are random: there is nothing for a slow hash or a salt to make harder. Looking up the hash
// takes the same time however much of a guess is right.
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

const hashOfCode = (code: string) => hashOf(code.toUpperCase().replaceAll(/[\s-]/g, ''))

/** A new one-time code for a member, as `XXXX-XXXX`; only its hash is stored. */
export const createCode = async (db: Database, { team, member }: Owner, now: number) => {
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
  await note(db, { team, at: now, actor: COMMAND_LINE, act: 'code made', about: member })
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
    .values({
      ...{ ...device, token_hash, created_at: now, last_seen_at: now, revoked_at: null },
      ...{ zone: null, day_start: null, keeps_unexplained: null },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['team', 'member', 'id'])
        .doUpdateSet({ token_hash, last_seen_at: now, revoked_at: null }),
    )
    .execute()

/** What a member and their team are called. */
export const namesOf = (tx: Database, team: string, member: string) =>
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
    await note(tx, {
      ...{ team: owner.team, at: now, actor: owner.member, act: 'device connected', about: device },
    })
    return { token, ...(await namesOf(tx, owner.team, owner.member)) }
  })

const findCaller = once((db, at: { hash: string; seenAfter: number }) =>
  db
    .selectFrom('devices')
    .innerJoin('members', (join) =>
      join.onRef('members.team', '=', 'devices.team').onRef('members.id', '=', 'devices.member'),
    )
    .select(['devices.team', 'devices.member', 'devices.id', 'members.role'])
    .select(['devices.last_seen_at', 'devices.zone', 'devices.day_start'])
    .select('devices.keeps_unexplained')
    .select((eb) =>
      eb
        .selectFrom('devices as all')
        .whereRef('all.team', '=', 'devices.team')
        .whereRef('all.member', '=', 'devices.member')
        .select(eb.fn.countAll<number>().as('count'))
        .as('count'),
    )
    .where('devices.token_hash', '=', at.hash)
    .where('devices.revoked_at', 'is', null)
    .where('devices.last_seen_at', '>', at.seenAfter),
)

/** Whose token this is; undefined for one that is unknown, revoked or was not used for too long. */
export const callerOf = async (
  db: Database,
  token: string,
  now: number,
): Promise<Caller | undefined> => {
  const [found] = await findCaller(db, { hash: hashOf(token), seenAfter: now - TOKEN_LIFE })
  if (!found) return undefined
  const { last_seen_at, count, day_start, keeps_unexplained, ...caller } = found
  // Seldom, so that neither reading nor sending has to write this as well.
  if (Math.abs(now - last_seen_at) > SEEN_EVERY)
    await inTransaction(db, (tx) => markSeen(tx, caller, now))
  const keepsUnexplained = keeps_unexplained === null ? null : keeps_unexplained === 1
  return { ...caller, dayStart: day_start, keepsUnexplained, alone: count === 1 }
}

/** The devices of a member that may still send, the one seen last first. */
export const devicesOf = (db: Database, { team, member }: Owner, now: number) =>
  db
    .selectFrom('devices')
    .select(['id', 'created_at', 'last_seen_at'])
    .where('team', '=', team)
    .where('member', '=', member)
    .where('revoked_at', 'is', null)
    .where('last_seen_at', '>', now - TOKEN_LIFE)
    .orderBy('last_seen_at', 'desc')
    .execute()

/** Voids a device's token; what it sent stays. Answers whether there was one to void. */
export const revokeDevice = async (db: Database, device: Device, actor: string, now: number) =>
  db.transaction().execute(async (tx) => {
    const { team, member, id } = device
    const revoked = await tx
      .updateTable('devices')
      .set({ revoked_at: now })
      .where('team', '=', team)
      .where('member', '=', member)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (revoked) await note(tx, { team, at: now, actor, act: 'device revoked', about: id })
    return revoked !== undefined
  })

const markSeen = (tx: Database, { team, member, id }: Device, now: number) =>
  tx
    .updateTable('devices')
    .set({ last_seen_at: now })
    .where('team', '=', team)
    .where('member', '=', member)
    .where('id', '=', id)
    .execute()
