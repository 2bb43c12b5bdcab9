/** A person's rights: to get all data that are stored about them, and to have them deleted. */
import { sql } from 'kysely'
import { fromParts } from '../../src/core/indicators/amounts.ts'
import type { AccessLog } from '../../src/sync/contract.ts'
import { accessLogOf, readsBy } from '../access/access-log.ts'
import { recordReadWithin } from '../access/record-read.ts'
import { createRemover } from '../db/remove-in-steps.ts'
import { type Database, isOnServer, type SegmentRow } from '../db/tables.ts'
import { removeSegments } from '../segments/retention.ts'
import { fromTable } from '../segments/segment-columns.ts'
import { exportAccounts, removeAccounts } from '../sign-in/accounts-of-person.ts'
import { leftAt, recordEvents } from '../webhooks/events.ts'
import { COMMAND_LINE, recordAct, recordActs } from './audit.ts'
import { voidDevices } from './leave.ts'
import { actOnPeople, requirePerson } from './members.ts'
import type { Owner } from './owner.ts'
import { hasLeft, type Person, readPerson, teamsOf } from './person.ts'
import { TABLES_OF_MEMBER } from './tables-of-member.ts'
import { readOwnTime } from './working-time.ts'

const exportedSegment = (row: SegmentRow) => ({
  ...fromTable(row),
  firstReceivedAt: row.first_received_at,
  receivedAt: row.received_at,
})

const heldIn = async (tx: Database, { team, member }: Owner) => {
  const devices = await tx
    .selectFrom('devices')
    .select(['id', 'label', 'version', 'created_at as connectedAt', 'last_seen_at as lastSeenAt'])
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
  const indicators = await tx
    .selectFrom('indicator_history')
    .select(['indicator', 'period', 'from_date as from', 'parts', 'given_at as givenAt'])
    .where('team', '=', team)
    .where('member', '=', member)
    .orderBy('given_at')
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
  return {
    devices,
    days,
    acts,
    segments: segments.map(exportedSegment),
    indicators: indicators.map(({ parts, ...value }) => ({
      ...value,
      value: parts === null ? null : fromParts(parts),
    })),
  }
}

/** All reads of the person's figures by other people. */
const wholeAccessLog = async (tx: Database, person: Person) => {
  const all: AccessLog['reads'] = []
  for (let before: number | undefined; ; ) {
    const { reads, next } = await accessLogOf(tx, person, { before })
    all.push(...reads)
    if (next === undefined) return all
    before = Number(next)
  }
}

/** All data about a member, except codes and tokens. */
export const exportMember = (db: Database, { team, member }: Owner, now: number) =>
  db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('members')
      .innerJoin('teams', 'teams.id', 'members.team')
      .select(['members.name', 'members.role', 'members.created_at as addedAt'])
      .select('members.last_sent_at as lastSentAt')
      .select('teams.name as team')
      .where('members.team', '=', team)
      .where('members.id', '=', member)
      .executeTakeFirstOrThrow()
    const whole = await requirePerson(tx, member)
    const { email, isTracked, leads, stays } = whole
    const workingTime = await readOwnTime(tx, member)
    const accessLog = await wholeAccessLog(tx, whole)
    const person = {
      ...found,
      ...(email && { email }),
      isTracked,
      leads,
      stays,
      ...(workingTime && { workingTime }),
    }
    const [present, ...earlier] = teamsOf({ team, stays })
    const held = await heldIn(tx, { team: present ?? team, member })
    const before = []
    for (const other of earlier)
      before.push({ team: other, ...(await heldIn(tx, { team: other, member })) })
    await recordAct(tx, {
      team,
      at: now,
      actor: COMMAND_LINE,
      act: 'member exported',
      about: member,
    })
    await recordReadWithin(tx, { team, reader: COMMAND_LINE, route: 'copy', people: [member] }, now)
    const reads = await readsBy(tx, member)
    const accounts = await exportAccounts(tx, member)
    return {
      person,
      ...accounts,
      accessLog,
      reads,
      ...held,
      ...(before.length > 0 && { earlierTeams: before }),
    }
  })

/** Removes a member's rows in one team. */
const removeFrom = async (tx: Database, { team, member }: Owner) => {
  // Locks the member's row: waits until a batch that is being stored is finished, and lets no other
  // begin.
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
 * without the name. If the removal is interrupted, it can be repeated; the devices are revoked
 * first.
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
    // The person may have moved meanwhile.
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
 * Rewrites the tables without deleted rows. In SQLite, `secure_delete` overwrites these rows with
 * zeros, but sometimes a copy remains, if SQLite had moved a row within its page. Other writers
 * wait meanwhile. In PostgreSQL, only the small tables with names and addresses are rewritten. In
 * the others, VACUUM frees the space, which later rows overwrite, and nobody waits.
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
