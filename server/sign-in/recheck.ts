/**
 * Asks the provider regularly about each account whose device may send rows. A device is
 * disconnected within an hour after its account was disabled. If the provider gives no answer,
 * nobody is disconnected.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Selectable } from 'kysely'
import pLimit from 'p-limit'
import type { Logger } from 'pino'
import { hour } from '../../src/core/time/units.ts'
import { RECHECK_AFTER, RECHECK_EVERY, RECHECKS_AT_ONCE } from '../../src/sync/contract.ts'
import type { Database, Tables } from '../db/tables.ts'
import { recordAct } from '../people/audit.ts'
import { isIdle, voidToken } from '../people/devices.ts'
import { actOnPeople } from '../people/people-lock.ts'
import { readPerson } from '../people/person.ts'
import { COMPANY_ACCOUNT, followClaims } from './accounts.ts'
import type { Account, Provider } from './provider.ts'

type SignIn = Selectable<Tables['sign_ins']>

const isUsable = async (db: Database, { member, device }: SignIn, now: number) => {
  const person = await readPerson(db, member)
  if (!person || device === null) return false
  const found = await db
    .selectFrom('devices')
    .select(['kind', 'last_seen_at'])
    .where('team', '=', person.team)
    .where('member', '=', member)
    .where('id', '=', device)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined && !isIdle(found, now)
}

const remove = (db: Database, { id }: SignIn) =>
  db.deleteFrom('sign_ins').where('id', '=', id).execute()

/**
 * Marks a sign-in as checked, before the provider is asked. So only one of several processes asks.
 * This is needed because many providers accept a refresh token only once. Returns whether this
 * process may ask.
 */
const claim = async (db: Database, { id, checked_at }: SignIn, now: number) => {
  const { numUpdatedRows } = await db
    .updateTable('sign_ins')
    .set({ checked_at: now })
    .where('id', '=', id)
    .where('checked_at', '=', checked_at)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * Restores the instant of the previous check, if the provider did not answer. So the next round
 * asks again.
 */
const giveBack = (db: Database, { id, checked_at }: SignIn) =>
  db.updateTable('sign_ins').set({ checked_at }).where('id', '=', id).execute()

const keep = (
  db: Database,
  sign: SignIn,
  { identity, refreshToken }: Account,
  provider: Provider,
  now: number,
) =>
  actOnPeople(db, async (tx) => {
    if (refreshToken !== undefined)
      await tx
        .updateTable('sign_ins')
        .set({ refresh_token: provider.seal.seal('refresh token', refreshToken) })
        .where('id', '=', sign.id)
        .execute()
    if (await readPerson(tx, sign.member))
      await followClaims(tx, sign.member, identity, provider.rules, now)
  })

/**
 * Disconnects the device of a sign-in. The device keeps what it has recorded, and sends it after
 * the person has connected again.
 */
const disconnect = (db: Database, sign: SignIn, now: number) =>
  actOnPeople(db, async (tx) => {
    const person = await readPerson(tx, sign.member)
    await remove(tx, sign)
    if (!person || sign.device === null) return
    const { team, member } = person
    if (!(await voidToken(tx, { team, member, id: sign.device }, now))) return
    const act = { team, at: now, actor: COMPANY_ACCOUNT, about: sign.device }
    await recordAct(tx, { ...act, act: 'device revoked', detail: 'account disabled' })
  })

const recheck = async (db: Database, provider: Provider, sign: SignIn, now: number) => {
  const { refresh_token: sealed, subject } = sign
  if (!(await isUsable(db, sign, now))) return remove(db, sign)
  const token = sealed === null ? undefined : provider.seal.open('refresh token', sealed)
  // The provider can be asked only if there is a refresh token and the present key can decrypt it.
  if (token === undefined || !(await claim(db, sign, now))) return
  const account = await provider.askAgain(subject, token).catch(async (error) => {
    await giveBack(db, sign)
    throw error
  })
  return account ? keep(db, sign, account, provider, now) : disconnect(db, sign, now)
}

/** Returns the sign-ins about which the provider must be asked now. */
const due = (db: Database, { issuer }: Provider, now: number) =>
  db
    .selectFrom('sign_ins')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('refresh_token', 'is not', null)
    .where('checked_at', '<=', now - RECHECK_AFTER)
    .execute()

const removeUnused = (db: Database, now: number) =>
  db
    .deleteFrom('sign_ins')
    .where('created_at', '<', now - hour)
    .where((eb) => eb.or([eb('refresh_token', 'is', null), eb('device', 'is', null)]))
    .execute()

/**
 * Asks the provider about all accounts whose last check was RECHECK_AFTER milliseconds ago or
 * longer.
 */
export const recheckAll = async (
  db: Database,
  provider: Provider,
  now: number,
  failed: (error: Error) => void,
  isStopped = () => false,
) => {
  await removeUnused(db, now)
  const atOnce = pLimit(RECHECKS_AT_ONCE)
  const signs = await due(db, provider, now)
  await Promise.all(
    signs.map((sign) =>
      atOnce(async () => {
        if (!isStopped()) await recheck(db, provider, sign, now).catch(failed)
      }),
    ),
  )
}

/** Asks the provider about due accounts every few minutes. Returns a function that stops this. */
export const recheckRegularly = (
  db: Database,
  provider: Provider,
  { now, log }: { now: () => number; log: Pick<Logger, 'warn'> },
) => {
  const stopping = new AbortController()
  const { signal } = stopping
  const logFailure = ({ message }: Error) =>
    log.warn({ error: message }, 'an account was not checked')
  const run = async () => {
    while (!signal.aborted) {
      await recheckAll(db, provider, now(), logFailure, () => signal.aborted).catch(logFailure)
      await wait(RECHECK_EVERY, undefined, { signal }).catch(() => {})
    }
  }
  const running = run()
  return async () => {
    stopping.abort()
    await running
  }
}
