/** How the time of a team is laid out, by days or months: lengths only, never a clock time. */

import { rollUpBy } from '../../src/core/report/roll-up.ts'
import { dateAfter } from '../../src/core/time/days.ts'
import { type Layout, MAX_DAYS } from '../../src/sync/contract.ts'
import { type Database, isOnServer } from '../db/tables.ts'
import { etagOf } from '../http/etag.ts'
import { ProblemError } from '../http/problem.ts'
import type { Owner } from '../people/devices.ts'
import { byName } from '../people/names.ts'
import { schemeOf } from '../team/scheme.ts'
import { basisFor } from './basis.ts'
import { layoutDaysFrom, layoutMonthsFrom, type SumRules } from './day-sums.ts'
import { sumsOfDays, sumsOfMonths, type ZonedPerson } from './person-sums.ts'
import { createCalendar, personZoneFrom, readDeviceZones } from './person-zone.ts'
import { type Form, readJoined, type Unit } from './sums.ts'

export interface Range {
  from: string
  to: string
  /** For people whose devices have not said where their days are. */
  zone: string
  dayStart: number
}

export interface LayoutRequest extends Range {
  exact: boolean
  by: 'day' | 'month'
}

/** The days of a range. Throws a ProblemError for one that is none. */
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
  /** Nothing was ever received from them. */
  isSilent: boolean
  /** Their counter: it grows with whatever changes their sums. */
  counter: number
}

const membersOf = (db: Database, team: string) =>
  db
    .selectFrom('members')
    .where('members.team', '=', team)
    .select((eb) => [
      ...(['members.id', 'members.name', 'members.role', 'members.seq'] as const),
      'members.created_at as addedAt',
      // The last place in the feed is what was received last.
      eb
        .selectFrom('segments')
        .select('received_at')
        .where('segments.team', '=', team)
        .whereRef('segments.member', '=', 'members.id')
        .orderBy('seq', 'desc')
        .limit(1)
        .as('lastSentAt'),
    ])
    .execute()

const peopleOf = async (
  db: Database,
  team: string,
  { calendar, range, now }: { calendar: SumRules['calendar']; range: Range; now: number },
): Promise<Person[]> => {
  const devices = Map.groupBy(await readDeviceZones(db, team), ({ member }) => member)
  const everybody = (await membersOf(db, team)).sort(byName)
  return everybody.map(({ id, name, role, seq, addedAt, lastSentAt }) => {
    const own = devices.get(id) ?? []
    const dating = personZoneFrom(own, range, calendar.isZone)
    const dayAt = (instant: number) => calendar.dayAt(instant, dating)
    const dayOrNone = (instant: number | null) => (instant === null ? null : dayAt(instant))
    const keeps = own.some((one) => one.keeps_unexplained === 1 && one.revoked_at === null)
    const head = {
      ...{ id, name, role, since: dayAt(addedAt), today: dayAt(now) },
      ...{ lastSeen: dayOrNone(own[0]?.last_seen_at ?? null), lastSent: dayOrNone(lastSentAt) },
      ...(keeps && { keepsUnexplained: true as const }),
    }
    return {
      owner: { team, member: id },
      dating,
      head,
      isSilent: lastSentAt === null,
      counter: seq,
    }
  })
}

interface Reading {
  counting: SumRules
  /** Days or months, in order. */
  spans: readonly string[]
  unit: Unit
  form: Form
}

/** The days or months of one person, one by one. */
const readOneByOne = async (
  db: Database,
  person: Person,
  { counting, spans, unit, form }: Reading,
) => {
  if (unit === 'month') {
    const sums = await sumsOfMonths(db, person, spans, counting)
    return layoutMonthsFrom(sums, form)
  }
  return layoutDaysFrom(await sumsOfDays(db, person, spans, counting), form)
}

/** The days or months of some people whose days begin at the same hour, each person's as one text. */
const readTogether = async (
  db: Database,
  people: readonly Person[],
  dayStart: number,
  { counting, spans, unit, form }: Reading,
): Promise<[member: string, told: string][]> => {
  const dated = new Map(people.map(({ owner, dating }) => [owner.member, dating]))
  const asked = { unit, form, from: spans[0] ?? '', to: spans.at(-1) ?? '', dayStart }
  const members = { team: people[0]?.owner.team ?? '', members: [...dated.keys()] }
  return (await readJoined(db, members, asked)).flatMap(
    ({ member, count, bases, told, shared }) => {
      const dating = dated.get(member)
      const isWhole =
        dating &&
        Number(count) === spans.length &&
        shared === '' &&
        bases.split(',').every((basis) => counting.basis.holds(basis, dating))
      return isWhole ? [[member, told ?? '']] : []
    },
  )
}

/** Sums of one piece of an answer, some milliseconds of this process: a server reads them by itself. */
const MOST_SUMS = { file: 400, server: 800 }

/** The answer as text, piece by piece. */
async function* piecesOf(
  db: Database,
  people: readonly Person[],
  range: Range,
  reading: Reading,
): AsyncGenerator<string> {
  const { from, to, zone, dayStart } = range
  yield `${JSON.stringify({ from, to, zone, dayStart }).slice(0, -1)},"members":[`
  const sums = isOnServer(db) ? MOST_SUMS.server : MOST_SUMS.file
  const most = Math.max(1, Math.floor(sums / reading.spans.length))
  for (let i = 0; i < people.length; i += most) {
    const some = people.slice(i, i + most)
    const known = some.filter(({ isSilent }) => !isSilent)
    const together = new Map<string, string>()
    for (const [dayStart, own] of Map.groupBy(known, ({ dating }) => dating.dayStart))
      for (const [member, told] of await readTogether(db, own, dayStart, reading))
        together.set(member, told)
    const texts: string[] = []
    for (const person of some) {
      const whole = person.isSilent ? '' : together.get(person.owner.member)
      const told = whole ?? JSON.stringify(await readOneByOne(db, person, reading)).slice(1, -1)
      const spans = reading.unit === 'day' ? `"days":[${told}]` : `"days":[],"months":[${told}]`
      texts.push(`${JSON.stringify(person.head).slice(0, -1)},${spans}}`)
    }
    yield `${i > 0 ? ',' : ''}${texts.join(',')}`
  }
  yield ']}'
}

export interface PreparedLayout {
  /** What it is made of has this tag: with the same tag it says the same. */
  tag: string
  pieces: () => AsyncGenerator<string>
}

/** What the sums of a team's people are made by now. */
export const readSumRules = async (db: Database, team: string) => {
  const { history, ...newest } = await schemeOf(db, { team })
  const versions = [...history.toReversed(), newest]
  const known = createCalendar()
  return {
    ...{ versions, rollUp: rollUpBy(versions), basis: basisFor(versions, known.isZone) },
    calendar: known,
  }
}

/** Throws a ProblemError for a range that is none, a RangeError for an unknown zone. */
export const prepareLayout = async (
  db: Database,
  { team }: Pick<Owner, 'team'>,
  { exact, by, ...range }: LayoutRequest,
  now: number,
): Promise<PreparedLayout> => {
  const dates = daysOf(range)
  const spans = by === 'day' ? dates : [...new Set(dates.map((date) => date.slice(0, 7)))]
  const { versions, ...counting } = await readSumRules(db, team)
  const { basis, calendar } = counting
  // An unknown zone is refused, although nobody may need it.
  calendar.dayAt(now, range)
  const people = await peopleOf(db, team, { calendar, range, now })
  const states = people.map(({ head, counter, dating: { zone, dayStart, zones } }) => [
    ...[head, counter, zone, dayStart, ...zones],
  ])
  const state = JSON.stringify([basis.form, exact, by, range, versions, states])
  const reading: Reading = { counting, spans, unit: by, form: exact ? 'exact' : 'whole' }
  return { tag: etagOf(state), pieces: () => piecesOf(db, people, range, reading) }
}
