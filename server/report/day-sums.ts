/**
 * Makes sums of a person's days and months from their rows, with the code that also makes the
 * person's own report.
 */

import { setImmediate } from 'node:timers/promises'
import { computeRange, type Frame, spanOf } from '../../src/core/report/day.ts'
import type { RollUp } from '../../src/core/report/roll-up.ts'
import { hasFigures, joinDays, type SingleDay, singleDays } from '../../src/core/report/team-day.ts'
import { monthsFrom, type TeamMonth } from '../../src/core/report/team-month.ts'
import { sumOf, type Totals } from '../../src/core/report/totals.ts'
import { dateAfter } from '../../src/core/time/days.ts'
import type { ReportedSegment } from '../../src/core/time/resolve-overlaps.ts'
import type { LayoutDay, LayoutMonth } from '../../src/sync/contract.ts'
import { ROWS_AT_ONCE } from '../../src/sync/contract.ts'
import { inTransaction } from '../db/group-commit.ts'
import type { Database } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'
import { countedWithin, countWithin } from '../segments/day.ts'
import type { Basis } from './basis.ts'
import { packText } from './packed-text.ts'
import type { Calendar, PersonZone } from './person-zone.ts'
import { blocksFrom, FORMS, type Form, keepSums, readCounter, type SumRow } from './sums.ts'

/** The rules by which the sums of all people of a team are made. */
export interface SumRules {
  rollUp: RollUp
  basis: Basis
  calendar: Calendar
}

/** Converts milliseconds to the unit of each form of a sum. */
const UNITS: Record<Form, (ms: number) => number> = {
  exact: (ms) => ms / 1000,
  whole: (ms) => Math.round(ms / 1000),
}

const inOrder = (totals: Totals, form: Form): Totals =>
  Object.fromEntries(
    Object.entries(totals)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, ms]) => [id, UNITS[form](ms)]),
  )

const layoutDay = (day: SingleDay, form: Form): LayoutDay => {
  const unit = UNITS[form]
  return {
    date: day.date,
    seconds: inOrder(day.work, form),
    base: inOrder(day.base, form),
    automatic: unit(day.automatic),
    byHand: unit(day.byHand),
    edited: unit(day.edited),
    products: inOrder(day.products, form),
    switches: day.switches ?? 0,
    longest: inOrder(day.longest, form),
    span: unit(sumOf(day.work) + day.unexplained + day.missing),
    unexplained: unit(day.unexplained),
    missing: unit(day.missing),
    overlapping: unit(day.overlapping),
    corrected: day.corrected ?? false,
  }
}

const layoutMonth = ({ month, work, base, days }: TeamMonth, form: Form): LayoutMonth => ({
  month,
  seconds: inOrder(work, form),
  base: inOrder(base, form),
  days: [...days],
})

const correctedDays = async (db: Database, { team, member }: Owner, dates: readonly string[]) => {
  const days = await db
    .selectFrom('days')
    .select('date')
    .where('team', '=', team)
    .where('member', '=', member)
    .where('corrected_at', 'is not', null)
    .where('date', '>=', dates[0] ?? '')
    .where('date', '<=', dates.at(-1) ?? '')
    .execute()
  return new Set(days.map(({ date }) => date))
}

/**
 * Days on each side that are read as well: a block may continue into a day of another zone, whose
 * date differs by two days at most.
 */
const MARGIN = 2

/** Makes the sums of successive days, in both forms. */
const readDays = async (
  db: Database,
  owner: Owner,
  personZone: PersonZone,
  dates: readonly string[],
  { rollUp, basis, calendar }: SumRules,
): Promise<SumRow[]> => {
  const { zone, dayStart, zones } = personZone
  const before = dateAfter(dates[0] ?? '', -MARGIN)
  const frame: Frame = {
    dates: Array.from({ length: dates.length + 2 * MARGIN }, (_, i) => dateAfter(before, i)),
    zone,
    dayStart,
    rollUp,
    // The report's code also handles a segment that is open and private time. Neither is ever sent
    // to the endpoint.
    now: Number.POSITIVE_INFINITY,
    privates: [],
  }
  const rows = await countedWithin(db, owner, spanOf(frame))
  const corrected = rows.length > 0 ? await correctedDays(db, owner, dates) : new Set<string>()
  const made = basis.ofRows(rows, personZone)
  const recorded = rows.map(
    (row): ReportedSegment =>
      Object.assign(row, { zone: row.zone ?? zones.get(row.device) ?? zone }),
  )
  const told = computeRange(recorded, frame, calendar.boundsIn(frame.dates, dayStart))
  return singleDays(told, frame)
    .slice(MARGIN, MARGIN + dates.length)
    .flatMap((day) => {
      const whole = { ...day, ...(corrected.has(day.date) && { corrected: true as const }) }
      return FORMS.map((form) => ({
        unit: 'day' as const,
        form,
        date: day.date,
        day_start: dayStart,
        basis: made,
        told: hasFigures(day) ? JSON.stringify(layoutDay(whole, form)) : '',
        shared: day.shared.length > 0 ? JSON.stringify(day.shared) : '',
      }))
    })
}

const LONGEST_RUN = 31

/** Divides dates into runs of successive days. */
const runsOf = (dates: readonly string[]) => {
  const runs: string[][] = []
  for (const date of dates) {
    const run = runs.at(-1)
    if (run && run.length < LONGEST_RUN && dateAfter(run.at(-1) ?? '', 1) === date) run.push(date)
    else runs.push([date])
  }
  return runs
}

/** Divides a run into pieces with fewer than ROWS_AT_ONCE rows each; a single day is never divided. */
async function* piecesOf(
  db: Database,
  owner: Owner,
  dayStart: number,
  run: readonly string[],
): AsyncGenerator<readonly string[]> {
  const isShort =
    run.length === 1 ||
    (await countWithin(db, owner, spanOf({ dates: run, dayStart }), ROWS_AT_ONCE)) < ROWS_AT_ONCE
  if (isShort) return yield run
  const half = run.length >> 1
  yield* piecesOf(db, owner, dayStart, run.slice(0, half))
  yield* piecesOf(db, owner, dayStart, run.slice(half))
}

/**
 * Makes the sums of days that are given in order. Stores them if no row of the person changed
 * meanwhile.
 */
export const makeDays = async (
  db: Database,
  owner: Owner,
  personZone: PersonZone,
  dates: readonly string[],
  rules: SumRules,
): Promise<SumRow[]> => {
  const made: SumRow[] = []
  if (dates.length === 0) return made
  const counter = await readCounter(db, owner)
  for (const run of runsOf(dates))
    for await (const piece of piecesOf(db, owner, personZone.dayStart, run)) {
      made.push(...(await readDays(db, owner, personZone, piece, rules)))
      await setImmediate()
    }
  await storeSums(db, owner, counter, made)
  return made
}

export const storeSums = async (
  db: Database,
  owner: Owner,
  counter: number | undefined,
  made: readonly SumRow[],
) => {
  if (counter !== undefined) await inTransaction(db, (tx) => keepSums(tx, owner, counter, made))
}

/** Joins parts of a JSON list, given as texts without brackets. Empty texts are left out. */
const joinJson = (texts: readonly string[]) => texts.filter((text) => text !== '').join(',')

const inMs = (seconds: Record<string, number>): Totals =>
  Object.fromEntries(Object.entries(seconds).map(([id, length]) => [id, Math.round(length * 1000)]))

const dayFrom = ({ told }: SumRow): LayoutDay => JSON.parse(told)

/**
 * Converts all lengths to a form. Counts do not change, because they are whole numbers in both
 * forms.
 */
const inForm = <T>(told: T, form: Form): T =>
  form === 'exact'
    ? told
    : JSON.parse(JSON.stringify(told), (_, value) =>
        typeof value === 'number' ? Math.round(value) : value,
      )

/** The work of a day that is not empty, from its exact sum: milliseconds per category. */
const workOfDay = ({ date, seconds, base = {} }: LayoutDay) => ({
  date,
  work: inMs(seconds),
  base: inMs(base),
})

/** The work of a day from its exact sum: milliseconds per category; none for an empty day. */
export const workOf = (sum: SumRow) =>
  sum.told === '' ? { date: sum.date, work: {}, base: {} } : workOfDay(dayFrom(sum))

/** The sum of a month in both forms, from the exact sums of all its days in order. */
export const monthOf = (month: string, days: readonly SumRow[], basis: Basis): SumRow[] => {
  const [sum] = monthsFrom(
    days.filter(({ told }) => told !== '').map((sum) => workOfDay(dayFrom(sum))),
  )
  const isApart = days.every(({ shared }) => shared === '')
  const packed = isApart ? packText(joinJson(days.map(({ told }) => told))) : null
  return FORMS.map((form) => ({
    unit: 'month' as const,
    form,
    packed: form === 'exact' ? packed : null,
    date: month,
    day_start: days[0]?.day_start ?? 0,
    basis: basis.ofSums(days.map((day) => day.basis)),
    told: sum ? JSON.stringify(layoutMonth(sum, form)) : '',
    shared: '',
  }))
}

/**
 * Days of a layout, from exact sums in order. A block that lies in several days counts once. Days
 * on which nothing counts are left out.
 */
export const layoutDaysFrom = (days: readonly SumRow[], form: Form): LayoutDay[] => {
  const told = days
    .filter((day) => day.told !== '')
    .map((sum) => ({ sum, day: dayFrom(sum) }))
    .map(({ sum, day }) => ({ day, shared: blocksFrom(sum), longest: inMs(day.longest) }))
  return joinDays(told).map(({ day, longest }) =>
    inForm({ ...day, longest: inOrder(longest, 'exact') }, form),
  )
}

/** Months of a layout from exact sums. Months without work are left out. */
export const layoutMonthsFrom = (months: readonly SumRow[], form: Form): LayoutMonth[] =>
  months
    .filter(({ told }) => told !== '')
    .map(({ told }) => inForm(JSON.parse(told) as LayoutMonth, form))
