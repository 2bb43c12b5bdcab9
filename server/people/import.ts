/**
 * Adds the people of a CSV, each with an invite. If one person cannot be added, nobody is added.
 */
import { randomUUID } from 'node:crypto'
import type { Database } from '../db/tables.ts'
import { readTeams } from '../team/find-team.ts'
import { insertTeam } from '../team/teams.ts'
import { insertMembers } from './add-member.ts'
import { recordActs } from './audit.ts'
import { voidCodes } from './codes.ts'
import { type Asked, type PersonRow, readerOf, readPresent, readRows } from './import-row.ts'
import { rowsIn } from './import-table.ts'
import { insertInvites } from './invites.ts'
import { actOnPeople } from './people-lock.ts'

/** Adds the people of one team and creates their invites, in the order of the rows. */
const addToTeam = async (
  tx: Database,
  team: string,
  rows: readonly PersonRow[],
  { now, actor, inviteDays: days }: Asked,
) => {
  const people = rows.map((row) => ({ ...row, id: row.known?.member ?? randomUUID() }))
  const added = people.filter(({ known }) => !known)
  if (added.length > 0) await insertMembers(tx, team, added, { now, actor })
  for (const { id, known } of people) if (known) await voidCodes(tx, { team, member: id })
  const ids = people.map(({ id }) => id)
  const invites = await insertInvites(tx, team, ids, { now, days })
  await recordActs(
    tx,
    ids.map((about) => ({ team, at: now, actor, act: 'invite made', about })),
  )
  return people.map(({ line, id }, i) => ({ line, id, invite: invites[i] }))
}

/**
 * Adds the people of a CSV. If any row is wrong, adds nobody and throws BadRows, which lists every
 * wrong row. With `check`, only checks the rows.
 */
export const importMembers = (db: Database, csv: string, asked: Asked) =>
  actOnPeople(db, async (tx) => {
    const present = await readPresent(tx, asked.now)
    const [first, ...others] = [...present.teamOf.values()]
    const onlyTeam = others.length === 0 ? first?.name : undefined
    const reader = readerOf(present, asked)
    const rows = readRows(rowsIn(csv, onlyTeam), reader.read)
    const newTeams = reader.newTeams()
    const made = new Map<
      number,
      { id: string; invite: { code: string; expiresAt: number } | undefined }
    >()
    if (!asked.check) {
      for (const name of newTeams) await insertTeam(tx, name, asked)
      const teams = new Map((await readTeams(tx)).map(({ id, name }) => [name, id]))
      for (const [team, own] of Map.groupBy(rows, (row) => row.team))
        for (const { line, ...entry } of await addToTeam(tx, teams.get(team) ?? '', own, asked))
          made.set(line, entry)
    }
    const people = rows.map(({ line, name, email, role, team, known }) => ({
      line,
      name,
      team,
      role: known?.role ?? role,
      ...(email && { email }),
      ...(known && { again: true as const }),
      ...made.get(line),
    }))
    return { people, newTeams }
  })
