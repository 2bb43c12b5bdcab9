/** Connects a browser that sends a code. */
import type { ExpressionBuilder, Transaction } from 'kysely'
import {
  type CodeOwner,
  type Connect,
  type Connected,
  TOKEN_LIFE,
} from '../../src/sync/contract.ts'
import type { Database, Tables } from '../db/tables.ts'
import { modeOf } from '../group/periods.ts'
import { bindSignIn } from '../sign-in/device-of-sign-in.ts'
import { recordAct } from './audit.ts'
import { hashOf, hashOfCode } from './codes.ts'
import { newToken } from './device-token.ts'
import { newDevice } from './devices.ts'
import type { Device, Owner } from './owner.ts'
import { ownerOfCode, useCode } from './use-code.ts'

/**
 * Returns the later of the stored instant and `now`, so that the last request of a device never
 * becomes earlier after the clock was set back.
 */
const laterOf = (eb: ExpressionBuilder<Tables, 'devices'>, now: number) =>
  eb
    .case()
    .when('devices.last_seen_at', '>', now)
    .then(eb.ref('devices.last_seen_at'))
    .else(now)
    .end()

/**
 * Stores a device. A device that connects a second time gets a new token, which replaces its old
 * one.
 */
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
 * Returns a new id for a browser that has sent an id which another browser already uses. The new id
 * is a UUID (version 8, RFC 9562), computed from the sent id and the code, so that a repeated request
 * gets the same new id.
 */
const idApart = (device: string, code: string) =>
  hashOf(`${device} ${hashOfCode(code)}`).replace(
    /^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/,
    '$1-$2-8$3-a$4-$5',
  )

/**
 * Returns the id under which a browser is connected: the id that it sent, or a new id if another
 * browser already uses the sent id. Two browsers have the same id after a disk was cloned. If both
 * kept it, the token of the second browser would replace the token of the first one.
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
 * Returns the person and team that a code would connect. Returns undefined for a code that is
 * wrong, used or expired.
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
  /** Whether the browser accepts a new id if another browser already uses its id. */
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
