/** A person's right to their data, and to be forgotten. */
import { sql } from 'kysely'
import { createRemover } from '../db/remove-in-steps.ts'
import { type Database, isOnServer, type SegmentRow } from '../db/tables.ts'
import { removeSegments } from '../segments/retention.ts'
import { fromTable } from '../segments/segment-columns.ts'
import { COMMAND_LINE, recordAct } from './audit.ts'
import type { Owner } from './devices.ts'

const asGiven = (row: SegmentRow) => ({
  ...fromTable(row),
  firstReceivedAt: row.first_received_at,
  receivedAt: row.received_at,
})

/** All that is held of a member, but for what lets their devices in. */
export const exportMember = (db: Database, { team, member }: Owner, now: number) =>
  db.transaction().execute(async (tx) => {
    const person = await tx
      .selectFrom('members')
      .innerJoin('teams', 'teams.id', 'members.team')
      .select(['members.name', 'members.role', 'members.created_at as addedAt'])
      .select('teams.name as team')
      .where('members.team', '=', team)
      .where('members.id', '=', member)
      .executeTakeFirstOrThrow()
    const devices = await tx
      .selectFrom('devices')
      .select(['id', 'label', 'created_at as connectedAt', 'last_seen_at as lastSeenAt'])
      .select(['revoked_at as revokedAt', 'zone', 'day_start as dayStart'])
      .select('keeps_unexplained as keepsUnexplained')
      .where('team', '=', team)
      .where('member', '=', member)
      .execute()
    const days = await tx
      .selectFrom('days')
      .select(['device', 'date', 'first_asked_at as firstAskedAt', 'corrected_at as correctedAt'])
      .where('team', '=', team)
      .where('member', '=', member)
      .execute()
    const segments = await tx
      .selectFrom('segments')
      .selectAll()
      .where('team', '=', team)
      .where('member', '=', member)
      .orderBy('seq')
      .execute()
    const acts = await tx
      .selectFrom('audit')
      .select(['at', 'actor', 'act', 'about', 'detail'])
      .where('team', '=', team)
      .where((eb) =>
        eb.or([
          eb('actor', '=', member),
          eb('about', 'in', [member, ...devices.map(({ id }) => id)]),
        ]),
      )
      .orderBy('at')
      .execute()
    await recordAct(tx, {
      team,
      at: now,
      actor: COMMAND_LINE,
      act: 'member exported',
      about: member,
    })
    return { person, devices, days, acts, segments: segments.map(asGiven) }
  })

// Those that are referred to come last.
const THEIRS = ['segments', 'sums', 'days', 'middles', 'codes', 'devices'] as const

const shutOut = (db: Database, { team, member }: Owner, now: number) =>
  db
    .updateTable('devices')
    .set({ revoked_at: now })
    .where('team', '=', team)
    .where('member', '=', member)
    .where('revoked_at', 'is', null)
    .execute()

/**
 * Removes a member and all that is held of them; that it was done is kept, without their name. Where
 * that breaks off, their devices are shut out already, and it can be done again.
 */
export const forgetMember = async (db: Database, owner: Owner, now: number) => {
  const { team, member } = owner
  await shutOut(db, owner, now)
  await createRemover(db)(removeSegments(owner, (eb) => eb.lit(true)))
  await db.transaction().execute(async (tx) => {
    // Waits for a batch that was under way, and lets none begin.
    await tx
      .updateTable('members')
      .set((eb) => ({ seq: eb('seq', '+', 0) }))
      .where('team', '=', team)
      .where('id', '=', member)
      .execute()
    for (const table of THEIRS)
      await tx.deleteFrom(table).where('team', '=', team).where('member', '=', member).execute()
    await tx.deleteFrom('members').where('team', '=', team).where('id', '=', member).execute()
    await recordAct(tx, {
      team,
      at: now,
      actor: COMMAND_LINE,
      act: 'member forgotten',
      about: member,
    })
  })
}

/**
 * Writes the tables anew, without what was deleted: zeros over it (`secure_delete`) leave a copy
 * now and then, where SQLite had moved a row within its page. Others wait meanwhile, as for any
 * transaction. On PostgreSQL the row of the person goes like that, and the rest as VACUUM does it:
 * nobody waits, and the space is written over in time.
 */
export const eraseDeleted = async (db: Database) => {
  if (isOnServer(db)) {
    await sql`vacuum full members`.execute(db)
    await sql`vacuum segments, sums, days, codes, devices`.execute(db)
    return
  }
  await sql`vacuum`.execute(db)
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
}
