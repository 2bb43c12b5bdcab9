/** Gets a team's data from the endpoint. The browser does not store it. */
import type { Dates } from '../core/report/range.ts'
import type { Person, Middle as TeamMiddle } from '../core/report/team.ts'
import type { SchemeVersion } from '../core/scheme/versions.ts'
import type { StintDatabase } from '../store/database.ts'
import { readConnection } from '../store/outbox/sending.ts'
import { ownZone } from '../store/own-zone.ts'
import { readSchemeVersions } from '../store/scheme/versions.ts'
import { readSettings } from '../store/settings.ts'
import { SCHEME_BYTES } from './contract/limits.ts'
import { Middle, Scheme, Team } from './contract.ts'
import { requestGroup, unlessGroup } from './group.ts'
import { requestPeople, requestRange } from './layout.ts'
import { lineTo } from './request.ts'
import { schemeFrom } from './scheme.ts'

/** What the caller may see of their team. */
interface TeamAccess {
  team: string
  /** The id of the caller's own team. Endpoints of an old version do not send it. */
  own?: string
  /**
   * The teams whose time the caller may see. The list is empty if the endpoint has an old version,
   * which does not send it.
   */
  leads: readonly { id: string; name: string }[]
  /** Whether the caller may see the time of every person in the team. */
  layout: boolean
  /** Whether the caller may see the team's middle (the median shares of its people). */
  middle: boolean
}

async function lineOf(db: StintDatabase, signal?: AbortSignal) {
  const connection = await readConnection(db)
  return connection && lineTo(connection, { signal })
}

/**
 * Fetches what the caller may see of their team.
 * @returns undefined if this browser is not connected
 * @throws SendError
 */
export async function fetchTeamAccess(db: StintDatabase): Promise<TeamAccess | undefined> {
  const line = await lineOf(db)
  if (!line) return undefined
  const { id, name, role, shareMiddle, leads, mode } = await line.request('/v1/team', Team)
  // An endpoint of an old version does not send the teams that the caller leads. At such an
  // endpoint, not only managers but also administrators may see the team's time.
  const seesTeam = leads ? leads.length > 0 : role !== 'member'
  const leadsOwn = leads ? leads.some((team) => team.id === id) : seesTeam
  // A person who leads a team in group mode gets the figures of the group, and not the middle.
  const middle = leadsOwn ? mode?.mode !== 'group' : shareMiddle
  return {
    team: name,
    ...(id !== undefined && { own: id }),
    leads: leads ?? [],
    layout: seesTeam,
    middle,
  }
}

/**
 * Fetches a team's time by person and day.
 * @param range the days to fetch
 * @param months a range of days: each month that has a day in it is also fetched, as sums of the
 * month. If undefined, no months are fetched
 * @param team a team that the person leads; if undefined, the endpoint chooses one
 * @throws SendError, or the reason of the signal, once the signal is aborted
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
  const { dayStart } = await readSettings(db)
  const versions = await readSchemeVersions(db)
  return requestPeople(line, { range, months, versions, dayStart, zone: ownZone(), team })
}

/** Fetches a team's time by person and day. Returns `group` if the team is in group mode. */
export const fetchLayoutUnlessGroup = (...asked: Parameters<typeof fetchLayout>) =>
  unlessGroup(fetchLayout(...asked))

/**
 * Fetches all versions of a team's scheme, the oldest first. The caller must lead the team.
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

/**
 * Fetches the team's middle (the median share of each category among its people).
 * @returns undefined if too few people have sent anything
 * @throws SendError
 */
export async function fetchMiddle(
  db: StintDatabase,
  range: Dates,
): Promise<TeamMiddle | undefined> {
  const line = await lineOf(db)
  if (!line) return undefined
  const { dayStart } = await readSettings(db)
  const { middle } = await requestRange({ range, dayStart, zone: ownZone() }, (query) =>
    line.request(`/v1/team/middle?${query}`, Middle),
  )
  return middle && { people: middle.people, base: middle.base, selling: middle.selling }
}

/**
 * Fetches the weekly figures of a team in group mode. Returns an empty list if this browser is not
 * connected.
 */
export async function fetchGroup(
  db: StintDatabase,
  range: Dates,
  signal?: AbortSignal,
  team?: string,
) {
  const line = await lineOf(db, signal)
  return line ? requestGroup(line, range, team) : []
}
