/**
 * Moves a person to another team. What they recorded stays in the team in which it was recorded.
 * Their browsers stay connected.
 */
import type { Transaction } from 'kysely'
import type { Database, Tables } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { requireTeam } from '../team/find-team.ts'
import { leftAt, recordEvents } from '../webhooks/events.ts'
import { type Acting, recordActs } from './audit.ts'
import { requireFreeMemberName, requireRoom } from './free-names.ts'
import { actOnPeople } from './people-lock.ts'
import {
  changePerson,
  hasLeft,
  leavingAt,
  type Person,
  requirePerson,
  type Stay,
  teamsOf,
} from './person.ts'

type Tx = Database | Transaction<Tables>

export const readMember = (tx: Tx, team: string, member: string) =>
  tx.selectFrom('members').selectAll().where('team', '=', team).where('id', '=', member)

/**
 * Locks the person's row in their present team. Until the transaction ends, no batch of the person
 * is stored, and a batch that waits for the lock then notices that the person has moved.
 */
export const lockMember = (tx: Tx, team: string, member: string) =>
  tx
    .updateTable('members')
    .set((eb) => ({ seq: eb('seq', '+', 0) }))
    .where('team', '=', team)
    .where('id', '=', member)
    .returningAll()
    .executeTakeFirstOrThrow()

/**
 * Makes `team` the person's present team: adds or updates the person's row in that team. The row
 * takes over `seq`, the number of the last row in the person's feed (their rows in the order in
 * which they were stored; docs/domain.md, *feed*). So later rows get higher numbers, and a browser
 * that continues to read after the last number that it knows misses no row.
 */
const enterTeam = async (
  tx: Tx,
  before: Awaited<ReturnType<typeof lockMember>>,
  team: string,
  now: number,
) => {
  const { id, name, role, seq } = before
  await tx
    .insertInto('members')
    .values({ team, id, name, role, seq, is_present: 1, created_at: now })
    .onConflict((conflict) =>
      conflict.columns(['team', 'id']).doUpdateSet({ name, role, seq, is_present: 1 }),
    )
    .execute()
  await tx
    .updateTable('members')
    .set({ is_present: 0 })
    .where('team', '=', before.team)
    .where('id', '=', id)
    .execute()
}

const devicesIn = (tx: Tx, team: string, member: string) =>
  tx
    .selectFrom('devices')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .where('moved_to', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()

const pointDevices = (tx: Tx, team: string, member: string, to: string, isAll: boolean) =>
  tx
    .updateTable('devices')
    .set({ moved_to: to })
    .where('team', '=', team)
    .where('member', '=', member)
    .where('moved_to', isAll ? 'is' : 'is not', null)
    .$if(isAll, (query) => query.where('revoked_at', 'is', null))
    .execute()

/**
 * Moves the person's devices to the team `to`. A token contains the id of the team in which it was
 * made, so the device's row in that team stays, and its column `moved_to` contains the new team.
 */
const moveDevices = async (tx: Tx, person: Person, to: string, now: number) => {
  const { member, team: from } = person
  const devices = await devicesIn(tx, from, member)
  await tx
    .updateTable('devices')
    .set({ moved_to: null, revoked_at: now })
    .where('team', '=', to)
    .where('member', '=', member)
    .where('revoked_at', 'is', null)
    .execute()
  for (const device of devices) {
    const { id, created_at, ...rest } = device
    const moved = { ...rest, team: to, moved_to: null }
    await tx
      .insertInto('devices')
      .values({ ...moved, id, created_at })
      .onConflict((conflict) => conflict.columns(['team', 'member', 'id']).doUpdateSet(moved))
      .execute()
  }
  await pointDevices(tx, from, member, to, true)
  for (const team of teamsOf(person))
    if (team !== to && team !== from) await pointDevices(tx, team, member, to, false)
}

/**
 * Returns the person's stays (`Stay` in `person.ts`: a period in one team): the last one ends at
 * `now`, and a new one begins in the team `to`. A date of leaving is kept.
 */
const staysAfter = (person: Person, addedAt: number, to: string, now: number): Stay[] => {
  const before = person.stays.length > 0 ? person.stays : [{ team: person.team, from: addedAt }]
  const until = leavingAt(person)
  const ended = before.map((stay, i) => (i === before.length - 1 ? { ...stay, until: now } : stay))
  return [...ended, { team: to, from: now, ...(until !== undefined && { until }) }]
}

/**
 * Moves a person, within a transaction that has called `lockPeople`. Returns false if the person is
 * already in the team.
 */
export const moveWithin = async (
  tx: Tx,
  person: Person,
  to: { id: string; name: string },
  { now, actor }: Acting,
  anyway = false,
) => {
  const { member, team: from } = person
  if (from === to.id) return false
  const before = await lockMember(tx, from, member)
  await requireFreeMemberName(tx, before, to, anyway)
  if (!teamsOf(person).includes(to.id)) await requireRoom(tx, to.id, 1)
  await enterTeam(tx, before, to.id, now)
  await moveDevices(tx, person, to.id, now)
  const stays = staysAfter(person, before.created_at, to.id, now)
  await changePerson(tx, member, { team: to.id, stays })
  const act = { at: now, actor, act: 'member moved' as const, about: member }
  await recordActs(tx, [
    { ...act, team: from, detail: `to ${to.id}` },
    { ...act, team: to.id, detail: `from ${from}` },
  ])
  const joined = { type: 'person.joined' as const, data: { team: to.id, person: member } }
  await recordEvents(tx, [leftAt(person, now), joined], now)
  return true
}

/**
 * Moves a person to another team, from now on. Throws OperatorError if there is no such team, or if
 * somebody in that team has the same name.
 */
export const moveMember = (
  db: Database,
  member: string,
  to: string,
  acting: Acting,
  anyway = false,
) =>
  actOnPeople(db, async (tx) => {
    const team = await requireTeam(tx, to)
    const person = await requirePerson(tx, member)
    if (hasLeft(person, acting.now))
      throw new OperatorError('This person has left: let them return to that team.', 'has-left')
    return moveWithin(tx, person, team, acting, anyway)
  })
