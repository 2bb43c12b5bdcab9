/** A person's rights: to get all data about them, and to be forgotten. */
import { sql } from 'kysely'
import { createRemover } from '../db/remove-in-steps.ts'
import { type Database, isOnServer, type SegmentRow } from '../db/tables.ts'
import { removeSegments } from '../segments/retention.ts'
import { fromTable } from '../segments/segment-columns.ts'
import { COMMAND_LINE, recordAct } from './audit.ts'
import type { Owner } from './devices.ts'

const exportedSegment = (row: SegmentRow) => ({
  ...fromTable(row),
  firstReceivedAt: row.first_received_at,
  receivedAt: row.received_at,
})

/** All data about a member, except the hashes of codes and tokens. */
export const exportMember = (db: Database, { team, member }: Owner, now: number) =>
  db.transaction().execute(async (tx) => {
    const person = await tx
      .selectFrom('members')
      .innerJoin('teams', 'teams.id', 'members.team')
      .select(['members.name', 'members.role', 'members.created_at as addedAt'])
      .select('members.last_sent_at as lastSentAt')
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
    return { person, devices, days, acts, segments: segments.map(exportedSegment) }
  })

// In the order of their foreign keys.
const TABLES_OF_MEMBER = ['segments', 'sums', 'days', 'middles', 'codes', 'devices'] as const

const revokeDevices = (db: Database, { team, member }: Owner, now: number) =>
  db
    .updateTable('devices')
    .set({ revoked_at: now })
    .where('team', '=', team)
    .where('member', '=', member)
    .where('revoked_at', 'is', null)
    .execute()

/**
 * Removes a member and all data about them. The audit keeps the act, without their name. If the
 * removal is interrupted, their devices are revoked already, and it can be repeated.
 */
export const forgetMember = async (db: Database, owner: Owner, now: number) => {
  const { team, member } = owner
  await revokeDevices(db, owner, now)
  await createRemover(db)(removeSegments(owner, (eb) => eb.lit(true)))
  await db.transaction().execute(async (tx) => {
    // Locks the member's row: waits for a batch that is being stored, and lets none begin.
    await tx
      .updateTable('members')
      .set((eb) => ({ seq: eb('seq', '+', 0) }))
      .where('team', '=', team)
      .where('id', '=', member)
      .execute()
    for (const table of TABLES_OF_MEMBER)
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
 * Rewrites the tables without deleted rows: `secure_delete` overwrites them with zeros, but leaves
 * a copy now and then, if SQLite had moved a row within its page. Other writers wait meanwhile. On
 * PostgreSQL only `members` is rewritten; in the other tables VACUUM frees the space, which later
 * rows overwrite, and nobody waits.
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
