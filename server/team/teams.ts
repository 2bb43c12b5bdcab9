/** Adds, renames and deletes teams. */
import { randomUUID } from 'node:crypto'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { type Acting, COMMAND_LINE, recordAct } from '../people/audit.ts'
import { requireFreeName } from '../people/free-names.ts'
import { hasName, nameFrom } from '../people/names.ts'
import { actOnPeople } from '../people/people-lock.ts'
import { changePerson, readPeople } from '../people/person.ts'
import { readTeams, requireTeam } from './find-team.ts'
import { storeTeamName } from './team-names.ts'

export const addTeam = (db: Database, typed: string, acting: Acting, anyway = false) =>
  actOnPeople(db, (tx) => insertTeam(tx, typed, acting, anyway))

/** Renames a team. Throws OperatorError for a name that another team has. */
export const renameTeam = (
  db: Database,
  team: string,
  typed: string,
  now: number,
  { actor = COMMAND_LINE, anyway = false } = {},
) =>
  actOnPeople(db, async (tx) => {
    const { name: before } = await requireTeam(tx, team)
    const name = nameFrom(typed)
    if (name === before) return name
    const others = (await readTeams(tx)).filter(({ id }) => id !== team)
    requireFreeName(name, others, 'a team NAME', anyway)
    await tx.updateTable('teams').set({ name }).where('id', '=', team).execute()
    await storeTeamName(tx, { id: team, name }, others.some(hasName(name)))
    await recordAct(tx, { team, at: now, actor, act: 'team renamed', about: team })
    return name
  })

/** Returns the reason why a team cannot be deleted; undefined if it is empty. */
const reasonNotEmpty = async (tx: Database, team: string) => {
  const members = await tx
    .selectFrom('members')
    .select('is_present')
    .where('team', '=', team)
    .execute()
  const present = members.filter(({ is_present }) => is_present === 1).length
  if (present > 0) return `${present} people are in it, or have left from it: move or forget them.`
  const held = tx.selectFrom('segments').select('id').where('team', '=', team).limit(1)
  if (await held.executeTakeFirst())
    return 'It keeps what people recorded in it, until retention removes that.'
  return undefined
}

// The tables with rows of a team. Each table is listed before the tables that its foreign keys
// refer to, so that rows can be removed in this order.
const TABLES_OF_TEAM = [
  'sums',
  'days',
  'middles',
  'indicator_values',
  'indicator_history',
  'indicator_choices',
  'indicator_reviews',
  'table_columns',
  'codes',
  'devices',
  'reads',
  'roster_people',
  'rosters',
  'group_periods',
  'group_weeks',
  'webhook_messages',
] as const

/**
 * Deletes a team that has no people and no recorded data. Throws OperatorError for any other team.
 */
export const deleteTeam = (db: Database, team: string, { now, actor }: Acting) =>
  actOnPeople(db, async (tx) => {
    await requireTeam(tx, team)
    const why = await reasonNotEmpty(tx, team)
    if (why) throw new OperatorError(why, 'team-not-empty')
    for (const table of TABLES_OF_TEAM)
      await tx.deleteFrom(table).where('team', '=', team).execute()
    await tx.deleteFrom('members').where('team', '=', team).execute()
    await tx.deleteFrom('schemes').where('team', '=', team).execute()
    await tx.deleteFrom('team_names').where('team', '=', team).execute()
    await tx.deleteFrom('teams').where('id', '=', team).execute()
    await tx
      .updateTable('api_tokens')
      .set({ revoked_at: now })
      .where('team', '=', team)
      .where('revoked_at', 'is', null)
      .execute()
    for (const { member, leads, stays } of await readPeople(tx)) {
      const isHead = leads.includes(team)
      const wasThere = stays.some((stay) => stay.team === team)
      if (!isHead && !wasThere) continue
      await changePerson(tx, member, {
        ...(isHead && { leads: leads.filter((led) => led !== team) }),
        ...(wasThere && { stays: stays.filter((stay) => stay.team !== team) }),
      })
    }
    await recordAct(tx, { team, at: now, actor, act: 'team deleted', about: team })
  })

/** Adds a team. Throws OperatorError for a name that is not allowed or that another team has. */
export const insertTeam = async (
  tx: Database,
  typed: string,
  { now, actor }: Acting,
  anyway = false,
) => {
  const team = { id: randomUUID(), name: nameFrom(typed) }
  const teams = await readTeams(tx)
  requireFreeName(team.name, teams, 'a team NAME', anyway)
  await tx
    .insertInto('teams')
    .values({ ...team, created_at: now })
    .execute()
  await storeTeamName(tx, team, teams.some(hasName(team.name)))
  await recordAct(tx, { team: team.id, at: now, actor, act: 'team added', about: team.id })
  return team
}
