/** People leave on a date and may return under the same identity; their history is kept. */
import { dayBounds, isZone } from '../../src/core/time/days.ts'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { personZoneFrom } from '../report/person-zone.ts'
import { leftAt, recordEvents } from '../webhooks/events.ts'
import { type Acting, recordAct } from './audit.ts'
import { voidCodes } from './codes.ts'
import { actOnPeople, requirePerson, requireTeam } from './members.ts'
import { lockMember, moveWithin } from './move.ts'
import { changePerson, hasLeft, leavingAt, type Person, type Stay, teamsOf } from './person.ts'

/** Voids every device of a person, in every team. */
export const voidDevices = async (tx: Database, person: Person, now: number) => {
  for (const team of teamsOf(person))
    await tx
      .updateTable('devices')
      .set({ revoked_at: now })
      .where('team', '=', team)
      .where('member', '=', person.member)
      .where('revoked_at', 'is', null)
      .execute()
}

/** Nothing that connects or is connected works any more. */
const voidAccess = async (tx: Database, person: Person, now: number) => {
  for (const team of teamsOf(person)) await voidCodes(tx, { team, member: person.member })
  await voidDevices(tx, person, now)
}

/** Where the person's days are; `zone` if none of their devices has told. */
const zoneOf = async (tx: Database, { team, member }: Person, zone: string) => {
  const devices = await tx
    .selectFrom('devices')
    .select(['member', 'id', 'zone', 'day_start', 'keeps_unexplained', 'revoked_at'])
    .select('last_seen_at')
    .where('team', '=', team)
    .where('member', '=', member)
    .orderBy('last_seen_at', 'desc')
    .execute()
  return personZoneFrom(devices, { zone, dayStart: 0 })
}

export interface Leaving {
  /** The last day; without it the person leaves at once. */
  lastDay?: string | undefined
  /** Counts if none of the person's devices has told one. */
  zone?: string | undefined
}

/** The end of the last day where the person is. */
const endOf = async (tx: Database, person: Person, { lastDay, zone = 'UTC' }: Leaving) => {
  if (lastDay === undefined) return undefined
  if (!isZone(zone)) throw new OperatorError('zone: unknown')
  const place = await zoneOf(tx, person, zone)
  return dayBounds(lastDay, place.zone, place.dayStart).to
}

const staysUntil = (person: Person, addedAt: number, until: number): Stay[] => {
  const stays = person.stays.length > 0 ? person.stays : [{ team: person.team, from: addedAt }]
  return stays.map((stay, i) => (i === stays.length - 1 ? { ...stay, until } : stay))
}

/**
 * A person leaves: after their last day nothing is expected of them, and their devices are void.
 * What they recorded is kept until retention removes it. Said again, the later word counts.
 */
export const leaveTeam = (db: Database, member: string, leaving: Leaving, { now, actor }: Acting) =>
  actOnPeople(db, async (tx) => {
    const person = await requirePerson(tx, member)
    const { team } = person
    const { created_at } = await lockMember(tx, team, member)
    const asked = (await endOf(tx, person, leaving)) ?? Math.min(now, leavingAt(person) ?? now)
    // Nobody leaves before they came.
    const until = Math.max(asked, person.stays.at(-1)?.from ?? created_at)
    const isGone = hasLeft(person, now)
    if (isGone && until > now)
      throw new OperatorError('This person has left: let them return first.', 'has-left')
    if (leavingAt(person) === until) return until
    await changePerson(tx, member, { stays: staysUntil(person, created_at, until) })
    if (until <= now) await voidAccess(tx, person, now)
    const detail = leaving.lastDay === undefined ? 'at once' : `last day ${leaving.lastDay}`
    await recordAct(tx, { team, at: now, actor, act: 'member left', about: member, detail })
    await recordEvents(tx, [leftAt({ team, member }, until)], now)
    return until
  })

/** A person who would have left stays. */
const stay = async (tx: Database, person: Person) => {
  const stays = person.stays.map(({ until, ...one }, i) =>
    i === person.stays.length - 1 || until === undefined ? one : { ...one, until },
  )
  await changePerson(tx, person.member, { stays })
  return { ...person, stays }
}

/** They come back as a member: whom they led, others may lead by now. */
const comeBack = async (tx: Database, person: Person, now: number) => {
  const { member, team } = person
  await voidAccess(tx, person, now)
  await tx
    .updateTable('members')
    .set({ role: 'member' })
    .where('team', '=', team)
    .where('id', '=', member)
    .execute()
  const stays = [...person.stays, { team, from: now }]
  await changePerson(tx, member, { leads: [], stays })
  return { ...person, leads: [], stays }
}

/**
 * A person who left comes back under the same identity, into the last team or another one, as a
 * member. Throws OperatorError for a person who neither left nor is about to.
 */
export const returnMember = (
  db: Database,
  member: string,
  to: string | undefined,
  acting: Acting,
  anyway = false,
) =>
  actOnPeople(db, async (tx) => {
    const { now, actor } = acting
    const person = await requirePerson(tx, member)
    await lockMember(tx, person.team, member)
    const team = await requireTeam(tx, to ?? person.team)
    if (leavingAt(person) === undefined) {
      // Said again after a lost reply.
      if (person.team === team.id) return false
      throw new OperatorError('This person has not left: move them.')
    }
    const back = hasLeft(person, now) ? await comeBack(tx, person, now) : await stay(tx, person)
    if (team.id !== person.team) await moveWithin(tx, back, team, acting, anyway)
    const entry = { team: team.id, at: now, actor, about: member }
    await recordAct(tx, { ...entry, act: 'member returned' })
    // Whoever comes back into another team has moved there.
    const joined = { type: 'person.joined' as const, data: { team: team.id, person: member } }
    if (team.id === person.team) await recordEvents(tx, [joined], now)
    return true
  })
