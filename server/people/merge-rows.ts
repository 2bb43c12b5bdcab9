/**
 * Moves rows when two entries of one person are merged: from the entry that is removed (`other`) to
 * the entry that stays (`person`), table by table.
 */
import { sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import { requireTeam } from '../team/find-team.ts'
import { teamIds } from '../team/team-names.ts'
import { requireFreeMemberName } from './free-names.ts'
import { readMember } from './move.ts'
import type { Owner } from './owner.ts'
import type { Person } from './person.ts'
import { TABLES_OF_MEMBER } from './tables-of-member.ts'

export interface Merging {
  person: Person
  /**
   * The name of the entry that stays, and the number of the last row in its feed (its rows in the
   * order in which they were stored).
   */
  kept: { name: string; seq: number }
  other: Person
  now: number
}

/**
 * Two entries of one person are merged. Adds a row for the entry `person` to a team that has a row
 * only for the entry `other`.
 */
const addToTeam = async (tx: Database, { person, kept, other, now }: Merging, team: string) => {
  const { name: teamName } = await requireTeam(tx, team)
  // The name of the entry `other` is changed first, because both entries may have the same name,
  // and only one member of a team can have this name.
  await tx
    .updateTable('members')
    .set({ name: other.member })
    .where('team', '=', team)
    .where('id', '=', other.member)
    .execute()
  const id = person.member
  if (await readMember(tx, team, id).executeTakeFirst()) return
  const own = { id, name: kept.name }
  await requireFreeMemberName(tx, own, { id: team, name: teamName })
  const row = { team, id, name: kept.name, role: 'member' as const, seq: kept.seq }
  await tx
    .insertInto('members')
    .values({ ...row, is_present: 0, created_at: now })
    .execute()
}

const devicesOf = (tx: Database, { team, member }: Owner) =>
  tx
    .selectFrom('devices')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .execute()

type DeviceRow = Awaited<ReturnType<typeof devicesOf>>[number]

const isLive = ({ revoked_at, moved_to }: DeviceRow) => revoked_at === null && moved_to === null

const saveDevice = (tx: Database, device: DeviceRow) => {
  const { created_at, ...rest } = device
  return tx
    .insertInto('devices')
    .values(device)
    .onConflict((conflict) => conflict.columns(['team', 'member', 'id']).doUpdateSet(rest))
    .execute()
}

/**
 * Moves the devices of the entry `other` to the entry `person`. A browser that was connected under
 * both entries keeps the token that it used last.
 */
const takeDevices = async (tx: Database, { person, other, now }: Merging, team: string) => {
  const { member } = person
  const known = new Map(
    (await devicesOf(tx, { team: person.team, member })).map((device) => [device.id, device]),
  )
  for (const device of await devicesOf(tx, { team, member: other.member })) {
    const own = known.get(device.id)
    const isNewer = !own || !isLive(own) || own.last_seen_at < device.last_seen_at
    const goesOn = isLive(device) && isNewer
    if (team !== person.team) {
      // In a former team, the row of a connected device contains the present team in `moved_to`.
      // Rows of revoked devices are kept, because segments refer to them.
      const moved = isLive(device) || device.moved_to !== null
      const past = { ...device, member, moved_to: moved ? person.team : null }
      await saveDevice(tx, { ...past, revoked_at: moved ? null : (device.revoked_at ?? now) })
    } else if (!own || goesOn) await saveDevice(tx, { ...device, member })
    if (team !== person.team && goesOn)
      await saveDevice(tx, { ...device, team: person.team, member })
  }
}

/**
 * If both entries of the person contain the same segment, deletes the row with the older revision.
 */
const dropOlderTwins = async (tx: Database, person: Owner, other: Owner) => {
  const newer = (one: Owner, than: Owner, or: string) =>
    sql`delete from segments where team = ${one.team} and member = ${one.member} and id in (
      select mine.id from segments as mine
      join segments as theirs on theirs.id = mine.id
      where mine.team = ${one.team} and mine.member = ${one.member}
      and theirs.team = ${than.team} and theirs.member = ${than.member}
      and mine.revision ${sql.raw(or)} theirs.revision)`.execute(tx)
  await newer(person, other, '<')
  await newer(other, person, '<=')
}

/**
 * Moves the segments of the entry `other` to the entry `person`. In the feed of `person` (its rows
 * in the order in which they were stored; docs/domain.md, *feed*), the moved segments come last.
 */
const takeRows = async (tx: Database, { person, kept, other }: Merging, team: string) => {
  const mine = { team, member: person.member }
  const theirs = { team, member: other.member }
  await dropOlderTwins(tx, mine, theirs)
  await tx
    .updateTable('segments')
    .set((eb) => ({ member: mine.member, seq: eb('seq', '+', kept.seq) }))
    .where('team', '=', team)
    .where('member', '=', theirs.member)
    .execute()
  await sql`insert into days (team, member, device, date, from_at, to_at, first_asked_at, corrected_at)
    select team, ${mine.member}, device, date, from_at, to_at, first_asked_at, corrected_at
    from days where team = ${team} and member = ${theirs.member}
    on conflict do nothing`.execute(tx)
}

/**
 * Copies the key indicators of the entry `other` in the list of people to the entry `member`,
 * except those for which `member` already has a value.
 */
const takeIndicators = async (tx: Database, { team, member }: Owner, other: string) => {
  for (const table of ['indicator_values', 'indicator_history'] as const)
    await sql`insert into ${sql.table(table)}
      (team, member, indicator, period, from_date, parts, given_at)
      select team, ${member}, indicator, period, from_date, parts, given_at
      from ${sql.table(table)} where team = ${team} and member = ${other}
      on conflict do nothing`.execute(tx)
}

/**
 * Changes the access log: reads of the figures of the entry `other` become reads of the person's
 * figures.
 */
const takeRosters = (tx: Database, { team, member }: Owner, other: string) =>
  sql`insert into roster_people (team, roster, member)
    select team, roster, ${member} from roster_people where team = ${team} and member = ${other}
    on conflict do nothing`.execute(tx)

/**
 * Changes the access log: reads that are stored under the id of the entry `other` become reads by
 * the person. The reads may be of any team, because a manager may lead teams other than their own.
 */
export const takeReads = async (tx: Database, member: string, other: string) => {
  for (const team of await teamIds(tx)) {
    await sql`insert into reads
      (team, quarter, reader, route, from_date, to_date, roster, first_at, last_at)
      select team, quarter, ${member}, route, from_date, to_date, roster, first_at, last_at
      from reads where team = ${team} and reader = ${other}
      on conflict do nothing`.execute(tx)
    await tx.deleteFrom('reads').where('team', '=', team).where('reader', '=', other).execute()
  }
}

/**
 * Makes the entry `member` the owner of the API tokens that belong to the entry `other`. The tokens
 * stay valid.
 */
export const takeTokens = (tx: Database, member: string, other: string) =>
  tx.updateTable('api_tokens').set({ made_by: member }).where('made_by', '=', other).execute()

/**
 * Sets the instant at which the person last sent rows in a team, to the later of the instants of
 * the person's two entries.
 */
const takeLastSent = async (tx: Database, { team, member }: Owner, other: string) => {
  const theirs = await readMember(tx, team, other).executeTakeFirst()
  const at = theirs?.last_sent_at
  if (at === null || at === undefined) return
  await tx
    .updateTable('members')
    .set({ last_sent_at: at })
    .where('team', '=', team)
    .where('id', '=', member)
    .where((eb) => eb.or([eb('last_sent_at', 'is', null), eb('last_sent_at', '<', at)]))
    .execute()
}

const removeOther = async (tx: Database, { team, member }: Owner) => {
  for (const table of TABLES_OF_MEMBER)
    await tx.deleteFrom(table).where('team', '=', team).where('member', '=', member).execute()
  await tx.deleteFrom('members').where('team', '=', team).where('id', '=', member).execute()
}

export const setCounter = (tx: Database, { team, member }: Owner, seq: number) =>
  tx
    .updateTable('members')
    .set({ seq })
    .where('team', '=', team)
    .where('id', '=', member)
    .where('seq', '<', seq)
    .execute()

/**
 * Moves the rows of the removed entry (`other`) in one team to the person: devices, segments, key
 * indicators and the access log. Then deletes the removed entry from the team.
 */
export const takeTeam = async (tx: Database, merging: Merging, team: string) => {
  const own = { team, member: merging.person.member }
  const { member: other } = merging.other
  await addToTeam(tx, merging, team)
  await takeDevices(tx, merging, team)
  await takeRows(tx, merging, team)
  await takeLastSent(tx, own, other)
  await takeIndicators(tx, own, other)
  await takeRosters(tx, own, other)
  await removeOther(tx, { team, member: other })
}
