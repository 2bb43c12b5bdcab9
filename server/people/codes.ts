/**
 * One-time codes that connect a device. A short code can be read out and is valid for ten minutes.
 * A longer code is made when a person signs in by a company account. Invites are in `invites.ts`.
 * Only hashes are stored.
 */
import { createHash, randomInt } from 'node:crypto'
import { CODE_ALPHABET, CODE_LENGTH, CODE_LIFE, normalCode } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { COMMAND_LINE, recordAct } from './audit.ts'
import { newSecret } from './long-code.ts'
import type { Owner } from './owner.ts'
import { hasLeft, requirePerson } from './person.ts'

/**
 * Returns the hash of a code or token. A salt or a slow algorithm is not needed: these protect only
 * secrets that are not random. The row is found by the hash, so the time of the search does not
 * show how many characters of a guess are right.
 */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

export const hashOfCode = (code: string) => hashOf(normalCode(code))

export const codeRow = (owner: Owner, code: string, now: number, life: number) => ({
  ...owner,
  code_hash: hashOfCode(code),
  created_at: now,
  expires_at: now + life,
  used_at: null,
})

/** Returns the person's team. Throws OperatorError for a person who has left. */
export const requirePresent = async (tx: Database, member: string, now: number) => {
  const person = await requirePerson(tx, member)
  if (hasLeft(person, now))
    throw new OperatorError('This person has left: let them return first.', 'has-left')
  return person.team
}

/** Creates a one-time code for a member, in the form `XXXX-XXXX`. */
export const createCode = (db: Database, { member }: Owner, now: number, actor = COMMAND_LINE) =>
  db.transaction().execute(async (tx) => {
    const team = await requirePresent(tx, member, now)
    const letters = Array.from(
      { length: CODE_LENGTH },
      () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)],
    )
    const code = letters.join('')
    const row = codeRow({ team, member }, code, now, CODE_LIFE)
    await tx.insertInto('codes').values(row).execute()
    await tx
      .deleteFrom('code_teams')
      .where('expires_at', '<', now - CODE_LIFE)
      .execute()
    const { code_hash, expires_at } = row
    await tx.insertInto('code_teams').values({ code_hash, team, expires_at }).execute()
    await recordAct(tx, { team, at: now, actor, act: 'code made', about: member })
    return { code: `${code.slice(0, 4)}-${code.slice(4)}`, expiresAt: expires_at }
  })

/**
 * Creates a code for a person who has signed in, within the transaction of the sign-in. The code
 * works only together with the secret of the page that began the sign-in.
 */
export const createSignInCode = async (
  tx: Database,
  owner: Owner,
  challenge: string,
  now: number,
) => {
  const code = newSecret(owner.team)
  const row = codeRow(owner, code, now, CODE_LIFE)
  await tx
    .insertInto('codes')
    .values({ ...row, kind: 'sign-in', challenge })
    .execute()
  return code
}

/** Voids all unused codes and invites of a member. */
export const voidCodes = (tx: Database, { team, member }: Owner) =>
  tx
    .deleteFrom('codes')
    .where('team', '=', team)
    .where('member', '=', member)
    .where('used_at', 'is', null)
    .execute()
