/** Makes, lists and revokes API tokens. */
import { randomBytes, randomUUID } from 'node:crypto'
import { day } from '../../src/core/time/units.ts'
import {
  type ApiToken,
  MAX_API_TOKENS,
  type MadeToken,
  type NewToken,
  type Scope,
} from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { type Acting, recordActOfProgram } from '../people/audit.ts'
import { hashOf } from '../people/codes.ts'
import { readMember } from '../people/move.ts'
import { nameFrom } from '../people/names.ts'
import { actOnPeople } from '../people/people-lock.ts'
import { readPerson } from '../people/person.ts'
import { namesOfTeams, requireTeam } from '../team/find-team.ts'
import { reachOf, type TokenRow } from './token-rights.ts'

/**
 * Makes a new secret. The prefix lets scanners find a token that somebody left in source code or
 * logs.
 */
const newSecret = () => `stint_${randomBytes(32).toString('base64url')}`

const liveTokens = (db: Database) =>
  db.selectFrom('api_tokens').selectAll().where('revoked_at', 'is', null).orderBy('made_at')

const nameOfMaker = async (db: Database, madeBy: string) => {
  const person = await readPerson(db, madeBy)
  const member = person && (await readMember(db, person.team, madeBy).executeTakeFirst())
  return member?.name ?? madeBy
}

const entryFrom = async (
  db: Database,
  row: TokenRow,
  teams: ReadonlyMap<string, string>,
  now: number,
): Promise<ApiToken> => ({
  id: row.id,
  name: row.name,
  scopes: JSON.parse(row.scopes) as Scope[],
  ...(row.team !== null && { team: { id: row.team, name: teams.get(row.team) ?? '' } }),
  madeAt: row.made_at,
  madeBy: await nameOfMaker(db, row.made_by),
  expiresAt: row.expires_at,
  ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
  isGood: row.expires_at > now && Object.keys(await reachOf(db, row, now)).length > 0,
})

const entriesOf = async (db: Database, rows: readonly TokenRow[], now: number) => {
  const teams = await namesOfTeams(db)
  const entries = []
  for (const row of rows) entries.push(await entryFrom(db, row, teams, now))
  return entries
}

/** @param madeBy the id of a person. If given, only tokens that this person made are listed */
export const listTokens = async (db: Database, now: number, madeBy?: string) => {
  const rows = await liveTokens(db).execute()
  const shown = madeBy === undefined ? rows : rows.filter(({ made_by }) => made_by === madeBy)
  return entriesOf(db, shown, now)
}

const requireFree = async (tx: Database, now: number) => {
  const { length } = (await liveTokens(tx).execute()).filter(({ expires_at }) => expires_at > now)
  if (length >= MAX_API_TOKENS)
    throw new OperatorError(`There are ${length} API tokens, as many as there may be: revoke some.`)
}

/**
 * Throws OperatorError if the token has a scope that its maker may not use. The person who makes a
 * token must have the right to each scope of the token, in at least one of the token's teams.
 */
const requireReach = async (tx: Database, row: TokenRow, now: number) => {
  const reach = await reachOf(tx, row, now)
  const missing = (JSON.parse(row.scopes) as Scope[]).filter((scope) => !reach[scope])
  if (missing.length > 0)
    throw new OperatorError(
      `You may not do this yourself: ${missing.join(', ')}. Figures of a team are for those who lead it.`,
      'forbidden',
    )
}

/**
 * Makes a token. Throws OperatorError for a name that is not allowed, and for scopes that the
 * person who makes the token may not use.
 */
export const makeToken = (
  db: Database,
  { name, scopes, team, days }: NewToken,
  acting: Acting,
): Promise<MadeToken> =>
  actOnPeople(db, async (tx) => {
    const { now, actor } = acting
    if (team !== undefined) await requireTeam(tx, team)
    await requireFree(tx, now)
    const secret = newSecret()
    const row: TokenRow = {
      id: randomUUID(),
      token_hash: hashOf(secret),
      name: nameFrom(name),
      scopes: JSON.stringify([...new Set(scopes)]),
      team: team ?? null,
      made_by: actor,
      made_at: now,
      expires_at: now + days * day,
      last_used_at: null,
      revoked_at: null,
    }
    await requireReach(tx, row, now)
    await tx.insertInto('api_tokens').values(row).execute()
    await recordActOfProgram(tx, row, 'token made', acting, `${scopes.join(', ')}; ${days} days`)
    const [token] = await entriesOf(tx, [row], now)
    return { secret, token: token as ApiToken }
  })

/**
 * Revokes a token.
 * @param madeBy the id of a person. If given, the token is revoked only if this person made it
 * @returns whether a token was revoked
 */
export const revokeToken = (db: Database, id: string, acting: Acting, madeBy?: string) =>
  actOnPeople(db, async (tx) => {
    const row = (await liveTokens(tx).execute()).find((one) => one.id === id)
    if (!row || (madeBy !== undefined && row.made_by !== madeBy)) return false
    await tx
      .updateTable('api_tokens')
      .set({ revoked_at: acting.now })
      .where('id', '=', id)
      .execute()
    await recordActOfProgram(tx, row, 'token revoked', acting)
    return true
  })
