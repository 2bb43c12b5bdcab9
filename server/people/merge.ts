/**
 * Merges two entries of one person. Time that was recorded under the removed entry is moved to the
 * entry that stays, within the team in which it was recorded.
 */
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { forgetSumsUntil } from '../report/forget-sums.ts'
import { takeAccounts } from '../sign-in/accounts-of-person.ts'
import { leftAt, recordEvents } from '../webhooks/events.ts'
import { type Acting, recordAct } from './audit.ts'
import { type Merging, setCounter, takeReads, takeTeam, takeTokens } from './merge-rows.ts'
import { lockMember } from './move.ts'
import { actOnPeople } from './people-lock.ts'
import { changePerson, hasLeft, type Person, requirePerson, type Stay, teamsOf } from './person.ts'
import { type Role, roleAndTeamsFrom } from './role-of-person.ts'

/**
 * Returns the stays (`Stay` in `person.ts`: a period in one team) of both entries, the earliest
 * stay first. The last one is the present stay of the entry that is kept.
 */
const mergeStays = ({ person, other, now }: Merging, addedAt: [number, number]): Stay[] => {
  const staysOf = ({ stays, team }: Person, from: number): readonly Stay[] =>
    stays.length > 0 ? stays : [{ team, from }]
  const own = staysOf(person, addedAt[0])
  const theirs = staysOf(other, addedAt[1]).map(({ until = now, ...stay }) => ({
    ...stay,
    until: Math.min(until, now),
  }))
  const last = own.at(-1)
  const before = [...own.slice(0, -1), ...theirs].sort((a, b) => a.from - b.from)
  if (!last) return before
  const latest = before.at(-1)
  if (!latest || latest.from <= last.from) return [...before, last]
  // The latest stay of the removed entry began after the person's present stay. In this case the
  // present stay is divided: one part ends now, and the other begins now and is the last stay.
  const { until, ...ended } = last
  const all = [...before, { ...ended, until: now }].sort((a, b) => a.from - b.from)
  return [...all, { team: person.team, from: now, ...(until !== undefined && { until }) }]
}

const requireMergeable = (person: Person, other: Person, now: number) => {
  if (person.member === other.member) throw new OperatorError('That is the same entry.')
  if (hasLeft(person, now) && !hasLeft(other, now))
    throw new OperatorError(
      'This entry has left and the other has not: merge it the other way.',
      'has-left',
    )
}

/**
 * Stores the combined properties of the two entries for the entry that is kept: the e-mail address,
 * the teams that the person leads, and the periods in each team (`Stay` in `person.ts`).
 */
const joinProperties = async (
  tx: Database,
  merging: Merging,
  present: Role,
  addedAt: [number, number],
) => {
  const { person, other } = merging
  const { member, team } = person
  const leads = [...new Set([...person.leads, ...other.leads])]
  const { role } = roleAndTeamsFrom({ role: present, leads }, {}, team)
  await tx
    .updateTable('members')
    .set({ role })
    .where('team', '=', team)
    .where('id', '=', member)
    .execute()
  await changePerson(tx, member, {
    leads,
    email: person.email ?? other.email,
    stays: mergeStays(merging, addedAt),
  })
}

/**
 * Merges the entry `otherMember`, with its devices and rows, into the entry `member` of the same
 * person. Then deletes the entry `otherMember`.
 */
export const mergeMembers = (
  db: Database,
  member: string,
  otherMember: string,
  { now, actor }: Acting,
) =>
  actOnPeople(db, async (tx) => {
    const person = await requirePerson(tx, member)
    const other = await requirePerson(tx, otherMember)
    requireMergeable(person, other, now)
    const kept = await lockMember(tx, person.team, member)
    const gone = await lockMember(tx, other.team, otherMember)
    const merging: Merging = { person, kept, other, now }
    const teams = teamsOf(other)
    for (const team of teams) await takeTeam(tx, merging, team)
    for (const team of new Set([...teamsOf(person), ...teams])) {
      await setCounter(tx, { team, member }, kept.seq + gone.seq)
      await forgetSumsUntil(tx, { team, member })
    }
    await takeReads(tx, member, otherMember)
    await takeTokens(tx, member, otherMember)
    await takeAccounts(tx, member, otherMember)
    await tx.deleteFrom('people').where('id', '=', otherMember).execute()
    if (!hasLeft(other, now)) await recordEvents(tx, [leftAt(other, now)], now)
    await joinProperties(tx, merging, kept.role, [kept.created_at, gone.created_at])
    const entry = { team: person.team, at: now, actor, about: member }
    await recordAct(tx, { ...entry, act: 'entries merged', detail: `with ${otherMember}` })
  })
