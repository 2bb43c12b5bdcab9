/**
 * Reads a layout, piece by piece, from the stored sums of each person's time. A layout is the data
 * of a team's report: how long each person spent on each category, per day or per month.
 */

import { daysOf, monthsOf, rangeAround } from '../../src/core/report/range.ts'
import { SUMS_IN_PIECE } from '../../src/sync/contract.ts'
import { type Database, isOnServer } from '../db/tables.ts'
import type { SumRules } from './day-sums.ts'
import { isEmpty, type Part, packedFrom } from './packed-text.ts'
import { sumsOfDays, sumsOfMonths, type ZonedPerson } from './person-sums.ts'
import { layoutDaysFrom, layoutMonthsFrom } from './sum-as-layout.ts'
import { type Form, readJoined, readPackedMonths, type Unit } from './sums.ts'

/**
 * The days or months of a range. Months that are stored compressed (packed) are listed separately.
 */
interface Spans {
  /**
   * The days or months before the packed (compressed) months. If there are no packed months, these
   * are all days or months of the range.
   */
  before: readonly string[]
  packed: readonly string[]
  after: readonly string[]
}

export interface Reading {
  rules: SumRules
  /** Days or months, the earliest first. */
  spans: readonly string[]
  unit: Unit
  form: Form
}

/**
 * Separates the packed (compressed) months from the rest of the range. Months are stored packed
 * only in the form `exact` (seconds with decimals), because the report requests this form.
 */
export const spansOf = ({ spans, unit, form }: Omit<Reading, 'rules'>): Spans => {
  const none = { before: spans, packed: [], after: [] }
  if (unit === 'month' || form !== 'exact') return none
  const known = new Set(spans)
  const packed = [...new Set(spans.map((date) => date.slice(0, 7)))].filter((month) =>
    daysOf(rangeAround('month', `${month}-01`)).every((date) => known.has(date)),
  )
  const [first] = packed
  const last = packed.at(-1)
  if (!first || !last) return none
  return {
    before: spans.filter((date) => date < first),
    packed,
    after: spans.filter((date) => date.slice(0, 7) > last),
  }
}

/**
 * Returns the days or months of one person as JSON. Computes and stores sums of time that are
 * missing.
 */
const readOneByOne = async (
  db: Database,
  person: ZonedPerson,
  { rules, spans, unit, form }: Reading,
) => {
  // Computes the packed (compressed) months that are missing, so that the next request finds them.
  const { packed } = spansOf({ spans, unit, form })
  if (packed.length > 0) await sumsOfMonths(db, person, packed, rules)
  const found =
    unit === 'month'
      ? layoutMonthsFrom(await sumsOfMonths(db, person, spans, rules), form)
      : layoutDaysFrom(await sumsOfDays(db, person, spans, rules), form)
  return JSON.stringify(found).slice(1, -1)
}

/** Those people of a team whose days begin at the same hour. */
interface Group {
  team: string
  people: ReadonlyMap<string, ZonedPerson>
  dayStart: number
}

/**
 * Returns the days or months of each person as one text. Leaves out a person if one of their stored
 * sums is missing or not valid, or if an unbroken block of one category (src/core/time/blocks.ts)
 * continues into another day.
 */
const readTogether = async (
  db: Database,
  { team, people, dayStart }: Group,
  { rules, spans, unit, form }: Reading,
) => {
  const asked = { unit, form, from: spans[0] ?? '', to: spans.at(-1) ?? '', dayStart }
  const rows = await readJoined(db, { team, members: [...people.keys()] }, asked)
  return new Map(
    rows.flatMap(({ member, count, bases, told, shared }) => {
      const person = people.get(member)
      const isWhole =
        person &&
        Number(count) === spans.length &&
        shared === '' &&
        bases.split(',').every((basis) => rules.basis.isValid(basis, person.personZone))
      return isWhole ? [[member, told ?? ''] as const] : []
    }),
  )
}

/**
 * Returns the packed (compressed) months of each person. Leaves out a person if one of their months
 * is missing or not valid.
 */
const readPacked = async (
  db: Database,
  { team, people, dayStart }: Group,
  months: readonly string[],
  { basis }: SumRules,
) => {
  const asked = { from: months[0] ?? '', to: months.at(-1) ?? '', dayStart }
  const rows = await readPackedMonths(db, { team, members: [...people.keys()] }, asked)
  const whole = new Map<string, Part[]>()
  for (const [member, own] of Map.groupBy(rows, (row) => row.member)) {
    const person = people.get(member)
    const parts = own.flatMap((row) =>
      row.packed && person && basis.isValid(row.basis, person.personZone)
        ? [packedFrom(row.packed)]
        : [],
    )
    if (parts.length === months.length) whole.set(member, parts)
  }
  return whole
}

/** Returns the parts with a comma between two parts. Empty parts are left out. */
const separate = (parts: readonly Part[]) =>
  parts.filter((part) => !isEmpty(part)).flatMap((part, i) => (i === 0 ? [part] : [',', part]))

/**
 * Whether days or months are missing between the first and the last one. They are missing if the
 * team was in group mode then (no figures by name; `group/periods.ts`).
 */
const hasGap = ({ spans, unit }: Reading) => {
  const [first = ''] = spans
  const last = spans.at(-1) ?? ''
  return (
    spans.length <
    (unit === 'day' ? daysOf({ from: first, to: last }) : monthsOf(`${first}-01`, `${last}-01`))
      .length
  )
}

/** Returns the days or months of each person for whom all sums of time are stored. */
const readKept = async (db: Database, group: Group, reading: Reading, spans: Spans) => {
  const read = async (some: readonly string[]) =>
    some.length > 0 ? await readTogether(db, group, { ...reading, spans: some }) : undefined
  const before = await read(spans.before)
  const packed =
    spans.packed.length > 0 ? await readPacked(db, group, spans.packed, reading.rules) : undefined
  const after = await read(spans.after)
  const asked = [before, packed, after].filter((found) => found !== undefined)
  const kept = new Map<string, readonly Part[]>()
  for (const member of group.people.keys())
    if (asked.every((found) => found.has(member)))
      kept.set(member, separate(asked.flatMap((found) => found.get(member) ?? [])))
  return kept
}

/**
 * Reading one packed (compressed) month takes as much time as reading the sums of this number of
 * days.
 */
const PACKED_AS_SUMS = 5

/**
 * Reads the days or months of people, piece by piece. The number of people in one piece depends on
 * the time that reading their stored sums takes.
 */
export async function* readParts<P extends ZonedPerson & { isSilent: boolean }>(
  db: Database,
  people: readonly P[],
  reading: Reading,
): AsyncGenerator<{ person: P; parts: readonly Part[] }[]> {
  const spans = spansOf(reading)
  // Stored sums of time are read as one range from the first to the last day. If days of this range
  // must be left out, the sums are read person by person.
  const readsKept = reading.spans.length > 0 && !hasGap(reading)
  const cost = spans.before.length + spans.after.length + PACKED_AS_SUMS * spans.packed.length
  const sums = isOnServer(db) ? SUMS_IN_PIECE.server : SUMS_IN_PIECE.file
  const most = Math.max(1, Math.floor(sums / cost))
  for (let i = 0; i < people.length; i += most) {
    const some = people.slice(i, i + most)
    const known = readsKept ? some.filter(({ isSilent }) => !isSilent) : []
    const kept = new Map<string, readonly Part[]>()
    for (const [dayStart, own] of Map.groupBy(known, ({ personZone }) => personZone.dayStart)) {
      const team = own[0]?.owner.team ?? ''
      const group = { team, dayStart, people: new Map(own.map((one) => [one.owner.member, one])) }
      for (const [member, parts] of await readKept(db, group, reading, spans))
        kept.set(member, parts)
    }
    const read: { person: P; parts: readonly Part[] }[] = []
    for (const person of some) {
      const isEmpty = person.isSilent || reading.spans.length === 0
      const parts = isEmpty ? [] : kept.get(person.owner.member)
      read.push({ person, parts: parts ?? [await readOneByOne(db, person, reading)] })
    }
    yield read
  }
}
