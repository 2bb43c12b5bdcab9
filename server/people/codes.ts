/**
 * The codes that connect a device: a short code to read out, valid for ten minutes, or an invite,
 * which is the secret of a link. Both can be used once. Only their hashes are stored.
 */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Transaction } from 'kysely'
import { day } from '../../src/core/time/units.ts'
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  CODE_LIFE,
  type Connect,
  INVITE_LENGTH,
  isInvite,
  normalCode,
  SAME_DEVICE_AGAIN,
} from '../../src/sync/contract.ts'
import { type Database, isOnServer, type Tables } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { COMMAND_LINE, recordAct } from './audit.ts'
import { requirePerson } from './members.ts'
import type { Owner } from './owner.ts'
import { hasLeft, readPerson } from './person.ts'

/** Days for which an invite is valid, if the settings do not say. */
export const INVITE_DAYS = 7

// Hash of a code or token. It needs no salt and no slow algorithm: codes and tokens are random, so
// that neither would make guessing harder. Finding the row by the hash takes the same time however
// many characters of a guess are right.
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

export const hashOfCode = (code: string) => hashOf(normalCode(code))

const codeRow = (owner: Owner, code: string, now: number, life: number) => ({
  ...owner,
  code_hash: hashOfCode(code),
  created_at: now,
  expires_at: now + life,
  used_at: null,
})

/** Returns the person's team. Throws OperatorError for a person who has left. */
const requirePresent = async (tx: Database, member: string, now: number) => {
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

const BASE = BigInt(CODE_ALPHABET.length)
const RANDOM_BYTES = 16
/** Number of hexadecimal digits of a team's id and of the random part together. */
const HEX_LENGTH = 32 + 2 * RANDOM_BYTES

/** Returns the bytes of the team's id and 128 random bits, written in the alphabet of codes. */
const newSecret = (team: string) => {
  const hex = team.replaceAll('-', '') + randomBytes(RANDOM_BYTES).toString('hex')
  let rest = BigInt(`0x${hex}`)
  let secret = ''
  while (secret.length < INVITE_LENGTH) {
    secret = CODE_ALPHABET[Number(rest % BASE)] + secret
    rest /= BASE
  }
  return secret
}

/** Returns the id of the team in an invite, or undefined if the text cannot be an invite. */
const teamInInvite = (secret: string) => {
  let value = 0n
  for (const letter of secret) value = value * BASE + BigInt(CODE_ALPHABET.indexOf(letter))
  const hex = value.toString(16).padStart(HEX_LENGTH, '0')
  if (hex.length > HEX_LENGTH) return undefined
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Returns the link of an invite. The secret is in the fragment, which a browser never sends. */
export const inviteLink = (address: string, code: string) => `${address}/join#${code}`

/**
 * Creates invites for people of one team, and returns them in the order of the people. The caller
 * voids earlier invites.
 */
export const insertInvites = async (
  tx: Database,
  team: string,
  members: readonly string[],
  { now, days }: { now: number; days: number },
) => {
  const made = members.map((member) => {
    const code = newSecret(team)
    const row = codeRow({ team, member }, code, now, days * day)
    return { code, row: { ...row, kind: 'invite' as const } }
  })
  if (made.length > 0)
    await tx
      .insertInto('codes')
      .values(made.map(({ row }) => row))
      .execute()
  return made.map(({ code, row }) => ({ code, expiresAt: row.expires_at }))
}

/** Voids the unused invites of a member. Returns how many there were. */
const voidInvites = async (tx: Database, { team, member }: Owner) => {
  const { numDeletedRows } = await tx
    .deleteFrom('codes')
    .where('team', '=', team)
    .where('member', '=', member)
    .where('kind', '=', 'invite')
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Creates an invite for a member, and voids an earlier one. */
export const createInvite = (
  db: Database,
  { member }: Pick<Owner, 'member'>,
  { now, days = INVITE_DAYS, actor = COMMAND_LINE }: { now: number; days?: number; actor?: string },
) =>
  db.transaction().execute(async (tx) => {
    const team = await requirePresent(tx, member, now)
    await voidInvites(tx, { team, member })
    const [invite] = await insertInvites(tx, team, [member], { now, days })
    await recordAct(tx, { team, at: now, actor, act: 'invite made', about: member })
    if (!invite) throw new Error('No invite was made.')
    return invite
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

/** Voids the unused invites of a member. Returns whether there was one. */
export const revokeInvites = (
  db: Database,
  { team, member }: Owner,
  now: number,
  actor = COMMAND_LINE,
) =>
  db.transaction().execute(async (tx) => {
    const voided = await voidInvites(tx, { team, member })
    const act = { team, at: now, actor, act: 'invite revoked' as const, about: member }
    if (voided > 0) await recordAct(tx, act)
    return voided > 0
  })

/** Voids all unused codes and invites of a member. */
export const voidCodes = (tx: Database, { team, member }: Owner) =>
  tx
    .deleteFrom('codes')
    .where('team', '=', team)
    .where('member', '=', member)
    .where('used_at', 'is', null)
    .execute()

const teamOfCode = async (tx: Database, code: string) => {
  if (isInvite(code)) return teamInInvite(code)
  const found = tx.selectFrom('code_teams').select('team').where('code_hash', '=', hashOf(code))
  return (await found.executeTakeFirst())?.team
}

/** The owner of a code, and whether the same device had already used the code. */
interface UsedCode extends Owner {
  isRepeat: boolean
}

/**
 * Whether the request has the secret whose hash was given when the sign-in began (as in RFC 7636,
 * 4.6). Other codes need none.
 */
const hasSecret = (challenge: string | null, verifier = '') =>
  challenge === null || createHash('sha256').update(verifier).digest('base64url') === challenge

/**
 * Finds an unused code and its owner. The device that has used a code may use it again for a while,
 * because the reply may have been lost. Returns undefined for a code that is not valid.
 */
const findCode = async (
  tx: Database,
  { code: typed, device, verifier }: Connect,
  now: number,
  { isLocked }: { isLocked: boolean },
) => {
  const code = normalCode(typed)
  const team = await teamOfCode(tx, code)
  if (!team) return undefined
  const code_hash = hashOf(code)
  const query = tx
    .selectFrom('codes')
    .select(['member', 'used_at', 'used_by', 'challenge'])
    .where('team', '=', team)
    .where('code_hash', '=', code_hash)
    .where('expires_at', '>', now)
  // If two devices send the same code at the same time, the second waits here. (SQLite has only one
  // writer.)
  const found = await (isLocked && isOnServer(tx) ? query.forUpdate() : query).executeTakeFirst()
  if (!found || !hasSecret(found.challenge, verifier)) return undefined
  const { used_at, used_by, member } = found
  const isRepeat = used_at !== null && used_by === device && used_at > now - SAME_DEVICE_AGAIN
  const person = used_at === null || isRepeat ? await readPerson(tx, member) : undefined
  // The person may have moved or left since the code was made.
  if (!person || hasLeft(person, now)) return undefined
  return { person, isRepeat, used_at, key: { team, code_hash } }
}

/**
 * Returns whom a code would connect, without using the code. Returns undefined for a code that is
 * not valid.
 */
export const ownerOfCode = async (
  db: Database,
  request: Connect,
  now: number,
): Promise<Owner | undefined> => {
  const found = await findCode(db, request, now, { isLocked: false })
  return found && { team: found.person.team, member: found.person.member }
}

/** Marks the code as used by the device. Returns undefined for a code that is not valid. */
export const useCode = async (
  tx: Transaction<Tables>,
  request: Connect,
  now: number,
): Promise<UsedCode | undefined> => {
  const found = await findCode(tx, request, now, { isLocked: true })
  if (!found) return undefined
  const { person, isRepeat, used_at, key } = found
  await tx
    .updateTable('codes')
    .set({ used_at: used_at ?? now, used_by: request.device })
    .where('team', '=', key.team)
    .where('code_hash', '=', key.code_hash)
    .execute()
  return { team: person.team, member: person.member, isRepeat }
}
