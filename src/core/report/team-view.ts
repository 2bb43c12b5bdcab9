/** What a manager's report shows of a range: the whole team, or one of its people. */
import { areComparable } from './compare.ts'
import type { DocumentationTime } from './documented.ts'
import { hasSchemeChange, monthsAround } from './months.ts'
import { type Dates, type Range, shiftRange } from './range.ts'
import type { RollUp } from './roll-up.ts'
import {
  monthsOf,
  type Person,
  type PersonReport,
  personReport,
  type TeamReport,
  teamReport,
} from './team.ts'
import { firstDayOf, stagesOf } from './team-month.ts'
import type { Totals } from './totals.ts'
import type { Stage } from './trend.ts'

interface Setting {
  rollUp: RollUp
  today: string
  versions: Parameters<typeof hasSchemeChange>[0]
}

export interface TeamView {
  /** The whole team, in the range and in the range before it. */
  team: TeamReport
  teamBefore: TeamReport
  /** The chosen person, or else the whole team, in the range and in the range before it. */
  now: TeamReport | PersonReport
  before: TeamReport | PersonReport
  /** The range before the shown range. */
  earlier: Range
  areComparable: boolean
  /** The months around the range, and the last day in them on which the scheme changed. */
  stages: readonly Stage[]
  changed: string | undefined
  /**
   * `ranges`: whether the scheme changed within the two ranges. `months`: whether it changed within the
   * months.
   */
  crossed: { ranges: boolean; months: boolean }
  documented: Pick<DocumentationTime, 'ms' | 'elsewhere' | 'products'>
  /**
   * The longest block of each category. The category with the longest of these blocks comes first.
   */
  longest: readonly { category: string; ms: number }[]
}

/** @param whose the id of a person. If no person has this id, the whole team is shown. */
export function teamViewOf(
  people: readonly Person[],
  range: Range,
  setting: Setting,
  whose: string,
): TeamView {
  const earlier = shiftRange(range, -1)
  const everyone = (dates: Dates) =>
    teamReport(
      people.map((person) => daysWithin(person, dates)),
      dates,
      setting,
    )
  const team = everyone(range)
  const teamBefore = everyone(earlier)
  const one = people.find(({ id }) => id === whose)
  const reportOf = (dates: Dates) => one && personReport(daysWithin(one, dates), dates, setting)
  const now = reportOf(range) ?? team
  const before = reportOf(earlier) ?? teamBefore
  return {
    team,
    teamBefore,
    now,
    before,
    earlier,
    areComparable: areComparable(now, before),
    ...monthsOfView(people, one, range, setting, earlier),
    documented: documentedOf(now),
    longest: inOrder(now.longest).map(([category, ms]) => ({ category, ms })),
  }
}

const daysWithin = (person: Person, { from, to }: Dates): Person => ({
  ...person,
  days: person.days.filter(({ date }) => date >= from && date <= to),
})

/**
 * The months for a view. They begin with the first data of the whole team, also if only one person
 * is shown.
 */
function monthsOfView(
  people: readonly Person[],
  one: Person | undefined,
  range: Range,
  { rollUp, today, versions }: Setting,
  earlier: Range,
): Pick<TeamView, 'stages' | 'changed' | 'crossed'> {
  const since = firstDayOf(people.flatMap(monthsOf))
  const { months, changed } = monthsAround(range, { versions, today, since })
  const counted = (one ? [one] : people).map((person) => ({
    today: person.today ?? today,
    months: monthsOf(person),
  }))
  const changedSince = (first: string) => hasSchemeChange(versions, first, range.to)
  return {
    stages: stagesOf(counted, months, rollUp),
    changed,
    crossed: {
      ranges: changedSince(earlier.from),
      months: changedSince(months[0]?.from ?? range.to),
    },
  }
}

/**
 * Documentation by product. If Documentation has no product, the person picked it outside of a CRM.
 */
function documentedOf({ sum, products }: TeamReport | PersonReport): TeamView['documented'] {
  const ms = sum.base.documentation ?? 0
  const byProduct = inOrder(products).map(([product, ms]) => ({ product, ms }))
  const known = byProduct.reduce((all, { ms }) => all + ms, 0)
  return { ms, products: byProduct, elsewhere: Math.max(0, ms - known) }
}

const inOrder = (totals: Totals) => Object.entries(totals).sort(([, a], [, b]) => b - a)
