/** A team's name and its choices. */
import type { Team, TeamChange } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { recordAct } from '../people/audit.ts'
import type { Caller, Owner } from '../people/devices.ts'
import { byName } from '../people/names.ts'

export const teamOf = async (
  db: Database,
  { team, role }: Pick<Caller, 'team' | 'role'>,
): Promise<Team> => {
  const { name, share_middle } = await db
    .selectFrom('teams')
    .select(['name', 'share_middle'])
    .where('id', '=', team)
    .executeTakeFirstOrThrow()
  return { name, role, shareMiddle: share_middle === 1 }
}

/** A choice that was made already is no act, and leaves no row in the audit. */
export const changeTeam = (
  db: Database,
  { team, actor }: Pick<Owner, 'team'> & { actor: string },
  { shareMiddle }: TeamChange,
  now: number,
) =>
  db.transaction().execute(async (tx) => {
    const share_middle = shareMiddle ? 1 : 0
    const changed = await tx
      .updateTable('teams')
      .set({ share_middle })
      .where('id', '=', team)
      .where('share_middle', '<>', share_middle)
      .returning('id')
      .executeTakeFirst()
    const act = shareMiddle ? 'middle shared' : 'middle hidden'
    if (changed) await recordAct(tx, { team, at: now, actor, act, about: team })
  })

/** Every team with the number of its members, by name. */
export const listTeams = async (db: Database) => {
  const teams = await db
    .selectFrom('teams')
    .leftJoin('members', 'members.team', 'teams.id')
    .groupBy(['teams.id', 'teams.name', 'teams.share_middle'])
    .select((eb) => [
      'teams.name',
      'teams.share_middle',
      eb.fn.count<number>('members.id').as('members'),
    ])
    .execute()
  return teams.sort(byName)
}
