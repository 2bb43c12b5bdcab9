/** Devices: connecting by a code, finding the caller of a token, listing, revoking. */
import { randomBytes } from 'node:crypto'
import type { ExpressionBuilder, Selectable, Transaction } from 'kysely'
import { minute } from '../../src/core/time/units.ts'
import {
  type CodeOwner,
  type Connect,
  type Connected,
  MAX_DEVICES,
  SESSION_IDLE,
  TOKEN_LIFE,
} from '../../src/sync/contract.ts'
import { inTransaction } from '../db/group-commit.ts'
import { preparedQuery } from '../db/prepared-query.ts'
import type { Database, Tables } from '../db/tables.ts'
import { modeOf } from '../group/periods.ts'
import { bindSignIn } from '../sign-in/device.ts'
import type { Reach } from '../tokens/reach.ts'
import { recordAct } from './audit.ts'
import { hashOf, hashOfCode, ownerOfCode, useCode } from './codes.ts'
import type { Device, Owner } from './owner.ts'
import { leavingAt, type Person, personPartsFrom } from './person.ts'

/** Who sends a request: a device, or a program with an API token. */
export interface Caller extends Device, Pick<Person, 'isTracked' | 'leads' | 'stays'> {
  /** `token`: a program with an API token, which has no device. */
  kind: Selectable<Tables['devices']>['kind'] | 'token'
  role: Tables['members']['role']
  /** Whether the member has never connected any other device. */
  alone: boolean
  /** IANA zone of the device's days; null if the device told none. */
  zone: string | null
  dayStart: number | null
  keepsUnexplained: boolean | null
  /** The version of the extension; null if the device told none. */
  version: string | null
  /** For an API token: the teams that each of its scopes reaches. */
  reach?: Reach
}

/** Milliseconds after which the instant of a device's last request is stored again. */
const SEEN_EVERY = 10 * minute

/**
 * The later of the stored instant and now. So a clock that was set back does not make a device's
 * last request earlier.
 */
const laterOf = (eb: ExpressionBuilder<Tables, 'devices'>, now: number) =>
  eb
    .case()
    .when('devices.last_seen_at', '>', now)
    .then(eb.ref('devices.last_seen_at'))
    .else(now)
    .end()

/** Returns the row of a device that has just connected. What the device tells later is null. */
export const newDevice = (
  device: Device,
  { token_hash, label }: Pick<Tables['devices'], 'token_hash' | 'label'>,
  now: number,
) => ({
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

/** Stores a device. One that connects again gets a new token, which replaces the old one. */
const saveDevice = (
  tx: Transaction<Tables>,
  device: Device,
  token: Pick<Tables['devices'], 'token_hash' | 'label'>,
  now: number,
) =>
  tx
    .insertInto('devices')
    .values({ ...newDevice(device, token, now), moved_to: null })
    .onConflict((conflict) =>
      conflict.columns(['team', 'member', 'id']).doUpdateSet((eb) => ({
        ...token,
        last_seen_at: laterOf(eb, now),
        revoked_at: null,
        moved_to: null,
      })),
    )
    .execute()

const hasDevice = async (tx: Database, { team, member, id }: Device, now: number) => {
  const found = await tx
    .selectFrom('devices')
    .select('id')
    .where('team', '=', team)
    .where('member', '=', member)
    .where('id', '=', id)
    .where('moved_to', 'is', null)
    .where('revoked_at', 'is', null)
    .where('last_seen_at', '>', now - TOKEN_LIFE)
    .executeTakeFirst()
  return found !== undefined
}

/**
 * Returns another id for a device, in the form of a UUID (version 8, RFC 9562). It is equal for the
 * same device and code.
 */
const idApart = (device: string, code: string) =>
  hashOf(`${device} ${hashOfCode(code)}`).replace(
    /^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/,
    '$1-$2-8$3-a$4-$5',
  )

/**
 * The id of a browser that connects. If a disk was cloned, two browsers have the same id: the
 * second gets another one, so that neither voids the token of the other.
 */
const idFor = async (
  tx: Database,
  { team, member, isRepeat }: Owner & { isRepeat: boolean },
  { code, device }: Connect,
  now: number,
) => {
  const other = idApart(device, code)
  const isTaken = await hasDevice(tx, { team, member, id: isRepeat ? other : device }, now)
  return isTaken ? other : device
}

/** Returns the names of a member and of their team. */
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
 * Returns whom a code would connect. Returns undefined for a code that is wrong, used or expired.
 */
export const whoseCode = async (
  db: Database,
  request: Connect,
  now: number,
): Promise<CodeOwner | undefined> => {
  const owner = await ownerOfCode(db, request, now)
  if (!owner) return undefined
  const { team, member } = owner
  return { ...(await namesOf(db, team, member)), mode: await modeOf(db, team, now) }
}

interface Connecting {
  /** The device's name in lists. */
  label?: string | null
  /** Whether the browser accepts another id if its own is in use. */
  apart?: boolean
}

/** Exchanges a code for a token. Returns undefined for a code that is wrong, used or expired. */
export const connect = (
  db: Database,
  request: Connect,
  now: number,
  { label = null, apart = false }: Connecting = {},
): Promise<Connected | undefined> =>
  db.transaction().execute(async (tx) => {
    const used = await useCode(tx, request, now)
    if (!used) return undefined
    const { team, member } = used
    const id = apart ? await idFor(tx, used, request, now) : request.device
    const token = newToken(team)
    await saveDevice(tx, { team, member, id }, { token_hash: hashOf(token), label }, now)
    await bindSignIn(tx, { member, id }, hashOfCode(request.code))
    await recordAct(tx, { team, at: now, actor: member, act: 'device connected', about: id })
    return {
      token,
      ...(await namesOf(tx, team, member)),
      mode: await modeOf(tx, team, now),
      ...(id !== request.device && { device: id }),
    }
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
    .innerJoin('people', 'people.id', 'devices.member')
    .select(['devices.team', 'devices.member', 'devices.id', 'devices.kind', 'members.role'])
    .select(['devices.last_seen_at', 'devices.zone', 'devices.day_start'])
    .select(['devices.keeps_unexplained', 'devices.moved_to', 'devices.version'])
    .select(['people.stays', 'people.leads', 'people.tracked'])
    .where('devices.token_hash', '=', at.hash)
    .where('devices.revoked_at', 'is', null)

// Both conditions name the team: a database that is distributed by team then asks one node only.
const findCaller = preparedQuery((db, at: TokenQuery & { team: string }) =>
  devicesWithToken(db, at)
    .where('devices.team', '=', at.team)
    .where('members.team', '=', at.team)
    .where((eb) =>
      // A row that points to another team is not updated by requests any more, so its age does not
      // matter.
      eb.or([
        eb('devices.last_seen_at', '>', at.seenAfter),
        eb('devices.moved_to', 'is not', null),
      ]),
    )
    .select((eb) =>
      eb
        .selectFrom('devices as all')
        .where('all.team', '=', at.team)
        .whereRef('all.member', '=', 'devices.member')
        .where('all.kind', '=', 'extension')
        .select(eb.fn.countAll<number>().as('count'))
        .as('count'),
    ),
)
// For old tokens, which do not contain a team, and for tokens that contain a team that was deleted.
const findCallerAnywhere = preparedQuery((db, at: TokenQuery) =>
  devicesWithToken(db, at)
    .where('devices.last_seen_at', '>', at.seenAfter)
    .where('devices.moved_to', 'is', null)
    .select((eb) =>
      eb
        .selectFrom('devices as all')
        .whereRef('all.team', '=', 'devices.team')
        .whereRef('all.member', '=', 'devices.member')
        .where('all.kind', '=', 'extension')
        .select(eb.fn.countAll<number>().as('count'))
        .as('count'),
    ),
)

const SECRET_BYTES = 32
const SECRET_LENGTH = 43

/** Returns a new token: the bytes of the team's id, then 256 random bits. */
export const newToken = (team: string) => {
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  return Buffer.from(team.replaceAll('-', ''), 'hex').toString('base64url') + secret
}

const teamIn = (token: string) => {
  const hex = Buffer.from(token.slice(0, -SECRET_LENGTH), 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const isTeam = async (db: Database, team: string) => {
  const found = db.selectFrom('team_names').select('team').where('team', '=', team)
  return (await found.executeTakeFirst()) !== undefined
}

/**
 * The device to which a token belongs: in the team that the token contains, or in the team to which
 * its member moved since.
 */
const findDevice = async (db: Database, token: string, at: TokenQuery) => {
  if (token.length <= SECRET_LENGTH) return (await findCallerAnywhere(db, at))[0]
  const team = teamIn(token)
  const [found] = await findCaller(db, { ...at, team })
  if (found)
    return found.moved_to ? (await findCaller(db, { ...at, team: found.moved_to }))[0] : found
  return (await isTeam(db, team)) ? undefined : (await findCallerAnywhere(db, at))[0]
}

/**
 * Returns the caller that a token or a session's secret belongs to. Returns undefined if the secret
 * is unknown, revoked or expired, or if its owner has left.
 */
export const callerOf = async (
  db: Database,
  token: string,
  now: number,
  /** The present instant by the proven clock. */
  expiryNow = now,
): Promise<Caller | undefined> => {
  const at = { hash: hashOf(token), seenAfter: expiryNow - TOKEN_LIFE }
  const found = await findDevice(db, token, at)
  if (!found || isIdle(found, expiryNow)) return undefined
  const { last_seen_at, count, day_start, keeps_unexplained, ...rest } = found
  const { moved_to, stays, leads, tracked, ...device } = rest
  const person = personPartsFrom({ stays, leads, tracked })
  if ((leavingAt(person) ?? Number.POSITIVE_INFINITY) <= expiryNow) return undefined
  // Not stored with every request, because each would then cause a write. `markSeen` never sets an
  // earlier instant: otherwise a token would count as expired after a moment in which the clock was
  // wrong.
  if (now - last_seen_at > SEEN_EVERY) await inTransaction(db, (tx) => markSeen(tx, device, now))
  const keepsUnexplained = keeps_unexplained === null ? null : keeps_unexplained === 1
  return { ...device, ...person, dayStart: day_start, keepsUnexplained, alone: count === 1 }
}

/** How long a device stays valid after its last request, by its kind. */
const LIFE = { extension: TOKEN_LIFE, console: SESSION_IDLE }

export const isIdle = (
  { kind, last_seen_at }: Pick<Selectable<Tables['devices']>, 'kind' | 'last_seen_at'>,
  now: number,
) => last_seen_at <= now - LIFE[kind]

/** The devices of a member that are still valid, the one with the latest request first. */
export const devicesOf = async (db: Database, { team, member }: Owner, now: number) => {
  const devices = await db
    .selectFrom('devices')
    .select(['id', 'kind', 'label', 'created_at', 'last_seen_at', 'version'])
    .where('team', '=', team)
    .where('member', '=', member)
    .where('revoked_at', 'is', null)
    .where('moved_to', 'is', null)
    .where('last_seen_at', '>', now - TOKEN_LIFE)
    .orderBy('last_seen_at', 'desc')
    .limit(MAX_DEVICES)
    .execute()
  return devices.filter((device) => !isIdle(device, now))
}

/**
 * Revokes a device's token, without an entry in the audit. Returns whether there was one to revoke.
 */
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

/** Revokes a device's token, and keeps its segments. Returns whether there was one to revoke. */
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
