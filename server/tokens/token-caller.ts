/** Finds the caller of a request that a program sends with an API token. */
import { minute } from '../../src/core/time/units.ts'
import type { Scope } from '../../src/sync/contract.ts'
import { inTransaction } from '../db/group-commit.ts'
import type { Database } from '../db/tables.ts'
import type { Caller } from '../people/caller.ts'
import { hashOf } from '../people/codes.ts'
import { type Reach, reachOf, type TokenRow } from './token-rights.ts'

/** The shortest time between two updates of a token's last use, in milliseconds. */
const USED_EVERY = 10 * minute

const markUsed = async (db: Database, { id, last_used_at }: TokenRow, now: number) => {
  if (last_used_at !== null && now - last_used_at <= USED_EVERY) return
  await inTransaction(db, (tx) =>
    tx
      .updateTable('api_tokens')
      .set({ last_used_at: now })
      .where('id', '=', id)
      .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', now)]))
      .execute(),
  )
}

/**
 * Returns a program as a caller. A program is not a person, and its role gives it no rights. It may
 * only do what its `reach` allows (the teams for which each scope of the token is valid,
 * `token-rights.ts`).
 */
const callerFrom = ({ id, team }: TokenRow, reach: Reach): Caller => ({
  kind: 'token',
  id,
  // The access log stores the token's id instead of a person's id.
  member: id,
  team: team ?? '',
  role: 'member',
  leads: [],
  stays: [],
  isTracked: false,
  alone: false,
  zone: null,
  dayStart: null,
  keepsUnexplained: null,
  version: null,
  reach,
})

/**
 * Returns the program to which a token belongs; undefined for a token that is unknown, revoked or
 * expired.
 */
export const tokenCallerOf = async (
  db: Database,
  secret: string,
  now: number,
  /**
   * The present instant with which the expiry of tokens is compared. It comes from the proven clock
   * (server/clock.ts), so that no token expires because somebody has just set the clock ahead.
   */
  expiryNow: number,
): Promise<Caller | undefined> => {
  const found = await db
    .selectFrom('api_tokens')
    .selectAll()
    .where('token_hash', '=', hashOf(secret))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', expiryNow)
    .executeTakeFirst()
  if (!found) return undefined
  await markUsed(db, found, now)
  return callerFrom(found, await reachOf(db, found, expiryNow))
}

/**
 * Returns a copy of the caller that counts as the leader of all teams for which one of these scopes
 * is valid. Returns undefined if the scopes are valid for no team.
 */
export const withinScopes = (caller: Caller, scopes: readonly Scope[]): Caller | undefined => {
  const teams = new Set(scopes.flatMap((scope) => caller.reach?.[scope] ?? []))
  return teams.size > 0 ? { ...caller, leads: [...teams] } : undefined
}
