/**
 * Deletes all data that are stored about a person, because a person has the right to ask for that.
 */
import { sql } from 'kysely'
import { createRemover } from '../db/remove-in-steps.ts'
import { type Database, isOnServer } from '../db/tables.ts'
import { removeSegments } from '../segments/retention.ts'
import { removeAccounts } from '../sign-in/accounts-of-person.ts'
import { leftAt, recordEvents } from '../webhooks/events.ts'
import { COMMAND_LINE, recordActs } from './audit.ts'
import { voidDevices } from './leave.ts'
import type { Owner } from './owner.ts'
import { actOnPeople } from './people-lock.ts'
import { hasLeft, readPerson, teamsOf } from './person.ts'
import { TABLES_OF_MEMBER } from './tables-of-member.ts'

/** Removes a member's rows in one team. */
const removeFrom = async (tx: Database, { team, member }: Owner) => {
  // Locks the member's row: waits for a batch that is being stored, and prevents that another batch
  // begins.
  await tx
    .updateTable('members')
    .set((eb) => ({ seq: eb('seq', '+', 0) }))
    .where('team', '=', team)
    .where('id', '=', member)
    .execute()
  for (const table of ['segments', ...TABLES_OF_MEMBER] as const)
    await tx.deleteFrom(table).where('team', '=', team).where('member', '=', member).execute()
  await tx.deleteFrom('members').where('team', '=', team).where('id', '=', member).execute()
}

/**
 * Removes a member and all data about them, in every team. The audit keeps an entry about the act,
 * without the member's name. The devices are revoked first. If the removal is interrupted, it can
 * be repeated.
 */
export const forgetMember = async (
  db: Database,
  { member }: Pick<Owner, 'member'>,
  now: number,
  actor = COMMAND_LINE,
) => {
  const person = await readPerson(db, member)
  if (!person) return
  await voidDevices(db, person, now)
  const teams = teamsOf(person)
  for (const team of teams)
    await createRemover(db)(removeSegments({ team, member }, (eb) => eb.lit(true)))
  await actOnPeople(db, async (tx) => {
    // The person may have moved to another team since `person` was read.
    const { team: present, stays } = (await readPerson(tx, member)) ?? person
    const all = teamsOf({ team: present, stays })
    for (const team of all) await removeFrom(tx, { team, member })
    await removeAccounts(tx, member)
    await tx.deleteFrom('people').where('id', '=', member).execute()
    await recordActs(
      tx,
      all.map((team) => ({ team, at: now, actor, act: 'member forgotten', about: member })),
    )
    if (!hasLeft(person, now)) await recordEvents(tx, [leftAt({ team: present, member }, now)], now)
  })
}

/**
 * Removes the content of deleted rows from the files. In SQLite, `secure_delete` has already
 * overwritten deleted rows with zeros, but a copy can remain where SQLite had moved a row within
 * its page. Therefore VACUUM rewrites the file, and other writers wait until it has finished. In
 * PostgreSQL, VACUUM FULL rewrites only the small tables with names and addresses. In larger
 * tables, VACUUM only marks the space as free. Later rows overwrite it, and no writer must wait.
 */
export const eraseDeleted = async (db: Database) => {
  if (isOnServer(db)) {
    await sql`vacuum full members`.execute(db)
    await sql`vacuum full people`.execute(db)
    await sql`vacuum full accounts`.execute(db)
    await sql`vacuum segments, sums, days, codes, devices, roster_people, sign_ins, indicator_values, indicator_history`.execute(
      db,
    )
    return
  }
  await sql`vacuum`.execute(db)
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
}
