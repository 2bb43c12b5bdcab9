/**
 * Gets a team's time in the form that the report needs. Extension and console use the same code.
 */
import { type Expected, MONDAY_TO_FRIDAY } from '../core/day/expected-time.ts'
import { emptyRecord } from '../core/own-property.ts'
import { type Dates, earlierDate } from '../core/report/range.ts'
import { type RollUp, rollUpBy } from '../core/report/roll-up.ts'
import type { Person } from '../core/report/team.ts'
import type { TeamDay } from '../core/report/team-day.ts'
import { firstDayOf, monthsFrom, type TeamMonth } from '../core/report/team-month.ts'
import { add, type Totals } from '../core/report/totals.ts'
import { inForceOn, type SchemeVersion } from '../core/scheme/versions.ts'
import { dayBounds } from '../core/time/days.ts'
import { CheckedLayout } from './checked-layout.ts'
import { LAYOUT_BYTES } from './contract/limits.ts'
import type { Layout, LayoutDay, LayoutMonth } from './contract.ts'
import { requestInZone } from './known-zone.ts'
import type { Line } from './request.ts'

/**
 * A range of days. For people whose devices have sent no time zone or no start of the day, `zone`
 * and `dayStart` are used.
 */
interface AskedRange {
  range: Dates
  zone: string
  dayStart: number
}

interface AskedLayout extends AskedRange {
  /**
   * A range of days: each month that has a day in it is also fetched, as sums of the month. If
   * `months` is undefined, no months are fetched.
   */
  months?: Dates | undefined
  versions: readonly SchemeVersion[]
  /**
   * A team that the caller leads. If it is undefined, the answer is about the caller's own team,
   * or, if they do not lead it, about the first team that they lead.
   */
  team?: string | undefined
}

export function requestRange<T>(
  { range: { from, to }, zone, dayStart }: AskedRange,
  request: (query: URLSearchParams) => Promise<T>,
): Promise<T> {
  const { from: instant } = dayBounds(from, zone, dayStart)
  return requestInZone(zone, instant, (known) =>
    request(new URLSearchParams({ from, to, zone: known, dayStart: String(dayStart) })),
  )
}

async function requestMembers(line: Line, asked: AskedLayout, by: 'day' | 'month') {
  const { members } = await requestRange(asked, (query) => {
    query.set('exact', '1')
    if (by === 'month') query.set('by', by)
    if (asked.team !== undefined) query.set('team', asked.team)
    return line.request(`/v1/team/layout?${query}`, CheckedLayout, { most: LAYOUT_BYTES })
  })
  return members
}

/**
 * The months of each member. The key is the member's id. If the endpoint has an old version, it
 * answers with days, from which the months are computed.
 */
async function requestMonths(line: Line, asked: AskedLayout, from: DayReader) {
  const members = await requestMembers(line, asked, 'month')
  return new Map(
    members.map(({ id, months, days }) => [
      id,
      months ? months.map(monthFrom) : monthsFrom(days.map(from)),
    ]),
  )
}

/**
 * Fetches the people of a team with their days and months.
 * @throws SendError, or the reason of the line's signal, once that signal is aborted
 */
export async function requestPeople(line: Line, asked: AskedLayout): Promise<readonly Person[]> {
  const { versions, months } = asked
  const rollUp = rollUpBy(versions)
  const from: DayReader = (day) => dayFrom(day, rollUp, versions)
  const [members, sums] = await Promise.all([
    requestMembers(line, asked, 'day'),
    months && requestMonths(line, { ...asked, range: months }, from),
  ])
  return members.map((member) => {
    const { id, name, since, lastSent, today, keepsUnexplained, days } = member
    const own = sums && (sums.get(id) ?? [])
    const known = [since, ...days.map(({ date }) => date), firstDayOf(own ?? []) ?? since]
    return {
      id,
      name,
      lastSent: lastSent ?? undefined,
      ...(today && { today }),
      ...(keepsUnexplained && { keepsUnexplained }),
      expected: expectedFrom(member),
      // The first day of the person in the report. It may be before the day on which they joined
      // the team, because after joining they may have sent earlier days.
      since: known.reduce(earlierDate),
      days: days.map(from),
      ...(own && { months: own }),
    }
  })
}

type LayoutMember = Omit<Layout['members'][number], 'expected'> & { expected?: Expected }

/**
 * The person's expected working time in this team. If the person left the team and came back, the
 * days between are days off.
 */
const expectedFrom = ({
  expected = MONDAY_TO_FRIDAY,
  away = [],
  until,
}: LayoutMember): Expected => ({
  week: expected.week,
  off: [...expected.off, ...away],
  ...(until !== undefined && { until }),
})

/** Converts seconds to whole milliseconds. Segments begin and end at whole milliseconds. */
const inMs = (seconds: number) => Math.round(seconds * 1000)

/**
 * Converts the seconds of each category to milliseconds. Copies the object and changes the copy,
 * because this is several times as fast as building a new object, and this function runs for each
 * day of each person.
 */
const allInMs = (seconds: Totals): Totals => {
  const all = { ...seconds }
  for (const id of Object.keys(all)) all[id] = inMs(all[id] ?? 0)
  return all
}

const monthFrom = ({ month, seconds, base, days }: LayoutMonth): TeamMonth => ({
  month,
  work: allInMs(seconds),
  base: allInMs(base),
  days,
})

type DayReader = (day: LayoutDay) => TeamDay

/**
 * Computes the time per base category on the day `date`, by the scheme in force on this day.
 * Endpoints of an old version do not send this time.
 */
function baseOn(date: string, work: Totals, rollUp: RollUp, versions: readonly SchemeVersion[]) {
  const { version } = inForceOn(date, versions)
  const base: Totals = emptyRecord()
  for (const [id, ms] of Object.entries(work)) add(base, rollUp.base(id, version), ms)
  return base
}

function dayFrom(day: LayoutDay, rollUp: RollUp, versions: readonly SchemeVersion[]): TeamDay {
  const work = allInMs(day.seconds)
  return {
    date: day.date,
    work,
    base: day.base ? allInMs(day.base) : baseOn(day.date, work, rollUp, versions),
    products: allInMs(day.products),
    longest: allInMs(day.longest),
    automatic: inMs(day.automatic),
    byHand: inMs(day.byHand),
    edited: inMs(day.edited),
    unexplained: inMs(day.unexplained),
    missing: inMs(day.missing),
    overlapping: inMs(day.overlapping),
    // Breaks and private time are never sent, so both are 0 in a team's report.
    breaks: 0,
    private: 0,
    switches: day.switches,
    ...(day.corrected && { corrected: true as const }),
  }
}
