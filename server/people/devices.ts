/** Makes the row of a new device, lists the devices that are still valid, and revokes a device. */
import type { Selectable } from 'kysely'
import { MAX_DEVICES, SESSION_IDLE, TOKEN_LIFE } from '../../src/sync/contract.ts'
import type { Database, Tables } from '../db/tables.ts'
import { recordAct } from './audit.ts'
import type { Device, Owner } from './owner.ts'

/**
 * Returns the row of a device that has just connected. Columns for data that the device sends later
 * are null.
 */
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

/**
 * Milliseconds for which a device stays valid after its last request, by the kind of the device.
 */
const LIFE = { extension: TOKEN_LIFE, console: SESSION_IDLE }

export const isIdle = (
  { kind, last_seen_at }: Pick<Selectable<Tables['devices']>, 'kind' | 'last_seen_at'>,
  now: number,
) => last_seen_at <= now - LIFE[kind]

/**
 * Returns the devices of a member that are still valid, the device with the latest request first.
 */
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
 * Revokes a device's token, without an entry in the audit. Returns false if no valid token was
 * found.
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

/** Revokes a device's token, and keeps its segments. Returns false if no valid token was found. */
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
