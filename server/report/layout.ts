/**
 * Makes the layout of a team's time: the data of the team's report, by days or months. It contains
 * lengths only, no clock times.
 */
import { daysOf as datesIn, rangeAround } from '../../src/core/report/range.ts'
import { rollUpBy } from '../../src/core/report/roll-up.ts'
import type { Database } from '../db/tables.ts'
import { isInPeriod, type Period, presentPeriod, readPeriods } from '../group/periods.ts'
import { etagOf } from '../http/etag.ts'
import { ProblemError } from '../http/problem.ts'
import { byName, type NameOrder } from '../people/names.ts'
import type { Owner } from '../people/owner.ts'
import { schemeOf } from '../team/scheme.ts'
import { basisFor } from './basis-of-sum.ts'
import { type Reading, readParts, spansOf } from './layout-parts.ts'
import { type Person, peopleOf } from './layout-people.ts'
import type { Part } from './packed-text.ts'
import { createCalendar } from './person-zone.ts'
import { daysOf, type Range } from './range.ts'

export interface LayoutRequest extends Range {
  exact: boolean
  by: 'day' | 'month'
}

/** Yields the JSON of the answer piece by piece. */
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

interface PreparedLayout {
  /** An ETag: two layouts with the same tag have the same content. */
  tag: string
  /** The ids of the people in the answer. */
  people: readonly string[]
  /** Whether the answer contains months that are stored compressed. */
  isPacked: boolean
  pieces: () => AsyncGenerator<readonly Part[]>
}

/** Reads the present rules by which the time of a team's people is summed up. */
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
 * Returns the days or months of a range that may be shown by name. Leaves out days on which the
 * team was in group mode (no figures by name; `group/periods.ts`), and months that contain such a
 * day.
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
 * Prepares a layout (the data of a team's report). Its tag (ETag) must be known before its pieces
 * are read. Throws a ProblemError for a wrong range and for a team in group mode (no figures by
 * name), and a RangeError for an unknown time zone.
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
  // Throws a RangeError for an unknown time zone, even if no person's days depend on it.
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
