/**
 * Joins several teams into one. Each person is included once, with the base categories, because all
 * teams have these.
 */
import { addFiguresOfDays } from '../../../core/report/add-days.ts'
import type { Person } from '../../../core/report/team.ts'
import type { TeamDay } from '../../../core/report/team-day.ts'
import type { TeamMonth } from '../../../core/report/team-month.ts'
import { addTotals } from '../../../core/report/totals.ts'

/** The value in the address that stands in place of a team's id and selects all teams. */
export const ALL = 'all'

/** Joins the two parts of a day on which a person moved from one of the teams to another. */
const joinDay = (a: TeamDay, b: TeamDay): TeamDay => ({
  ...a,
  ...addFiguresOfDays([a, b]),
  products: addTotals([a.products, b.products]),
  switches: (a.switches ?? 0) + (b.switches ?? 0),
  ...((a.corrected || b.corrected) && { corrected: true as const }),
})

const byBase = <T extends TeamDay | TeamMonth>(one: T): T => ({ ...one, work: one.base })

/**
 * The days of a person in all teams to which the person has belonged, with one entry for each date.
 */
const joinDays = (stays: readonly Person[]): TeamDay[] =>
  [
    ...Map.groupBy(
      stays.flatMap(({ days }) => days),
      ({ date }) => date,
    ).values(),
  ]
    .map((same) => byBase(same.reduce(joinDay)))
    .sort((a, b) => (a.date < b.date ? -1 : 1))

const joinMonth = (a: TeamMonth, b: TeamMonth): TeamMonth => ({
  month: a.month,
  work: addTotals([a.work, b.work]),
  base: addTotals([a.base, b.base]),
  days: [...new Set([...a.days, ...b.days])].sort((x, y) => x - y),
})

const joinMonths = (stays: readonly Person[]): TeamMonth[] =>
  [
    ...Map.groupBy(
      stays.flatMap(({ months = [] }) => months),
      ({ month }) => month,
    ).values(),
  ]
    .map((same) => byBase(same.reduce(joinMonth)))
    .sort((a, b) => (a.month < b.month ? -1 : 1))

const earliest = (dates: readonly string[]) => dates.toSorted()[0] ?? ''

/**
 * The people of several teams. A person who is or was in two of these teams gets only one entry.
 */
export const peopleOfAll = (teams: readonly (readonly Person[])[]): Person[] =>
  [...Map.groupBy(teams.flat(), ({ id }) => id).values()].flatMap((stays) => {
    const [first] = stays
    if (!first) return []
    const sent = stays.flatMap(({ lastSent }) => lastSent ?? []).sort()
    return [
      {
        ...first,
        since: earliest(stays.map(({ since }) => since)),
        lastSent: sent.at(-1),
        days: joinDays(stays),
        months: joinMonths(stays),
      },
    ]
  })
