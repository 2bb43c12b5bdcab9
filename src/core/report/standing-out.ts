/**
 * The people of a team as its table shows them, with what stands out about each. These are facts with
 * numbers, and the order does not rank people (docs/domain.md, *Team report*).
 */

import { MISC } from '../scheme/categories.ts'
import { areComparable, coverageOf, isEnough } from './compare.ts'
import { percentsOf } from './percents.ts'
import { explainedPercent } from './quality.ts'
import { BASE_IDS } from './roll-up.ts'
import type { PersonFigures, TeamReport } from './team.ts'
import { addTotals, type Totals } from './totals.ts'
import { miscPercent, rollUpSum, type Sum, sellingPercent } from './trend.ts'

/**
 * What stands out about a person:
 * - `misc`: the share of misc grew
 * - `selling`: the share of selling fell
 * - `category`: a base category has a much larger share than among the others
 * - `explained`: much of the time is unexplained
 * - `days`: many weekdays are without data
 */
export type Standing =
  | { kind: 'misc'; points: number }
  | { kind: 'selling'; points: number }
  | { kind: 'category'; id: string; percent: number; others: number }
  | { kind: 'explained'; percent: number }
  | { kind: 'days'; days: number; of: number }

export interface TeamRow {
  report: PersonFigures
  sum: Sum
  selling: number | undefined
  misc: number | undefined
  /** Change in points since the range before. Undefined if the two ranges cannot be compared. */
  sellingChange: number | undefined
  miscChange: number | undefined
  /** `days`: weekdays with data. `weekdays`: weekdays that should have data. */
  days: number
  weekdays: number
  explained: number | undefined
  standing: readonly Standing[]
}

/** The smallest change of a person's share that stands out, in points. */
const LEAST_CHANGE = 5
/**
 * A category stands out if its share is at least LEAST_ABOVE points above the others' share, and at
 * least LEAST_TIMES times as large.
 */
const LEAST_ABOVE = 10
const LEAST_TIMES = 1.5
/** The fewest other people with whom a person's share is compared. */
const LEAST_OTHERS = 3
/**
 * The least explained time, percent of the working time. With less, the data of a person are not
 * complete.
 */
const LEAST_EXPLAINED = 80
/**
 * The smallest part of the weekdays that must have data. With less, the data of a person are not
 * complete.
 */
const LEAST_DAYS_SENT = 2 / 3

const minus = (all: Totals, own: Totals): Totals =>
  Object.fromEntries(Object.entries(all).map(([id, ms]) => [id, ms - (own[id] ?? 0)]))

/** The base category, other than misc, whose share is furthest above the others' share. */
function categoryAbove(own: Totals, all: Totals, others: number): Standing | undefined {
  if (others < LEAST_OTHERS) return undefined
  const [mine, theirs] = [percentsOf(own), percentsOf(minus(all, own))]
  const [furthest] = BASE_IDS.filter((id) => id !== MISC)
    .map((id) => ({ id, percent: mine.get(id) ?? 0, others: theirs.get(id) ?? 0 }))
    .filter(({ percent, others }) => percent - others >= LEAST_ABOVE)
    .filter(({ percent, others }) => percent >= others * LEAST_TIMES)
    .sort((a, b) => b.percent - b.others - (a.percent - a.others))
  return furthest && { kind: 'category', ...furthest }
}

const changeIn = (now: number | undefined, was: number | undefined) =>
  now === undefined || was === undefined ? undefined : now - was

/** What stands out about a person. Shares that are based on too few days are left out. */
function standingOf(row: Omit<TeamRow, 'standing'>, all: Totals, others: number): Standing[] {
  const { report, sellingChange = 0, miscChange = 0, days, weekdays, explained = 100 } = row
  const found: (Standing | false | undefined)[] = [
    miscChange >= LEAST_CHANGE && { kind: 'misc', points: miscChange },
    sellingChange <= -LEAST_CHANGE && { kind: 'selling', points: sellingChange },
    isEnough(coverageOf(report)) && categoryAbove(report.sum.base, all, others),
    explained < LEAST_EXPLAINED && { kind: 'explained', percent: explained },
    days < weekdays * LEAST_DAYS_SENT && { kind: 'days', days, of: weekdays },
  ]
  return found.filter((one) => one !== false && one !== undefined)
}

/**
 * One row for each person with time in the range.
 * @param rolled whether rows use base categories, because the scheme changed between the ranges
 */
export function teamRows(now: TeamReport, before: TeamReport, rolled: boolean): TeamRow[] {
  const earlier = new Map(before.people.map((one) => [one.person.id, one]))
  const all = addTotals(now.people.map(({ sum }) => sum.base))
  const shown = ({ sum }: PersonFigures) => (rolled ? rollUpSum(sum) : sum)
  return now.people.map((report) => {
    const was = earlier.get(report.person.id)
    const compared = was && areComparable(report, was) ? shown(was) : undefined
    const sum = shown(report)
    const [selling, misc] = [sellingPercent(sum), miscPercent(sum)]
    const { weekdays, missingDays } = report.quality
    const row = {
      report,
      sum,
      selling,
      misc,
      sellingChange: changeIn(selling, compared && sellingPercent(compared)),
      miscChange: changeIn(misc, compared && miscPercent(compared)),
      days: weekdays - missingDays.length,
      weekdays,
      explained: explainedPercent(report.quality),
    }
    return { ...row, standing: standingOf(row, all, now.people.length - 1) }
  })
}

export type SortKey =
  | 'name'
  | 'selling'
  | 'misc'
  | 'sellingChange'
  | 'miscChange'
  | 'days'
  | 'explained'
  | 'lastSent'

export interface Sorting {
  by: SortKey
  down: boolean
}

const VALUES: Record<
  Exclude<SortKey, 'name' | 'lastSent'>,
  (row: TeamRow) => number | undefined
> = {
  selling: (row) => row.selling,
  misc: (row) => row.misc,
  sellingChange: (row) => row.sellingChange,
  miscChange: (row) => row.miscChange,
  days: ({ days, weekdays }) => (weekdays > 0 ? days / weekdays : undefined),
  explained: (row) => row.explained,
}

const sortValue = (row: TeamRow, by: Exclude<SortKey, 'name'>) =>
  by === 'lastSent' ? row.report.person.lastSent : VALUES[by](row)

/**
 * The rows in the chosen order. Rows without a value come last in both directions. Rows with equal
 * values are in order of name.
 * @param byName compares names in the reader's language
 */
export function sortRows(
  rows: readonly TeamRow[],
  { by, down }: Sorting,
  byName: (a: string, b: string) => number,
): TeamRow[] {
  const sign = down ? -1 : 1
  const names = (a: TeamRow, b: TeamRow) => byName(a.report.person.name, b.report.person.name)
  if (by === 'name') return rows.toSorted((a, b) => sign * names(a, b))
  return rows.toSorted((a, b) => {
    const [x, y] = [sortValue(a, by), sortValue(b, by)]
    if (x === undefined || y === undefined)
      return Number(x === undefined) - Number(y === undefined) || names(a, b)
    if (x === y) return names(a, b)
    return x < y ? -sign : sign
  })
}
