/**
 * Finds the people of a layout (the data of a team's report): who is listed, and on which days they
 * were in the team.
 */
import { dateAfter } from '../../src/core/time/days.ts'
import type { Layout } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import type { NameOrder } from '../people/names.ts'
import { personPartsFrom, type Stay, staysIn } from '../people/person.ts'
import { expectedOf, ownTimeFrom, readTeamTime } from '../people/working-time.ts'
import type { SumRules } from './day-sums.ts'
import type { ZonedPerson } from './person-sums.ts'
import { personZoneFrom, readDeviceZones } from './person-zone.ts'
import type { Range } from './range.ts'

type Head = Omit<Layout['members'][number], 'days' | 'months'>

export interface Person extends ZonedPerson {
  head: Head
  /** Whether no segment was ever received from the person. */
  isSilent: boolean
  /** A number that grows with each change of the person's sums of time. */
  counter: number
}

const membersOf = (db: Database, team: string) =>
  db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.id')
    .where('members.team', '=', team)
    .select(['members.id', 'members.name', 'members.role', 'members.seq', 'members.is_present'])
    .select(['members.created_at as addedAt', 'members.last_sent_at as lastSentAt'])
    .select(['people.stays', 'people.leads', 'people.tracked', 'people.working_time'])
    .execute()

interface PeopleRequest {
  calendar: SumRules['calendar']
  range: Range
  now: number
  order: NameOrder
}

/**
 * Returns the time for which a person was in the team: the first day, the last day if there is one,
 * and ranges of days between them in which the person was not in the team.
 */
const presenceFrom = (stays: readonly Stay[], dayAt: (instant: number) => string) => {
  const days = stays.map(({ from, until }) => ({
    from: dayAt(from),
    to: until === undefined ? undefined : dayAt(until - 1),
  }))
  const away = days.slice(1).flatMap(({ from }, i) => {
    const last = days[i]?.to
    const gap =
      last === undefined ? undefined : { from: dateAfter(last, 1), to: dateAfter(from, -1) }
    return gap && gap.from <= gap.to ? [gap] : []
  })
  const until = days.at(-1)?.to
  return {
    since: days[0]?.from ?? '',
    ...(until !== undefined && { until }),
    ...(away.length > 0 && { away }),
  }
}

/**
 * Whether a person is listed. People are not listed if they moved to another team and never sent a
 * row, or if they lead a team and their own time is not recorded.
 */
const isListed = (one: Awaited<ReturnType<typeof membersOf>>[number]) =>
  one.lastSentAt !== null || (one.is_present === 1 && one.tracked === 1)

export const peopleOf = async (
  db: Database,
  team: string,
  { calendar, range, now, order }: PeopleRequest,
): Promise<Person[]> => {
  const [zoned, members, teamTime] = await Promise.all([
    readDeviceZones(db, team),
    membersOf(db, team),
    readTeamTime(db, team),
  ])
  const devices = Map.groupBy(zoned, ({ member }) => member)
  const everybody = members.filter(isListed).sort(order)
  return everybody.map(({ id, name, role, seq, addedAt, lastSentAt, ...row }) => {
    const own = devices.get(id) ?? []
    const personZone = personZoneFrom(own, range, calendar.isZone)
    const dayAt = (instant: number) => calendar.dayAt(instant, personZone)
    const dayOrNone = (instant: number | null) => (instant === null ? null : dayAt(instant))
    const keeps = own.some((one) => one.keeps_unexplained === 1 && one.revoked_at === null)
    const head = {
      id,
      name,
      role,
      ...presenceFrom(staysIn(personPartsFrom(row), team, addedAt), dayAt),
      expected: expectedOf(ownTimeFrom(row), teamTime, range),
      today: dayAt(now),
      lastSeen: dayOrNone(own[0]?.last_seen_at ?? null),
      lastSent: dayOrNone(lastSentAt),
      ...(keeps && { keepsUnexplained: true as const }),
    }
    return {
      owner: { team, member: id },
      personZone,
      head,
      isSilent: lastSentAt === null,
      counter: seq,
    }
  })
}
