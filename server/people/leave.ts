/**
 * Lets people leave on a date, and return later with the same id. The data that they recorded are
 * kept.
 */
import { dayBounds, isZone } from '../../src/core/time/days.ts'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { personZoneFrom } from '../report/person-zone.ts'
import { requireTeam } from '../team/find-team.ts'
import { leftAt, recordEvents } from '../webhooks/events.ts'
import { type Acting, recordAct } from './audit.ts'
import { voidCodes } from './codes.ts'
import { lockMember, moveWithin } from './move.ts'
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

/** Revokes all devices of a person, in every team. */
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

/** Voids all codes and devices of a person. */
const voidAccess = async (tx: Database, person: Person, now: number) => {
  for (const team of teamsOf(person)) await voidCodes(tx, { team, member: person.member })
  await voidDevices(tx, person, now)
}

/**
 * Returns the time zone of a person's days: the zone that their devices have sent, or `zone` if the
 * devices have sent none.
 */
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

interface Leaving {
  /** The last day in the team, as `YYYY-MM-DD`. If absent, the person leaves at once. */
  lastDay?: string | undefined
  /** The time zone that is used if none of the person's devices has sent one. */
  zone?: string | undefined
}

/** Returns the end of the last day in the person's time zone, in epoch milliseconds. */
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
 * Lets a person leave. After their last day, the endpoint expects no rows from the person, and
 * their devices are revoked. What the person recorded is kept until retention removes it. Another
 * call changes the date of leaving.
 */
export const leaveTeam = (db: Database, member: string, leaving: Leaving, { now, actor }: Acting) =>
  actOnPeople(db, async (tx) => {
    const person = await requirePerson(tx, member)
    const { team } = person
    const { created_at } = await lockMember(tx, team, member)
    const asked = (await endOf(tx, person, leaving)) ?? Math.min(now, leavingAt(person) ?? now)
    // The date of leaving is never before the date of joining.
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

/** Cancels a date of leaving that lies in the future. */
const stay = async (tx: Database, person: Person) => {
  const stays = person.stays.map(({ until, ...one }, i) =>
    i === person.stays.length - 1 || until === undefined ? one : { ...one, until },
  )
  await changePerson(tx, person.member, { stays })
  return { ...person, stays }
}

/**
 * Adds a new stay (`Stay` in `person.ts`: a period in one team). The person comes back as a member
 * who leads no team, because somebody else may lead the person's earlier teams by now.
 */
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
 * Lets a person who left return as a member with the same id, to their last team or to another
 * team. If the person has not left yet, cancels the date of leaving. Throws OperatorError for a
 * person who has not left and has no date of leaving.
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
      // The person has already returned, and the request is a repetition, because the reply to the
      // first request was lost.
      if (person.team === team.id) return false
      throw new OperatorError('This person has not left: move them.')
    }
    const back = hasLeft(person, now) ? await comeBack(tx, person, now) : await stay(tx, person)
    if (team.id !== person.team) await moveWithin(tx, back, team, acting, anyway)
    const entry = { team: team.id, at: now, actor, about: member }
    await recordAct(tx, { ...entry, act: 'member returned' })
    // If the person returns to another team, `moveWithin` has already recorded that the person
    // joined it.
    const joined = { type: 'person.joined' as const, data: { team: team.id, person: member } }
    if (team.id === person.team) await recordEvents(tx, [joined], now)
    return true
  })
