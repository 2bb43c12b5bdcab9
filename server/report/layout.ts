/** The layout of a team's time, by days or months. It contains lengths only, no clock times. */

import { daysOf as datesIn, rangeAround } from '../../src/core/report/range.ts'
import { rollUpBy } from '../../src/core/report/roll-up.ts'
import { dateAfter } from '../../src/core/time/days.ts'
import { type Layout, MAX_DAYS } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { isInPeriod, type Period, presentPeriod, readPeriods } from '../group/periods.ts'
import { etagOf } from '../http/etag.ts'
import { ProblemError } from '../http/problem.ts'
import { byName, type NameOrder } from '../people/names.ts'
import type { Owner } from '../people/owner.ts'
import { personPartsFrom, type Stay, staysIn } from '../people/person.ts'
import { expectedOf, ownTimeFrom, readTeamTime } from '../people/working-time.ts'
import { schemeOf } from '../team/scheme.ts'
import { basisFor } from './basis.ts'
import type { SumRules } from './day-sums.ts'
import { type Reading, readParts, spansOf } from './layout-parts.ts'
import type { Part } from './packed-text.ts'
import type { ZonedPerson } from './person-sums.ts'
import { createCalendar, personZoneFrom, readDeviceZones } from './person-zone.ts'

export interface Range {
  from: string
  to: string
  /** The time zone for people whose devices have told none. */
  zone: string
  dayStart: number
}

export interface LayoutRequest extends Range {
  exact: boolean
  by: 'day' | 'month'
}

/** The days of a range. Throws a ProblemError if it ends before its start, or is too long. */
export const daysOf = ({ from, to }: Pick<Range, 'from' | 'to'>) => {
  const first = Temporal.PlainDate.from(from)
  const count = first.until(to, { largestUnit: 'day' }).days + 1
  if (count < 1) throw new ProblemError('bad-request', 'to: lies before its start')
  if (count > MAX_DAYS) throw new ProblemError('bad-request', `to: at most ${MAX_DAYS} days`)
  return Array.from({ length: count }, (_, i) => dateAfter(from, i))
}

type Head = Omit<Layout['members'][number], 'days' | 'months'>

interface Person extends ZonedPerson {
  head: Head
  /** Whether no segment was ever received from the person. */
  isSilent: boolean
  /** A counter of the person that grows with each change of their sums. */
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
 * The time that a person was in the team: the first day, the last day if there is one, and ranges
 * of days between them in which the person was not in the team.
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
 * Leaves out people who moved away and never sent a row, and people who lead a team and whose own
 * time is not recorded.
 */
const isListed = (one: Awaited<ReturnType<typeof membersOf>>[number]) =>
  one.lastSentAt !== null || (one.is_present === 1 && one.tracked === 1)

const peopleOf = async (
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

/** Produces the answer piece by piece. */
async function* piecesOf(
  db: Database,
  people: readonly Person[],
  range: Range,
  reading: Reading,
): AsyncGenerator<readonly Part[]> {
  const { from, to, zone, dayStart } = range
  yield [`${JSON.stringify({ from, to, zone, dayStart }).slice(0, -1)},"members":[`]
  const list = reading.unit === 'day' ? '"days":[' : '"days":[],"months":['
  let isFirst = true
  for await (const some of readParts(db, people, reading)) {
    const pieces: Part[] = []
    for (const { person, parts } of some) {
      const head = `${JSON.stringify(person.head).slice(0, -1)},${list}`
      pieces.push(isFirst ? head : `,${head}`, ...parts, ']}')
      isFirst = false
    }
    yield pieces
  }
  yield [']}']
}

export interface PreparedLayout {
  /** Two layouts with the same tag are equal. */
  tag: string
  /** The ids of the people in the answer. */
  people: readonly string[]
  /** Whether the answer contains months that are stored compressed. */
  isPacked: boolean
  pieces: () => AsyncGenerator<readonly Part[]>
}

/** Reads the rules by which the sums of a team's people are made at present. */
export const readSumRules = async (db: Database, team: string) => {
  const { history, ...newest } = await schemeOf(db, { team })
  const versions = [...history.toReversed(), newest]
  const known = createCalendar()
  return {
    versions,
    rollUp: rollUpBy(versions),
    basis: basisFor(versions, known.isZone),
    calendar: known,
  }
}

/**
 * The days or months of a range that may be given by name. Leaves out those with a day in group
 * mode.
 */
const namedSpans = (
  dates: readonly string[],
  by: LayoutRequest['by'],
  periods: readonly Period[],
): readonly string[] => {
  const isNamed = (date: string) => !isInPeriod(periods, date)
  if (by === 'day') return dates.filter(isNamed)
  const months = [...new Set(dates.map((date) => date.slice(0, 7)))]
  return months.filter((month) => datesIn(rangeAround('month', `${month}-01`)).every(isNamed))
}

/**
 * Prepares a layout, so that its tag is known before its pieces are read. Throws a ProblemError for
 * a wrong range and for a team in group mode, and a RangeError for an unknown zone.
 */
export const prepareLayout = async (
  db: Database,
  { team }: Pick<Owner, 'team'>,
  { exact, by, ...range }: LayoutRequest,
  now: number,
  order: NameOrder = byName,
): Promise<PreparedLayout> => {
  const dates = daysOf(range)
  const periods = await readPeriods(db, team)
  if (presentPeriod(periods, now)) throw new ProblemError('group-mode')
  const spans = namedSpans(dates, by, periods)
  const { versions, ...rules } = await readSumRules(db, team)
  const { basis, calendar } = rules
  // Throws for an unknown zone, even if no person's days depend on it.
  calendar.dayAt(now, range)
  const people = await peopleOf(db, team, { calendar, range, now, order })
  const states = people.map(({ head, counter, personZone: { zone, dayStart, zones } }) => [
    head,
    counter,
    zone,
    dayStart,
    ...zones,
  ])
  const state = JSON.stringify([basis.form, exact, by, range, spans.length, versions, states])
  const reading: Reading = { rules, spans, unit: by, form: exact ? 'exact' : 'whole' }
  return {
    tag: etagOf(state),
    people: spans.length > 0 ? people.map(({ owner }) => owner.member) : [],
    isPacked: spansOf(reading).packed.length > 0,
    pieces: () => piecesOf(db, people, range, reading),
  }
}
