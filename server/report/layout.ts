/** The layout of a team's time, by days or months: lengths only, never a clock time. */

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
  /** Counts for people whose devices have not told where their days are. */
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
  /** No segment was ever received from them. */
  isSilent: boolean
  /** Their counter, which grows with each change of their sums. */
  counter: number
}

const membersOf = (db: Database, team: string) =>
  db
    .selectFrom('members')
    .where('members.team', '=', team)
    .select((eb) => [
      'members.id',
      'members.name',
      'members.role',
      'members.seq',
      'members.created_at as addedAt',
      // The row with the last place in the feed was received last.
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
    const personZone = personZoneFrom(own, range, calendar.isZone)
    const dayAt = (instant: number) => calendar.dayAt(instant, personZone)
    const dayOrNone = (instant: number | null) => (instant === null ? null : dayAt(instant))
    const keeps = own.some((one) => one.keeps_unexplained === 1 && one.revoked_at === null)
    const head = {
      id,
      name,
      role,
      since: dayAt(addedAt),
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

interface Reading {
  rules: SumRules
  /** Days or months, in order. */
  spans: readonly string[]
  unit: Unit
  form: Form
}

/** The days or months of one person; missing sums are made. */
const readOneByOne = async (
  db: Database,
  person: Person,
  { rules, spans, unit, form }: Reading,
) => {
  if (unit === 'month') {
    const sums = await sumsOfMonths(db, person, spans, rules)
    return layoutMonthsFrom(sums, form)
  }
  return layoutDaysFrom(await sumsOfDays(db, person, spans, rules), form)
}

/**
 * The days or months of people whose days begin at the same hour, each person's as one text. Leaves
 * out people with a sum that is missing, not valid, or shares a block with another day.
 */
const readTogether = async (
  db: Database,
  people: readonly Person[],
  dayStart: number,
  { rules, spans, unit, form }: Reading,
): Promise<[member: string, told: string][]> => {
  const dated = new Map(people.map(({ owner, personZone }) => [owner.member, personZone]))
  const asked = { unit, form, from: spans[0] ?? '', to: spans.at(-1) ?? '', dayStart }
  const members = { team: people[0]?.owner.team ?? '', members: [...dated.keys()] }
  return (await readJoined(db, members, asked)).flatMap(
    ({ member, count, bases, told, shared }) => {
      const personZone = dated.get(member)
      const isWhole =
        personZone &&
        Number(count) === spans.length &&
        shared === '' &&
        bases.split(',').every((basis) => rules.basis.isValid(basis, personZone))
      return isWhole ? [[member, told ?? '']] : []
    },
  )
}

/** Sums in a piece of an answer, some milliseconds of work of this process: PostgreSQL reads its own. */
const MOST_SUMS = { file: 400, server: 800 }

/** Makes the answer as text, piece by piece. */
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
    for (const [dayStart, own] of Map.groupBy(known, ({ personZone }) => personZone.dayStart))
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
  /** Two layouts with the same tag are equal. */
  tag: string
  pieces: () => AsyncGenerator<string>
}

/** The rules by which the sums of a team's people are made now. */
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

/** Throws a ProblemError for a wrong range, a RangeError for an unknown zone. */
export const prepareLayout = async (
  db: Database,
  { team }: Pick<Owner, 'team'>,
  { exact, by, ...range }: LayoutRequest,
  now: number,
): Promise<PreparedLayout> => {
  const dates = daysOf(range)
  const spans = by === 'day' ? dates : [...new Set(dates.map((date) => date.slice(0, 7)))]
  const { versions, ...rules } = await readSumRules(db, team)
  const { basis, calendar } = rules
  // Refuses an unknown zone also if no person needs it.
  calendar.dayAt(now, range)
  const people = await peopleOf(db, team, { calendar, range, now })
  const states = people.map(({ head, counter, personZone: { zone, dayStart, zones } }) => [
    head,
    counter,
    zone,
    dayStart,
    ...zones,
  ])
  const state = JSON.stringify([basis.form, exact, by, range, versions, states])
  const reading: Reading = { rules, spans, unit: by, form: exact ? 'exact' : 'whole' }
  return { tag: etagOf(state), pieces: () => piecesOf(db, people, range, reading) }
}
