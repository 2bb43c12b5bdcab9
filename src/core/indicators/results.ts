/** Time and results of each period, for the part of the report that shows them side by side. */

import type { RollUp } from '../report/roll-up.ts'
import type { TeamMonth } from '../report/team-month.ts'
import { addTotals, sumOf, type Totals } from '../report/totals.ts'
import type { Definition } from './definitions.ts'
import { ofFigures, type PeriodTime } from './derived.ts'
import { addFigures, type Figures, marginPercentOf } from './figures.ts'
import {
  type GivenPeriod,
  type PeriodKind,
  periodOf,
  quarterFigures,
  shiftPeriod,
} from './periods.ts'
import type { Course } from './review.ts'

interface DayOfWork {
  date: string
  work: Totals
  base: Totals
}

/** A person's time: from the team's report, or from the person's own browser. */
export interface Worker {
  days: readonly DayOfWork[]
  months?: readonly TeamMonth[]
}

interface Piece {
  from: string
  work: Totals
  base: Totals
}

/**
 * For months and quarters, the time comes from the stored sums of months if there are any. For
 * weeks, the time always comes from days.
 */
const piecesOf = ({ days, months }: Worker, kind: PeriodKind): Piece[] => {
  if (kind === 'week' || !months)
    return days.map(({ date, work, base }) => ({ from: periodOf(kind, date), work, base }))
  return months.map(({ month, work, base }) => ({
    from: periodOf(kind, `${month}-01`),
    work,
    base,
  }))
}

const timeOf = (pieces: readonly Piece[], { group }: Pick<RollUp, 'group'>) => {
  const work = addTotals(pieces.map((piece) => piece.work))
  const selling = Object.entries(work).filter(([id]) => group(id) === 'selling')
  return {
    work,
    base: addTotals(pieces.map((piece) => piece.base)),
    worked: sumOf(work),
    selling: selling.reduce((all, [, ms]) => all + ms, 0),
  }
}

/**
 * The team's time in each period; the key is the first day of the period. Periods without work are
 * left out.
 */
export const timesOf = (
  people: readonly Worker[],
  kind: PeriodKind,
  rollUp: Pick<RollUp, 'group'>,
): Map<string, PeriodTime> => {
  const byPerson = people.map((person) => Map.groupBy(piecesOf(person, kind), ({ from }) => from))
  const starts = [...new Set(byPerson.flatMap((pieces) => [...pieces.keys()]))].sort()
  return new Map(
    starts.flatMap((from) => {
      const own = byPerson.flatMap((pieces) => {
        const found = pieces.get(from)
        return found?.some(({ work }) => sumOf(work) > 0) ? [found] : []
      })
      if (own.length === 0) return []
      return [[from, { ...timeOf(own.flat(), rollUp), people: own.length }] as const]
    }),
  )
}

interface Value {
  indicator: string
  period: GivenPeriod
  from: string
  value: number
}

const figuresIn = (values: readonly Value[]): Map<string, Figures> =>
  new Map(
    [...Map.groupBy(values, ({ from }) => from)].map(([from, own]) => [
      from,
      Object.fromEntries(own.map(({ indicator, value }) => [indicator, value])),
    ]),
  )

/** The figures of each period; the key is the first day of the period. */
export const figuresBy = (
  kind: PeriodKind,
  values: readonly Value[],
  own: readonly Definition[],
): Map<string, Figures> => {
  if (kind !== 'quarter') return figuresIn(values.filter(({ period }) => period === kind))
  const months = figuresIn(values.filter(({ period }) => period === 'month'))
  const quarters = new Set([...months.keys()].map((from) => periodOf('quarter', from)))
  return new Map(Array.from(quarters, (from) => [from, quarterFigures(months, from, own)]))
}

export interface Result {
  /** The first day of the period of `time`. */
  from: string
  time: PeriodTime | undefined
  /**
   * Figures of the period that begins on `resultFrom`. That period may be later than the period of
   * `time`.
   */
  figures: Figures
  resultFrom: string
}

interface Asked {
  kind: PeriodKind
  /** The first days of the periods to show. */
  periods: readonly string[]
  lag: number
}

export const resultsOf = (
  times: ReadonlyMap<string, PeriodTime>,
  figures: ReadonlyMap<string, Figures>,
  { kind, periods, lag }: Asked,
): Result[] =>
  periods.map((from) => {
    const resultFrom = shiftPeriod(kind, from, lag)
    return { from, resultFrom, time: times.get(from), figures: figures.get(resultFrom) ?? {} }
  })

/**
 * Leaves out the first periods, up to the first period with time or figures.
 * @param others the first days of other periods that also count as known: weeks of a team in group
 * mode, for which only figures of the whole group are known
 */
export const fromFirstKnown = (results: readonly Result[], others: readonly string[] = []) => {
  const first = results.findIndex(
    ({ from, time, figures }) => time || Object.keys(figures).length > 0 || others.includes(from),
  )
  return first < 0 ? [] : results.slice(first)
}

/**
 * The values that the monthly review compares. Shares and percents are from 0 to 100.
 * @param results results of the reviewed month and of the months before it
 */
export const courseOf = (results: readonly Result[]): Course => {
  const of = (value: (result: Result) => number | undefined) => results.map(value)
  return {
    volume: of(({ figures }) => figures.volume),
    margin: of(({ figures }) => marginPercentOf(figures)),
    leads: of(({ figures }) => figures.leads),
    won: of(({ figures }) => figures.won),
    conversion: of(({ figures }) => ofFigures(figures).conversion?.value),
    'average-deal': of(({ figures }) => ofFigures(figures).averageDeal?.value),
    'selling-share': of(({ time }) =>
      time && time.worked > 0 ? (time.selling / time.worked) * 100 : undefined,
    ),
  }
}

/**
 * The time and the deals of several periods, added up. Includes only periods that have time and
 * known numbers of new deals and of repeat deals (deals with existing clients).
 */
export const dealsOf = (results: readonly Result[]) => {
  const known = results.flatMap(({ time, figures: { won, repeat } }) =>
    time && won !== undefined && repeat !== undefined ? [{ time, figures: { won, repeat } }] : [],
  )
  const times = known.map(({ time }) => time)
  const add = (of: (time: PeriodTime) => number) => times.reduce((all, one) => all + of(one), 0)
  return {
    periods: known.length,
    figures: addFigures(
      known.map(({ figures }) => figures),
      { own: [] },
    ),
    time: {
      work: addTotals(times.map(({ work }) => work)),
      base: addTotals(times.map(({ base }) => base)),
      worked: add(({ worked }) => worked),
      selling: add(({ selling }) => selling),
      people: Math.max(0, ...times.map(({ people }) => people)),
    } satisfies PeriodTime,
  }
}
