/**
 * Begins and ends group mode of a team, in which figures are shown only for the group and never by
 * name (docs/domain.md, *Who sees what*). One administrator can begin group mode; two
 * administrators are needed to end it.
 */
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { type Acting, recordAct } from '../people/audit.ts'
import { readMember } from '../people/move.ts'
import { actOnPeople } from '../people/people-lock.ts'
import { hasLeft, readPerson } from '../people/person.ts'
import { requireTeam } from '../team/find-team.ts'
import {
  confirmUntil,
  datesFrom,
  namedFrom,
  type Period,
  presentPeriod,
  readPeriods,
} from './periods.ts'

const changePeriod = (
  tx: Database,
  { team, begun_at }: Period,
  change: Partial<Pick<Period, 'asked_at' | 'asked_by' | 'until_date'>>,
) =>
  tx
    .updateTable('group_periods')
    .set(change)
    .where('team', '=', team)
    .where('begun_at', '=', begun_at)
    .execute()

/**
 * Puts a team into group mode (figures are shown for the group and never by name) from now on. If
 * the team is in group mode already, cancels a request to end group mode.
 */
export const enterGroupMode = (db: Database, team: string, { now, actor }: Acting) =>
  actOnPeople(db, async (tx) => {
    await requireTeam(tx, team)
    const present = presentPeriod(await readPeriods(tx, team), now)
    const entry = { team, at: now, actor, about: team }
    if (!present) {
      const dates = { ...datesFrom(now), until_date: null, asked_at: null, asked_by: null }
      await tx
        .insertInto('group_periods')
        .values({ team, begun_at: now, ...dates })
        .execute()
      return recordAct(tx, { ...entry, act: 'group mode entered' })
    }
    if (present.asked_at === null && present.until_date === null) return
    await changePeriod(tx, present, { asked_at: null, asked_by: null, until_date: null })
    await recordAct(tx, { ...entry, act: 'group mode kept' })
  })

/**
 * Whether a person is an administrator now. A request to end group mode (no figures by name) is
 * valid only while the person who made it is an administrator.
 */
const isAdministrator = async (tx: Database, member: string, now: number) => {
  const person = await readPerson(tx, member)
  if (!person || hasLeft(person, now)) return false
  const row = await readMember(tx, person.team, member).executeTakeFirst()
  return row?.role === 'administrator'
}

/**
 * Stores an administrator's request to end group mode (figures are shown for the group and never by
 * name). If another administrator has already made such a request, ends group mode.
 * @param acting.actor the administrator's id
 * @throws OperatorError if the stored request was made by the same administrator
 */
export const leaveGroupMode = (db: Database, team: string, { now, actor }: Acting) =>
  actOnPeople(db, async (tx) => {
    await requireTeam(tx, team)
    const present = presentPeriod(await readPeriods(tx, team), now)
    if (!present || present.until_date !== null) return
    const asker = confirmUntil(present, now) === undefined ? null : present.asked_by
    const entry = { team, at: now, actor, about: team }
    if (asker === null || !(await isAdministrator(tx, asker, now))) {
      await changePeriod(tx, present, { asked_at: now, asked_by: actor })
      return recordAct(tx, { ...entry, act: 'end of group mode asked for' })
    }
    if (asker === actor)
      throw new OperatorError(
        'You have asked for it. Another administrator has to confirm it.',
        'second-administrator',
      )
    const until = namedFrom(now)
    await changePeriod(tx, present, { until_date: until })
    await recordAct(tx, { ...entry, act: 'group mode ended', detail: `named from ${until}` })
  })
