/** A team's time, person by person, as the endpoint tells it: sums of days, never clock times. */
import { emptyRecord, own } from '../own-property.ts'
import type { Frame, ReportDay } from './day.ts'
import { type Dates, daysOf } from './range.ts'
import { type Summary, summaryOf } from './report.ts'
import type { TeamDay } from './team-day.ts'
import { monthsFrom, type TeamMonth } from './team-month.ts'
import { addTotals, sumOf, type Totals } from './totals.ts'

export type { TeamDay }

export interface Person {
  id: string
  name: string
  /** The day on which they came to the team, or the first that they brought along: none is missing before it. */
  since: string
  /** The day on which something new was last received from them. */
  lastSent: string | undefined
  /** What day it is where they are; undefined: the same as here. */
  today?: string
  /** They do not send unexplained time: of it, only what came before they chose so is known. */
  keepsUnexplained?: true
  /** Those of which something was received. */
  days: readonly TeamDay[]
  /** For the line over a year; undefined: only the days are known. */
  months?: readonly TeamMonth[]
}

/** What the team's people spend their time on: the median of their own shares, 0–1. */
export interface Middle {
  people: number
  base: Totals
  selling: number
}

export interface PersonReport extends Summary {
  person: Person
  products: Totals
  longest: Totals
}

export interface TeamReport extends Summary {
  people: readonly PersonReport[]
  /** Of whom nothing was received in the range, though they were in the team by its end. */
  silent: readonly Person[]
  products: Totals
  longest: Totals
}

/** The months of a person, also from an endpoint that tells of days alone. */
export const monthsOf = ({ months, days }: Person): readonly TeamMonth[] =>
  months ?? monthsFrom(days)

type TeamContext = Pick<Frame, 'rollUp'> & { today: string }

const emptyTeamDay = (date: string): TeamDay => ({
  date,
  work: {},
  base: {},
  products: {},
  longest: {},
  automatic: 0,
  byHand: 0,
  edited: 0,
  unexplained: 0,
  breaks: 0,
  private: 0,
  missing: 0,
  overlapping: 0,
  switches: 0,
})

/** Every day of the range: what was not received counts as nothing. */
const withMissingDays = (days: readonly TeamDay[], range: Dates, today: string) => {
  const known = new Map(days.map((day) => [day.date, day]))
  return daysOf(range).map((date) => ({
    ...(known.get(date) ?? emptyTeamDay(date)),
    ...(date === today && { running: true as const }),
  }))
}

const longestIn = (days: readonly { longest: Totals }[]) => {
  const longest: Totals = emptyRecord()
  for (const day of days)
    for (const [id, ms] of Object.entries(day.longest))
      longest[id] = Math.max(own(longest, id) ?? 0, ms)
  return longest
}

export function personReport(person: Person, range: Dates, setting: TeamContext): PersonReport {
  const { today = setting.today, since } = person
  const days = withMissingDays(person.days, range, today)
  return {
    ...summaryOf(days, setting, { today, since }),
    person,
    products: addTotals(days.map((day) => day.products)),
    longest: longestIn(days),
  }
}

const FIGURES = [
  'automatic',
  'byHand',
  'edited',
  'unexplained',
  'breaks',
  'private',
  'missing',
  'overlapping',
] as const

/** The same day of several people. */
function joinPeople(days: readonly ReportDay[]): ReportDay {
  const date = days[0]?.date ?? ''
  const sums = Object.fromEntries(
    FIGURES.map((name) => [name, days.reduce((all, day) => all + day[name], 0)]),
  ) as Pick<ReportDay, (typeof FIGURES)[number]>
  return {
    date,
    ...sums,
    work: addTotals(days.map((day) => day.work)),
    base: addTotals(days.map((day) => day.base)),
    ...(days.some((day) => day.running) && { running: true as const }),
    ...(days.some((day) => day.corrected) && { corrected: true as const }),
  }
}

/**
 * How whole the data is of those who sent something: each person's days count, missing ones too. Who
 * sent nothing is named as such, and would only blur how whole the rest is.
 */
const qualityOfPeople = (people: readonly PersonReport[]) => {
  const sum = (of: (one: PersonReport) => number) => people.reduce((all, one) => all + of(one), 0)
  return {
    days: sum(({ quality }) => quality.days),
    worked: sum(({ quality }) => quality.worked),
    weekdays: sum(({ quality }) => quality.weekdays),
    corrected: sum(({ quality }) => quality.corrected),
    missingDays: people.flatMap(({ quality }) => quality.missingDays),
  }
}

export function teamReport(
  members: readonly Person[],
  range: Dates,
  setting: TeamContext,
): TeamReport {
  const all = members.map((person) => personReport(person, range, setting))
  const people = all.filter(({ sum }) => sum.worked > 0)
  const days = daysOf(range).map((_, i) => joinPeople(all.flatMap((one) => one.days[i] ?? [])))
  const summary = summaryOf(days, setting, { today: setting.today, since: undefined })
  return {
    ...summary,
    quality: { ...summary.quality, ...qualityOfPeople(people) },
    people,
    silent: all
      .filter(({ sum, person }) => sum.worked === 0 && person.since <= range.to)
      .map(({ person }) => person),
    products: addTotals(people.map((one) => one.products)),
    longest: longestIn(people),
  }
}

/** Switches a day, over days with work; undefined where none is known. */
export const switchesADay = (days: readonly ReportDay[]): number | undefined => {
  const known = days.filter((day) => day.switches !== undefined && sumOf(day.work) > 0)
  const all = known.reduce((sum, day) => sum + (day.switches ?? 0), 0)
  return known.length > 0 ? all / known.length : undefined
}
