/**
 * The people of a team in the form of the team's table, and what is unusual about each person.
 * These are facts with numbers; the order of the people is no ranking (docs/domain.md, *Team
 * report*).
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
 * What is unusual about a person:
 * - `misc`: the share of the category misc grew
 * - `selling`: the share of selling fell
 * - `category`: the share of a base category is much larger than among the other people
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
  /**
   * Change in percentage points since the range before. Undefined if the two ranges cannot be
   * compared.
   */
  sellingChange: number | undefined
  miscChange: number | undefined
  /** `days`: weekdays with data. `weekdays`: weekdays that should have data. */
  days: number
  weekdays: number
  explained: number | undefined
  standing: readonly Standing[]
}

/**
 * Percentage points. A change of a person's share is reported only if it is at least this large.
 */
const LEAST_CHANGE = 5
/**
 * A category is reported if its share is at least LEAST_ABOVE percentage points above the share
 * among the other people, and at least LEAST_TIMES times as large as that share.
 */
const LEAST_ABOVE = 10
const LEAST_TIMES = 1.5
/** A person's share is compared only if there are at least this number of other people. */
const LEAST_OTHERS = 3
/**
 * Percent of the working time. If a person has less explained time than this, the person's data are
 * not complete.
 */
const LEAST_EXPLAINED = 80
/**
 * A part of the weekdays, 0–1. If a person has data for a smaller part than this, the person's data
 * are not complete.
 */
const LEAST_DAYS_SENT = 2 / 3

const minus = (all: Totals, own: Totals): Totals =>
  Object.fromEntries(Object.entries(all).map(([id, ms]) => [id, ms - (own[id] ?? 0)]))

/**
 * The base category, other than misc, whose share is furthest above the share among the other
 * people.
 */
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

/** What is unusual about a person. Shares that are based on too few days are left out. */
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
 * The rows in the chosen order. Rows without a value are last in both directions. Rows with equal
 * values are in order of name.
 * @param byName compares names in the order of the reader's language
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
