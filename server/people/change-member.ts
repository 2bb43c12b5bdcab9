/**
 * Changes a person's name, e-mail address, role and the teams that they lead, and whether their own
 * time is recorded.
 */
import type { Database } from '../db/tables.ts'
import { requireTeam } from '../team/find-team.ts'
import { type Acting, COMMAND_LINE, recordAct } from './audit.ts'
import { emailFrom } from './email.ts'
import { requireFreeEmail, requireFreeMemberName } from './free-names.ts'
import { nameFrom } from './names.ts'
import type { Owner } from './owner.ts'
import { actOnPeople } from './people-lock.ts'
import { changePerson, type Person, requirePerson, teamsOf } from './person.ts'
import { type Role, roleAndTeamsFrom } from './role-of-person.ts'

export interface MemberChange {
  name?: string | undefined
  email?: string | null | undefined
  role?: Role | undefined
  leads?: readonly string[] | undefined
  isTracked?: boolean | undefined
  anyway?: boolean | undefined
}

interface Changing extends Acting {
  person: Person
  change: MemberChange
}

const changeName = async (tx: Database, { person, change, now, actor }: Changing) => {
  if (change.name === undefined) return
  const name = nameFrom(change.name)
  const { member, team: present } = person
  const { name: before } = await tx
    .selectFrom('members')
    .select('name')
    .where('team', '=', present)
    .where('id', '=', member)
    .executeTakeFirstOrThrow()
  if (name === before) return
  for (const team of teamsOf(person)) {
    const { name: teamName } = await requireTeam(tx, team)
    await requireFreeMemberName(
      tx,
      { id: member, name },
      { id: team, name: teamName },
      change.anyway,
    )
    await tx
      .updateTable('members')
      .set({ name })
      .where('team', '=', team)
      .where('id', '=', member)
      .execute()
  }
  await recordAct(tx, { team: present, at: now, actor, act: 'member renamed', about: member })
}

const changeEmail = async (tx: Database, { person, change, now, actor }: Changing) => {
  if (change.email === undefined) return
  const { member, team } = person
  const email = change.email ? emailFrom(change.email) : null
  if (email === person.email) return
  if (email) await requireFreeEmail(tx, email, member)
  await changePerson(tx, member, { email })
  await recordAct(tx, { team, at: now, actor, act: 'e-mail changed', about: member })
}

const isSameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one) => b.includes(one))

const changeRank = async (tx: Database, { person, change, now, actor }: Changing) => {
  if (change.role === undefined && change.leads === undefined) return
  const { member, team, leads } = person
  for (const led of change.leads ?? []) await requireTeam(tx, led)
  const { role: before } = await tx
    .selectFrom('members')
    .select('role')
    .where('team', '=', team)
    .where('id', '=', member)
    .executeTakeFirstOrThrow()
  const next = roleAndTeamsFrom({ role: before, leads }, change, team)
  const entry = { team, at: now, actor, about: member }
  if (next.role !== before) {
    await tx
      .updateTable('members')
      .set({ role: next.role })
      .where('team', '=', team)
      .where('id', '=', member)
      .execute()
    await recordAct(tx, { ...entry, act: 'role changed', detail: `${before} → ${next.role}` })
  }
  if (isSameSet(leads, next.leads)) return
  await changePerson(tx, member, { leads: next.leads })
  const detail = `leads ${next.leads.join(', ') || 'no team'}`
  await recordAct(tx, { ...entry, act: 'heads changed', detail })
}

const changeTracking = async (tx: Database, { person, change, now, actor }: Changing) => {
  const { isTracked } = change
  if (isTracked === undefined || isTracked === person.isTracked) return
  const { member, team } = person
  await changePerson(tx, member, { isTracked })
  const detail = isTracked ? 'own time is recorded' : 'own time is not recorded'
  await recordAct(tx, { team, at: now, actor, act: 'tracking changed', about: member, detail })
}

/** Changes a person, within a transaction that has called `lockPeople`. */
export const changeWithin = async (
  tx: Database,
  member: string,
  change: MemberChange,
  acting: Acting,
) => {
  const changing = { person: await requirePerson(tx, member), change, ...acting }
  await changeName(tx, changing)
  await changeEmail(tx, changing)
  await changeRank(tx, changing)
  await changeTracking(tx, changing)
}

/**
 * Changes all properties that `change` contains, or none of them if one change fails. A property
 * that already has the new value is not recorded as an act. Throws OperatorError for a name or an
 * address that is not allowed or that another person has.
 */
export const changeMember = (db: Database, member: string, change: MemberChange, acting: Acting) =>
  actOnPeople(db, (tx) => changeWithin(tx, member, change, acting))

/** Renames a person. Throws OperatorError for a name that another person has. */
export const renameMember = async (
  db: Database,
  { member }: Pick<Owner, 'member'>,
  typed: string,
  now: number,
  anyway = false,
) => {
  await changeMember(db, member, { name: typed, anyway }, { now, actor: COMMAND_LINE })
  return nameFrom(typed)
}
