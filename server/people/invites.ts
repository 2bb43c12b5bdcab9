/** Creates and voids invites: links that connect a device. */
import { day } from '../../src/core/time/units.ts'
import type { Database } from '../db/tables.ts'
import { COMMAND_LINE, recordAct } from './audit.ts'
import { codeRow, requirePresent } from './codes.ts'
import { newSecret } from './long-code.ts'
import type { Owner } from './owner.ts'

/** The number of days for which an invite is valid, if the settings contain no other number. */
export const INVITE_DAYS = 7

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

/** Voids the unused invites of a member. Returns how many invites it voided. */
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

/** Creates an invite for a member, and voids earlier invites of the member. */
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

/** Voids the unused invites of a member. Returns whether there was an invite to void. */
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
