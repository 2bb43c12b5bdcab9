/** A team's time by person, from the endpoint: sums of days, never clock times. */
import { type Expected, isExpected, MONDAY_TO_FRIDAY } from '../day/expected.ts'
import { memoise } from '../memoise.ts'
import { emptyRecord, own } from '../own-property.ts'
import { addFiguresOfDays } from './add-days.ts'
import { type CalmDay, calmDaysOfTeam } from './calm.ts'
import type { Frame, ReportDay } from './day.ts'
import { type Dates, daysOf, unitFor } from './range.ts'
import { type Figures, figuresOf, type Summary, summaryOf } from './report.ts'
import type { TeamDay } from './team-day.ts'
import { monthsFrom, type TeamMonth } from './team-month.ts'
import { addTotals, sumOf, type Totals } from './totals.ts'
import { trendOf } from './trend.ts'

export interface Person {
  id: string
  name: string
  /**
   * The day on which they joined the team, or their first day with data; no day before it is
   * missing.
   */
  since: string
  /** The date of the last upload with anything new. */
  lastSent: string | undefined
  /** The date in their zone; undefined: the same as here. */
  today?: string
  /** When they are expected to work; undefined: Monday to Friday. */
  expected?: Expected
  /** They do not send unexplained time: only what came before that choice is known. */
  keepsUnexplained?: true
  /** The days with data. */
  days: readonly TeamDay[]
  /** For the long line; undefined: only the days are known. */
  months?: readonly TeamMonth[]
}

/** The median of the team members' own shares, 0–1. */
export interface Middle {
  people: number
  base: Totals
  selling: number
}

/** One of the team's people, in its table. */
export interface PersonFigures extends Figures {
  person: Person
  calmDays: readonly CalmDay[]
  products: Totals
  longest: Totals
}

/** One of them by themselves. */
export interface PersonReport extends PersonFigures, Summary {}

export interface TeamReport extends Summary {
  people: readonly PersonFigures[]
  /** People in the team by the end of the range without data in it. */
  silent: readonly Person[]
  calmDays: readonly CalmDay[]
  products: Totals
  longest: Totals
}

/** A person's months, also from an endpoint that sends only days. */
export const monthsOf = ({ months, days }: Person): readonly TeamMonth[] =>
  months ?? monthsFrom(days)

type TeamContext = Pick<Frame, 'rollUp'> & { today: string }

/** One for all people. */
const emptyTeamDay = memoise(
  (date): TeamDay => ({
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
  }),
)

/** Every day of the range; days without data are empty. */
const withMissingDays = (days: readonly TeamDay[], range: Dates, today: string) => {
  const known = new Map(days.map((day) => [day.date, day]))
  return daysOf(range).map((date) => {
    const day = known.get(date) ?? emptyTeamDay(date)
    return date === today ? { ...day, running: true as const } : day
  })
}

const longestIn = (days: readonly { longest: Totals }[]) => {
  const longest: Totals = emptyRecord()
  for (const day of days)
    for (const id of Object.keys(day.longest)) {
      const ms = day.longest[id] ?? 0
      if (ms > (own(longest, id) ?? -1)) longest[id] = ms
    }
  return longest
}

function personFigures(person: Person, range: Dates, setting: TeamContext): PersonFigures {
  const { today = setting.today, since, expected } = person
  const days = withMissingDays(person.days, range, today)
  return {
    ...figuresOf(days, setting, { today, since, expected }),
    person,
    calmDays: calmDaysOfTeam(days),
    products: addTotals(days.map((day) => day.products)),
    longest: longestIn(days),
  }
}

export function personReport(person: Person, range: Dates, setting: TeamContext): PersonReport {
  const figures = personFigures(person, range, setting)
  const { days } = figures
  return { ...figures, trend: trendOf(days, unitFor(days.length), setting.rollUp) }
}

/** The same day of several people. */
function joinPeople(days: readonly ReportDay[]): ReportDay {
  return {
    date: days[0]?.date ?? '',
    ...addFiguresOfDays(days),
    ...(days.some((day) => day.running) && { running: true as const }),
    ...(days.some((day) => day.corrected) && { corrected: true as const }),
  }
}

/**
 * The quality of the data of the people who sent something, missing days included. The others are
 * named in the report, and would only blur this figure.
 */
const qualityOfPeople = (people: readonly PersonFigures[]) => {
  const sum = (of: (one: PersonFigures) => number) => people.reduce((all, one) => all + of(one), 0)
  return {
    days: sum(({ quality }) => quality.days),
    worked: sum(({ quality }) => quality.worked),
    weekdays: sum(({ quality }) => quality.weekdays),
    corrected: sum(({ quality }) => quality.corrected),
    missingDays: people.flatMap(({ quality }) => quality.missingDays),
  }
}

/** Whether something should have come: not from a person who left before, or was off all the time. */
const isAwaited = ({ since, expected = MONDAY_TO_FRIDAY }: Person, range: Dates) =>
  daysOf(range).some((date) => isExpected(date, { ...expected, since }))

export function teamReport(
  members: readonly Person[],
  range: Dates,
  setting: TeamContext,
): TeamReport {
  const all = members.map((person) => personFigures(person, range, setting))
  const people = all.filter(({ sum }) => sum.worked > 0)
  const days = daysOf(range).map((_, i) => joinPeople(all.flatMap((one) => one.days[i] ?? [])))
  const summary = summaryOf(days, setting, { today: setting.today, since: undefined })
  return {
    ...summary,
    quality: { ...summary.quality, ...qualityOfPeople(people) },
    people,
    silent: all
      .filter(({ sum, person }) => sum.worked === 0 && isAwaited(person, range))
      .map(({ person }) => person),
    calmDays: people.flatMap((one) => one.calmDays),
    products: addTotals(people.map((one) => one.products)),
    longest: longestIn(people),
  }
}

/** Average switches per day with work. Returns undefined if none is known. */
export const switchesADay = (days: readonly ReportDay[]): number | undefined => {
  const known = days.filter((day) => day.switches !== undefined && sumOf(day.work) > 0)
  const all = known.reduce((sum, day) => sum + (day.switches ?? 0), 0)
  return known.length > 0 ? all / known.length : undefined
}
