/** Devices: connecting by a one-time code, finding the caller of a token, listing, revoking. */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { ExpressionBuilder, Transaction } from 'kysely'
import { minute } from '../../src/core/time/units.ts'
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  CODE_LIFE,
  type Connect,
  type Connected,
  MAX_DEVICES,
  normalCode,
  TOKEN_LIFE,
} from '../../src/sync/contract.ts'
import { inTransaction } from '../db/group-commit.ts'
import { preparedQuery } from '../db/prepared-query.ts'
import type { Database, Tables } from '../db/tables.ts'
import { COMMAND_LINE, recordAct } from './audit.ts'

/** A member of a team. */
export interface Owner {
  team: string
  member: string
}

/** A device of a member. */
export interface Device extends Owner {
  id: string
}

/** The device that sends a request. */
export interface Caller extends Device {
  role: Tables['members']['role']
  /** The member never connected another device. */
  alone: boolean
  /** Where the device's days are; null if it has not told. */
  zone: string | null
  dayStart: number | null
  keepsUnexplained: boolean | null
}

/** Milliseconds after which a device's last request is stored again. */
const SEEN_EVERY = 10 * minute

// For codes and tokens, which are random: a slow hash or a salt would not make guessing harder. The
// look-up by the hash takes the same time however much of a guess is right.
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

export const hashOfCode = (code: string) => hashOf(normalCode(code))

/** A new one-time code for a member, as `XXXX-XXXX`; only its hash is stored. */
export const createCode = async (db: Database, { team, member }: Owner, now: number) => {
  const letters = Array.from(
    { length: CODE_LENGTH },
    () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)],
  )
  const code = letters.join('')
  const expiresAt = now + CODE_LIFE
  await db
    .insertInto('codes')
    .values({
      team,
      member,
      code_hash: hashOfCode(code),
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute()
  await db
    .deleteFrom('code_teams')
    .where('expires_at', '<', now - CODE_LIFE)
    .execute()
  await db
    .insertInto('code_teams')
    .values({ code_hash: hashOfCode(code), team, expires_at: expiresAt })
    .execute()
  await recordAct(db, { team, at: now, actor: COMMAND_LINE, act: 'code made', about: member })
  return { code: `${code.slice(0, 4)}-${code.slice(4)}`, expiresAt }
}

/** Marks the code as used and returns its owner. Returns undefined for a code that is not valid. */
const useCode = async (tx: Transaction<Tables>, code: string, now: number) => {
  const code_hash = hashOfCode(code)
  const found = tx.selectFrom('code_teams').select('team').where('code_hash', '=', code_hash)
  const of = await found.executeTakeFirst()
  if (!of) return undefined
  return tx
    .updateTable('codes')
    .set({ used_at: now })
    .where('team', '=', of.team)
    .where('code_hash', '=', code_hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['team', 'member'])
    .executeTakeFirst()
}

/**
 * The later of the stored instant and now: a clock that was set back moves no device's last
 * request.
 */
const laterOf = (eb: ExpressionBuilder<Tables, 'devices'>, now: number) =>
  eb
    .case()
    .when('devices.last_seen_at', '>', now)
    .then(eb.ref('devices.last_seen_at'))
    .else(now)
    .end()

/** A device that connects again gets a new token, and the old one is void. */
const saveDevice = (
  tx: Transaction<Tables>,
  device: Device,
  { token_hash, label }: Pick<Tables['devices'], 'token_hash' | 'label'>,
  now: number,
) =>
  tx
    .insertInto('devices')
    .values({
      ...device,
      token_hash,
      label,
      created_at: now,
      last_seen_at: now,
      revoked_at: null,
      zone: null,
      day_start: null,
      keeps_unexplained: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['team', 'member', 'id']).doUpdateSet((eb) => ({
        token_hash,
        label,
        last_seen_at: laterOf(eb, now),
        revoked_at: null,
      })),
    )
    .execute()

/** The names of a member and their team. */
export const namesOf = (tx: Database, team: string, member: string) =>
  tx
    .selectFrom('members')
    .innerJoin('teams', 'teams.id', 'members.team')
    .where('teams.id', '=', team)
    .where('members.team', '=', team)
    .where('members.id', '=', member)
    .select(['members.name as member', 'teams.name as team'])
    .executeTakeFirstOrThrow()

/**
 * Exchanges a code for a token. Returns undefined if the code is wrong, used or too old.
 * @param label the device's name in lists
 */
export const connect = (
  db: Database,
  { code, device }: Connect,
  now: number,
  label: string | null = null,
): Promise<Connected | undefined> =>
  db.transaction().execute(async (tx) => {
    const owner = await useCode(tx, code, now)
    if (!owner) return undefined
    const token = newToken(owner.team)
    await saveDevice(tx, { ...owner, id: device }, { token_hash: hashOf(token), label }, now)
    await recordAct(tx, {
      team: owner.team,
      at: now,
      actor: owner.member,
      act: 'device connected',
      about: device,
    })
    return { token, ...(await namesOf(tx, owner.team, owner.member)) }
  })

interface TokenQuery {
  hash: string
  seenAfter: number
}

const devicesWithToken = (db: Database, at: TokenQuery) =>
  db
    .selectFrom('devices')
    .innerJoin('members', (join) =>
      join.onRef('members.team', '=', 'devices.team').onRef('members.id', '=', 'devices.member'),
    )
    .select(['devices.team', 'devices.member', 'devices.id', 'members.role'])
    .select(['devices.last_seen_at', 'devices.zone', 'devices.day_start'])
    .select('devices.keeps_unexplained')
    .where('devices.token_hash', '=', at.hash)
    .where('devices.revoked_at', 'is', null)
    .where('devices.last_seen_at', '>', at.seenAfter)

// Each table by its team: a database spread by team asks one of its nodes.
const findCaller = preparedQuery((db, at: TokenQuery & { team: string }) =>
  devicesWithToken(db, at)
    .where('devices.team', '=', at.team)
    .where('members.team', '=', at.team)
    .select((eb) =>
      eb
        .selectFrom('devices as all')
        .where('all.team', '=', at.team)
        .whereRef('all.member', '=', 'devices.member')
        .select(eb.fn.countAll<number>().as('count'))
        .as('count'),
    ),
)
// For old tokens, which do not carry the team.
const findCallerAnywhere = preparedQuery((db, at: TokenQuery) =>
  devicesWithToken(db, at).select((eb) =>
    eb
      .selectFrom('devices as all')
      .whereRef('all.team', '=', 'devices.team')
      .whereRef('all.member', '=', 'devices.member')
      .select(eb.fn.countAll<number>().as('count'))
      .as('count'),
  ),
)

const SECRET_BYTES = 32
const SECRET_LENGTH = 43

/** The bytes of the team's id, then 256 random bits. */
const newToken = (team: string) => {
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  return Buffer.from(team.replaceAll('-', ''), 'hex').toString('base64url') + secret
}

const teamIn = (token: string) => {
  const hex = Buffer.from(token.slice(0, -SECRET_LENGTH), 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The caller of a token. Returns undefined for a token that is unknown, revoked or expired. */
export const callerOf = async (
  db: Database,
  token: string,
  now: number,
  /** By the proven clock. */
  expiryNow = now,
): Promise<Caller | undefined> => {
  const at = { hash: hashOf(token), seenAfter: expiryNow - TOKEN_LIFE }
  const [found] = await (token.length > SECRET_LENGTH
    ? findCaller(db, { ...at, team: teamIn(token) })
    : findCallerAnywhere(db, at))
  if (!found) return undefined
  const { last_seen_at, count, day_start, keeps_unexplained, ...caller } = found
  // Not with each request, which would then have to write as well. Never backwards: after a moment
  // with a wrong clock the token would be too old.
  if (now - last_seen_at > SEEN_EVERY) await inTransaction(db, (tx) => markSeen(tx, caller, now))
  const keepsUnexplained = keeps_unexplained === null ? null : keeps_unexplained === 1
  return { ...caller, dayStart: day_start, keepsUnexplained, alone: count === 1 }
}

/** The devices of a member that may still send; the device with the last request comes first. */
export const devicesOf = (db: Database, { team, member }: Owner, now: number) =>
  db
    .selectFrom('devices')
    .select(['id', 'label', 'created_at', 'last_seen_at'])
    .where('team', '=', team)
    .where('member', '=', member)
    .where('revoked_at', 'is', null)
    .where('last_seen_at', '>', now - TOKEN_LIFE)
    .orderBy('last_seen_at', 'desc')
    .limit(MAX_DEVICES)
    .execute()

/** Voids a device's token without a note. Returns whether there was one to void. */
export const voidToken = async (tx: Database, { team, member, id }: Device, now: number) => {
  const revoked = await tx
    .updateTable('devices')
    .set({ revoked_at: now })
    .where('team', '=', team)
    .where('member', '=', member)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return revoked !== undefined
}

/** Voids a device's token; its segments stay. Returns whether there was one to void. */
export const revokeDevice = async (db: Database, device: Device, actor: string, now: number) =>
  db.transaction().execute(async (tx) => {
    const revoked = await voidToken(tx, device, now)
    const act = {
      team: device.team,
      at: now,
      actor,
      act: 'device revoked',
      about: device.id,
    } as const
    if (revoked) await recordAct(tx, act)
    return revoked
  })

const markSeen = (tx: Database, { team, member, id }: Device, now: number) =>
  tx
    .updateTable('devices')
    .set({ last_seen_at: now })
    .where('team', '=', team)
    .where('member', '=', member)
    .where('id', '=', id)
    .where('last_seen_at', '<', now)
    .execute()
