/**
 * Sign-ins that succeeded. Each is stored once, with the refresh token by which the provider can be
 * asked about the account later.
 */
import type { Database } from '../db/tables.ts'
import { createSignInCode, hashOf, hashOfCode } from '../people/codes.ts'
import { actOnPeople } from '../people/people-lock.ts'
import { personOf } from './accounts.ts'
import type { Attempt } from './attempt.ts'
import type { Account, Provider } from './provider.ts'
import { SignInRefused } from './refusal.ts'

/**
 * Throws SignInRefused if the sign-in has succeeded before. It must be called before the provider
 * is asked, because a provider that gets the same code twice revokes the tokens that it issued for
 * this code (RFC 6749, 4.1.2).
 */
export const requireUnused = async (db: Database, { id }: Attempt) => {
  const found = db.selectFrom('sign_ins').select('id').where('id', '=', hashOf(id))
  if (await found.executeTakeFirst()) throw new SignInRefused('begin-again')
}

/**
 * Stores a sign-in that succeeded. Throws SignInRefused if another request has stored it since
 * `requireUnused` was called.
 */
const insertSignIn = async (
  tx: Database,
  { id }: Attempt,
  { identity: { issuer, subject }, refreshToken }: Account,
  handedOut: { member: string; code_hash: string },
  { seal }: Provider['seal'],
  now: number,
) => {
  const row = {
    ...handedOut,
    id: hashOf(id),
    issuer,
    subject,
    device: null,
    refresh_token: refreshToken === undefined ? null : seal('refresh token', refreshToken),
    created_at: now,
    checked_at: now,
  }
  const inserted = await tx
    .insertInto('sign_ins')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new SignInRefused('begin-again')
}

/**
 * Finds the person who signed in. Returns a code with which the extension or the console that began
 * the sign-in can connect.
 */
export const finishSignIn = (
  db: Database,
  attempt: Attempt,
  account: Account,
  { rules, seal }: Pick<Provider, 'rules' | 'seal'>,
  now: number,
) =>
  actOnPeople(db, async (tx) => {
    const { member, team } = await personOf(tx, account.identity, rules, now)
    const code = await createSignInCode(tx, { team, member }, attempt.challenge, now)
    const code_hash = hashOfCode(code)
    await insertSignIn(tx, attempt, account, { member, code_hash }, seal, now)
    return code
  })
