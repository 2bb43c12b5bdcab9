/** A team's data from the endpoint. None of it is stored. */

import { emptyRecord } from '../core/own-property.ts'
import { type Dates, earlierDate } from '../core/report/range.ts'
import { type RollUp, rollUpBy } from '../core/report/roll-up.ts'
import type { Person, Middle as TeamMiddle } from '../core/report/team.ts'
import type { TeamDay } from '../core/report/team-day.ts'
import { firstDayOf, monthsFrom, type TeamMonth } from '../core/report/team-month.ts'
import { add, type Totals } from '../core/report/totals.ts'
import { inForceOn, type SchemeVersion } from '../core/scheme/versions.ts'
import { dayBounds } from '../core/time/days.ts'
import type { StintDatabase } from '../store/database.ts'
import { readConnection } from '../store/outbox/sending.ts'
import { readSchemeVersions } from '../store/scheme/versions.ts'
import { ownZone, readSettings } from '../store/settings.ts'
import { LAYOUT_BYTES, SCHEME_BYTES } from './contract/limits.ts'
import { Layout, type LayoutDay, type LayoutMonth, Middle, Scheme, Team } from './contract.ts'
import { requestInZone } from './known-zone.ts'
import { lineTo } from './request.ts'
import { schemeFrom } from './scheme.ts'

/** What the caller may see of the team. */
export interface TeamAccess {
  team: string
  /** The id of the own team; older endpoints do not say. */
  own?: string
  /** The teams whose time the caller may see; older endpoints name none. */
  leads: readonly { id: string; name: string }[]
  /** The time of every person. */
  layout: boolean
  /** The team's medians. */
  middle: boolean
}

async function lineOf(db: StintDatabase, signal?: AbortSignal) {
  const connection = await readConnection(db)
  return connection && lineTo(connection, { signal })
}

/**
 * @returns undefined if this browser is not connected
 * @throws SendError
 */
export async function fetchTeamAccess(db: StintDatabase): Promise<TeamAccess | undefined> {
  const line = await lineOf(db)
  if (!line) return undefined
  const { id, name, role, shareMiddle, leads } = await line.request('/v1/team', Team)
  // An old endpoint names no teams: there administrators saw the team as well.
  const seesTeam = leads ? leads.length > 0 : role !== 'member'
  const leadsOwn = leads ? leads.some((team) => team.id === id) : seesTeam
  return {
    team: name,
    ...(id !== undefined && { own: id }),
    leads: leads ?? [],
    layout: seesTeam,
    middle: leadsOwn || shareMiddle,
  }
}

/** Makes a request for a range of days, with the zone and day start for devices that sent none. */
async function requestRange<T>(
  db: StintDatabase,
  { from, to }: Dates,
  request: (query: URLSearchParams) => Promise<T>,
) {
  const { dayStart } = await readSettings(db)
  const { from: instant } = dayBounds(from, ownZone(), dayStart)
  return requestInZone(ownZone(), instant, (zone) =>
    request(new URLSearchParams({ from, to, zone, dayStart: String(dayStart) })),
  )
}

type Line = NonNullable<Awaited<ReturnType<typeof lineOf>>>

interface LayoutOptions {
  by: 'day' | 'month'
  team: string | undefined
}

async function requestLayout(
  db: StintDatabase,
  line: Line,
  range: Dates,
  { by, team }: LayoutOptions,
) {
  const { members } = await requestRange(db, range, (query) => {
    query.set('exact', '1')
    if (by === 'month') query.set('by', by)
    if (team !== undefined) query.set('team', team)
    return line.request(`/v1/team/layout?${query}`, Layout, { most: LAYOUT_BYTES })
  })
  return members
}

/** The months of each member by id; an older endpoint sends days instead. */
async function requestMonths(
  db: StintDatabase,
  line: Line,
  { months: range, team }: { months: Dates; team: string | undefined },
  from: DayReader,
) {
  const members = await requestLayout(db, line, range, { by: 'month', team })
  return new Map(
    members.map(({ id, months, days }) => [
      id,
      months ? months.map(monthFrom) : monthsFrom(days.map(from)),
    ]),
  )
}

/**
 * @param range the days to fetch in full
 * @param months the days whose months to fetch as sums; undefined: none
 * @param team one that the person leads; undefined: the one that the endpoint chooses
 * @throws SendError, or the signal's reason, once it is aborted
 */
export async function fetchLayout(
  db: StintDatabase,
  range: Dates,
  signal?: AbortSignal,
  months?: Dates,
  team?: string,
): Promise<readonly Person[]> {
  const line = await lineOf(db, signal)
  if (!line) return []
  const versions = await readSchemeVersions(db)
  const rollUp = rollUpBy(versions)
  const from: DayReader = (day) => dayFrom(day, rollUp, versions)
  const [members, sums] = await Promise.all([
    requestLayout(db, line, range, { by: 'day', team }),
    months && requestMonths(db, line, { months, team }, from),
  ])
  return members.map(({ id, name, since, lastSent, today, keepsUnexplained, days }) => {
    const own = sums && (sums.get(id) ?? [])
    const known = [since, ...days.map(({ date }) => date), firstDayOf(own ?? []) ?? since]
    return {
      id,
      name,
      lastSent: lastSent ?? undefined,
      ...(today && { today }),
      ...(keepsUnexplained && { keepsUnexplained }),
      // A person who joined yesterday may have sent earlier weeks.
      since: known.reduce(earlierDate),
      days: days.map(from),
      ...(own && { months: own }),
    }
  })
}

/**
 * The categories of a team that the person leads, all versions, the oldest first.
 * @throws SendError
 */
export async function fetchTeamScheme(
  db: StintDatabase,
  team: string,
): Promise<readonly SchemeVersion[]> {
  const line = await lineOf(db)
  if (!line) return []
  const query = new URLSearchParams({ team })
  const scheme = await line.request(`/v1/scheme?${query}`, Scheme, { most: SCHEME_BYTES })
  return schemeFrom(scheme, undefined).versions
}

/** Segments begin and end at whole milliseconds. */
const inMs = (seconds: number) => Math.round(seconds * 1000)

const allInMs = (seconds: Totals): Totals =>
  Object.fromEntries(Object.entries(seconds).map(([id, length]) => [id, inMs(length)]))

const monthFrom = ({ month, seconds, base, days }: LayoutMonth): TeamMonth => ({
  month,
  work: allInMs(seconds),
  base: allInMs(base),
  days,
})

type DayReader = (day: LayoutDay) => TeamDay

/**
 * An older endpoint does not send base categories: they follow from the scheme in force on that
 * day.
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
    // Breaks and private time are never sent.
    breaks: 0,
    private: 0,
    switches: day.switches,
    ...(day.corrected && { corrected: true as const }),
  }
}

/**
 * @returns undefined if too few people have sent anything
 * @throws SendError
 */
export async function fetchMiddle(
  db: StintDatabase,
  range: Dates,
): Promise<TeamMiddle | undefined> {
  const line = await lineOf(db)
  if (!line) return undefined
  const { middle } = await requestRange(db, range, (query) =>
    line.request(`/v1/team/middle?${query}`, Middle),
  )
  return middle && { people: middle.people, base: middle.base, selling: middle.selling }
}
