/**
 * A team's time by person, in the form that the endpoint sends: sums of days, without clock times.
 */
import { type Expected, isExpected, MONDAY_TO_FRIDAY } from '../day/expected-time.ts'
import { memoise } from '../memoise.ts'
import { emptyRecord, ownProperty } from '../own-property.ts'
import { addFiguresOfDays } from './add-days.ts'
import { NO_LENGTHS, type ReportDay } from './day.ts'
import type { Frame } from './frame.ts'
import { type Dates, daysOf, unitFor } from './range.ts'
import { type Figures, figuresOf, type Summary, summaryOf } from './report.ts'
import type { TeamDay } from './team-day.ts'
import { monthsFrom, type TeamMonth } from './team-month.ts'
import { addTotals, sumOf, type Totals } from './totals.ts'
import { trendOf } from './trend.ts'
import { type UninterruptedDay, uninterruptedDaysOfTeam } from './uninterrupted.ts'

export interface Person {
  id: string
  name: string
  /**
   * The day on which the person joined the team, or the first day with data of the person. An
   * earlier day is never reported as missing.
   */
  since: string
  /** The date of the last upload with any data that was new to the endpoint. */
  lastSent: string | undefined
  /** Today's date in the person's zone. Undefined if it equals the date in the reader's zone. */
  today?: string
  /** When the person is expected to work. If undefined, from Monday to Friday. */
  expected?: Expected
  /**
   * The person does not send unexplained time. The endpoint has only what was sent before that
   * choice.
   */
  keepsUnexplained?: true
  /** The days with data. */
  days: readonly TeamDay[]
  /**
   * The person's months, for the chart of many months. Undefined if the endpoint sent only days.
   */
  months?: readonly TeamMonth[]
}

/** For each base category, and for selling, the median of the team members' shares, 0–1. */
export interface Middle {
  people: number
  base: Totals
  selling: number
}

/** The figures of one person in the team's table. */
export interface PersonFigures extends Figures {
  person: Person
  uninterruptedDays: readonly UninterruptedDay[]
  products: Totals
  longest: Totals
}

export interface PersonReport extends PersonFigures, Summary {}

export interface TeamReport extends Summary {
  people: readonly PersonFigures[]
  /**
   * People of the team from whom data were expected in the range, but who have no data in the
   * range.
   */
  silent: readonly Person[]
  uninterruptedDays: readonly UninterruptedDay[]
  products: Totals
  longest: Totals
}

/** A person's months. If the endpoint sent no months, they are computed from the days. */
export const monthsOf = ({ months, days }: Person): readonly TeamMonth[] =>
  months ?? monthsFrom(days)

type TeamContext = Pick<Frame, 'rollUp'> & { today: string }

/** A day without data. All people share the same object for a date. */
const emptyTeamDay = memoise(
  (date): TeamDay => ({
    date,
    work: {},
    base: {},
    products: {},
    longest: {},
    ...NO_LENGTHS,
    switches: 0,
  }),
)

/** The figures of every day in the range. Days without data are empty. */
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
      if (ms > (ownProperty(longest, id) ?? -1)) longest[id] = ms
    }
  return longest
}

function personFigures(person: Person, range: Dates, setting: TeamContext): PersonFigures {
  const { today = setting.today, since, expected } = person
  const days = withMissingDays(person.days, range, today)
  return {
    ...figuresOf(days, setting, { today, since, expected }),
    person,
    uninterruptedDays: uninterruptedDaysOfTeam(days),
    products: addTotals(days.map((day) => day.products)),
    longest: longestIn(days),
  }
}

export function personReport(person: Person, range: Dates, setting: TeamContext): PersonReport {
  const figures = personFigures(person, range, setting)
  const { days } = figures
  return { ...figures, trend: trendOf(days, unitFor(days.length), setting.rollUp) }
}

/** Adds up the figures of several people for one day. */
function joinPeople(days: readonly ReportDay[]): ReportDay {
  return {
    date: days[0]?.date ?? '',
    ...addFiguresOfDays(days),
    ...(days.some((day) => day.running) && { running: true as const }),
    ...(days.some((day) => day.corrected) && { corrected: true as const }),
  }
}

/**
 * The completeness of the data of people who sent something, and their missing days. People without
 * any data are named in the report and left out here, because they would make this figure useless.
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

/**
 * Whether data were expected from a person in the range. No data are expected after the person has
 * left, or if all days of the range were days off.
 */
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
    uninterruptedDays: people.flatMap((one) => one.uninterruptedDays),
    products: addTotals(people.map((one) => one.products)),
    longest: longestIn(people),
  }
}

/**
 * Average number of switches per day with work. Returns undefined if switches are not known for any
 * of the days.
 */
export const switchesADay = (days: readonly ReportDay[]): number | undefined => {
  const known = days.filter((day) => day.switches !== undefined && sumOf(day.work) > 0)
  const all = known.reduce((sum, day) => sum + (day.switches ?? 0), 0)
  return known.length > 0 ? all / known.length : undefined
}
