/**
 * Sums up a person's time for each day and month from the person's rows. The code in
 * src/core/report, which also makes the person's own report, computes the sums.
 */
import { setImmediate } from 'node:timers/promises'
import { computeRange } from '../../src/core/report/day.ts'
import { type Frame, spanOf } from '../../src/core/report/frame.ts'
import type { RollUp } from '../../src/core/report/roll-up.ts'
import { hasFigures, singleDays } from '../../src/core/report/team-day.ts'
import { dateAfter } from '../../src/core/time/days.ts'
import type { ReportedSegment } from '../../src/core/time/resolve-overlaps.ts'
import { ROWS_AT_ONCE } from '../../src/sync/contract.ts'
import { inTransaction } from '../db/group-commit.ts'
import type { Database } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'
import { countedWithin, countWithin } from '../segments/counted-rows.ts'
import type { Basis } from './basis-of-sum.ts'
import type { Calendar, PersonZone } from './person-zone.ts'
import { readCounter } from './row-counter.ts'
import { layoutDay } from './sum-as-layout.ts'
import { FORMS, keepSums, type SumRow } from './sums.ts'

/** The rules by which the time of all people of a team is summed up. */
export interface SumRules {
  rollUp: RollUp
  basis: Basis
  calendar: Calendar
}

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
 * Rows of this number of days before and after the requested days are read too. The reason is that
 * an unbroken block of one category (src/core/time/blocks.ts) may continue into a row that was
 * recorded in another time zone, and the dates of these two rows differ by two days at most.
 */
const MARGIN = 2

/**
 * Computes the sums of a person's time on successive days, each in two forms: `exact` (seconds with
 * decimals) and `whole` (whole seconds).
 */
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
    // The report's code also handles an open segment and private time. Neither of the two is ever
    // sent to the endpoint.
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
  const report = computeRange(recorded, frame, calendar.boundsIn(frame.dates, dayStart))
  return singleDays(report, frame)
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

/** Divides dates into runs: lists of successive days without a gap. */
const runsOf = (dates: readonly string[]) => {
  const runs: string[][] = []
  for (const date of dates) {
    const run = runs.at(-1)
    if (run && run.length < LONGEST_RUN && dateAfter(run.at(-1) ?? '', 1) === date) run.push(date)
    else runs.push([date])
  }
  return runs
}

/**
 * Divides a run into pieces with fewer than ROWS_AT_ONCE rows each. A single day is never divided.
 */
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
 * Computes the sums of a person's time for each of `dates`, which must be in ascending order.
 * Stores the sums if no row of the person has changed since the rows were read.
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
