/** Sums of a person's days, made from their rows by the code of their own report. */
import { setImmediate as turn } from 'node:timers/promises'
import { dateAfter } from '../src/core/days.ts'
import { type Frame, spanOf, tell } from '../src/core/report/day.ts'
import type { RollUp } from '../src/core/report/roll-up.ts'
import { isTold, type SingleDay, singleDays } from '../src/core/report/team-day.ts'
import { monthsFrom } from '../src/core/report/team-month.ts'
import { sumOf, type Totals } from '../src/core/report/totals.ts'
import type { LayoutDay, LayoutMonth } from '../src/sync/contract.ts'
import type { Basis } from './basis.ts'
import type { Calendar, Dating } from './dating.ts'
import { countedWithin, countWithin } from './day.ts'
import type { Owner } from './devices.ts'
import { keepSums, readCounter, type SumRow } from './sums.ts'
import type { Database } from './tables.ts'
import { inTransaction } from './together.ts'

/** What the sums of all people of a team are made by. */
export interface Counting {
  rollUp: RollUp
  basis: Basis
  calendar: Calendar
}

/** A length as it is told, from milliseconds. */
type Unit = (ms: number) => number
const UNITS: Record<'exact' | 'whole', Unit> = {
  exact: (ms) => ms / 1000,
  whole: (ms) => Math.round(ms / 1000),
}

export const inOrder = (totals: Totals, unit: Unit): Totals =>
  Object.fromEntries(
    Object.entries(totals)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, ms]) => [id, unit(ms)]),
  )

export const unitOf = (form: 'exact' | 'whole') => UNITS[form]

const layoutDay = (day: SingleDay, unit: Unit): LayoutDay => ({
  date: day.date,
  seconds: inOrder(day.work, unit),
  base: inOrder(day.base, unit),
  automatic: unit(day.automatic),
  byHand: unit(day.byHand),
  edited: unit(day.edited),
  products: inOrder(day.products, unit),
  switches: day.switches ?? 0,
  longest: inOrder(day.longest, unit),
  span: unit(sumOf(day.work) + day.unexplained + day.missing),
  unexplained: unit(day.unexplained),
  missing: unit(day.missing),
  overlapping: unit(day.overlapping),
  corrected: day.corrected ?? false,
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
 * Days on each side that are read along: a block may go on into a day of another zone, whose date is
 * two days off at most.
 */
const BESIDE = 2

const readDays = async (
  db: Database,
  owner: Owner,
  { zone, dayStart, zones }: Dating,
  dates: readonly string[],
  { rollUp, basis, calendar }: Counting,
): Promise<SumRow[]> => {
  const [first = '', last = ''] = [dates[0], dates.at(-1)]
  const before = Array.from({ length: BESIDE }, (_, i) => dateAfter(first, i - BESIDE))
  const after = Array.from({ length: BESIDE }, (_, i) => dateAfter(last, i + 1))
  const frame: Frame = {
    ...{ dates: [...before, ...dates, ...after], zone, dayStart, rollUp },
    // Nothing that came goes on, and what is private never came.
    ...{ now: Number.POSITIVE_INFINITY, privates: [] },
  }
  const rows = await countedWithin(db, owner, spanOf(frame))
  const corrected = rows.length > 0 ? await correctedDays(db, owner, dates) : new Set<string>()
  const made = basis.of(rows, { zone, dayStart, zones })
  const recorded = rows.map((row) => ({ ...row, zone: row.zone ?? zones.get(row.device) ?? zone }))
  const told = tell(recorded, frame, calendar.boundsIn(frame.dates, dayStart))
  const days = singleDays(told, frame).slice(BESIDE, BESIDE + dates.length)
  return days.map((day) => {
    const isCorrected = corrected.has(day.date) && { corrected: true as const }
    const asText = (unit: Unit) =>
      isTold(day) ? JSON.stringify(layoutDay({ ...day, ...isCorrected }, unit)) : ''
    return {
      ...{ date: day.date, day_start: dayStart, basis: made },
      ...{ exact: asText(UNITS.exact), whole: asText(UNITS.whole) },
      shared: day.shared.length > 0 ? JSON.stringify(day.shared) : '',
    }
  })
}

/** Rows that are counted in one go: others are answered after that. */
const MOST_ROWS = 3000

/** Days in pieces that have not too many rows each; a day is the least. */
async function* piecesOf(
  db: Database,
  owner: Owner,
  dayStart: number,
  dates: readonly string[],
): AsyncGenerator<readonly string[]> {
  const rows = await countWithin(db, owner, spanOf({ dates, dayStart }), MOST_ROWS)
  if (dates.length === 1 || rows < MOST_ROWS) return yield dates
  const half = dates.length >> 1
  yield* piecesOf(db, owner, dayStart, dates.slice(0, half))
  yield* piecesOf(db, owner, dayStart, dates.slice(half))
}

const LONGEST_RUN = 31

/** Dates in runs of days that follow one another. */
const runsOf = (dates: readonly string[]) => {
  const runs: string[][] = []
  for (const date of dates) {
    const run = runs.at(-1)
    if (run && run.length < LONGEST_RUN && dateAfter(run.at(-1) ?? '', 1) === date) run.push(date)
    else runs.push([date])
  }
  return runs
}

/** Makes the sums of days, which are in order, and keeps them. */
export const makeDays = async (
  db: Database,
  owner: Owner,
  dating: Dating,
  dates: readonly string[],
  counting: Counting,
): Promise<SumRow[]> => {
  const made: SumRow[] = []
  for (const run of runsOf(dates))
    for await (const piece of piecesOf(db, owner, dating.dayStart, run)) {
      const counter = await readCounter(db, owner)
      const sums = await readDays(db, owner, dating, piece, counting)
      if (counter !== undefined) await inTransaction(db, (tx) => keepSums(tx, owner, counter, sums))
      made.push(...sums)
      await turn()
    }
  return made
}

export const inMs = (seconds: Record<string, number>): Totals =>
  Object.fromEntries(Object.entries(seconds).map(([id, length]) => [id, Math.round(length * 1000)]))

/** The month of days, which are all of it, in order. */
export const monthOf = (month: string, days: readonly SumRow[], basis: Basis): SumRow => {
  const [sum] = monthsFrom(
    days
      .filter(({ exact }) => exact !== '')
      .map(({ exact }) => JSON.parse(exact) as LayoutDay)
      .map(({ date, seconds, base = {} }) => ({ date, work: inMs(seconds), base: inMs(base) })),
  )
  const asText = (unit: Unit) =>
    sum
      ? JSON.stringify({
          month,
          ...{
            seconds: inOrder(sum.work, unit),
            base: inOrder(sum.base, unit),
            days: [...sum.days],
          },
        } satisfies LayoutMonth)
      : ''
  return {
    ...{ date: month, day_start: days[0]?.day_start ?? 0 },
    basis: basis.ofAll(days.map((day) => day.basis)),
    ...{ exact: asText(UNITS.exact), whole: asText(UNITS.whole), shared: '' },
  }
}
