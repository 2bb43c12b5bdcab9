/** A member's segments: storing batches, and reading the feed. */
import type { Transaction } from 'kysely'
import { isAside } from '../../src/core/time/segment.ts'
import { minute } from '../../src/core/time/units.ts'
import {
  type BatchAnswer,
  type FeedAnswer,
  Row,
  type RowResult,
  type StoredRow,
} from '../../src/sync/contract.ts'
import { inTransaction } from '../db/group-commit.ts'
import { isInList, type ListParameter, listParameter } from '../db/list-parameter.ts'
import { preparedQuery } from '../db/prepared-query.ts'
import type { Database, Tables } from '../db/tables.ts'
import { ProblemError } from '../http/problem.ts'
import type { Caller } from '../people/devices.ts'
import type { Device, Owner } from '../people/owner.ts'
import { type Person, teamsOf } from '../people/person.ts'
import { forgetSums } from '../report/sums.ts'
import { knownCategories } from '../team/scheme.ts'
import { markCorrected } from './corrections.ts'
import { type DeviceZone, isNewZone, storeDeviceZone } from './device-zone.ts'
import { addPastDevice, raiseCounter, readInTeams, teamsOfRows } from './earlier-teams.ts'
import { findOverlapping } from './overlaps.ts'
import { type Room, roomFor } from './room.ts'
import { fromTable, toColumns } from './segment-columns.ts'
import type { Span } from './span.ts'
import { upsertSegments } from './upsert-segments.ts'
import { rejectFullDay, rejectMalformed, verdictOn } from './verdict.ts'

const addPlaces = preparedQuery((db, at: Owner & { places: number }) =>
  db
    .updateTable('members')
    .set((eb) => ({ seq: eb('seq', '+', at.places) }))
    .where('team', '=', at.team)
    .where('id', '=', at.member)
    .where('is_present', '=', 1)
    .returning(['seq', 'last_sent_at']),
)

const storeLastSent = preparedQuery((db, at: Owner & { now: number }) =>
  db
    .updateTable('members')
    .set({ last_sent_at: at.now })
    .where('team', '=', at.team)
    .where('id', '=', at.member),
)

/**
 * The number of the quarter of an hour. In all time zones, days begin at a whole quarter of an
 * hour, so the date does not change within one.
 */
const quarterOf = (instant: number) => Math.floor(instant / (15 * minute))

/**
 * Whether the instant must be stored: once in a quarter of an hour. After a clock was set back, an
 * earlier instant is not stored.
 */
const isLaterSent = (now: number, before: number | null) =>
  before === null || quarterOf(now) > quarterOf(before)

/**
 * Takes `places` in the member's feed. Returns the place before them, and when the member's last
 * rows came. It also locks the member's row, so that batches of one member are written one after
 * the other. Therefore no place becomes visible before a lower one, and the cursor of a reader
 * skips no row.
 */
const takePlaces = async (tx: Transaction<Tables>, { team, member }: Device, places: number) => {
  const [taken] = await addPlaces(tx, { team, member, places })
  // The person was moved or forgotten after the token was looked up. When the client tries again,
  // the token is looked up again.
  if (!taken) throw new ProblemError('unavailable', '', { 'Retry-After': '1' })
  return { place: taken.seq - places, lastSentAt: taken.last_sent_at }
}

/** A row as it was received, and its parsed form if it fits the contract. */
interface Parsed {
  raw: unknown
  row: Row | undefined
}

const findStored = preparedQuery((db, at: Owner & { ids: ListParameter }) =>
  db
    .selectFrom('segments')
    .selectAll()
    .where('team', '=', at.team)
    .where('member', '=', at.member)
    .where(isInList(db, 'id', at.ids)),
)

const readStored = async (tx: Transaction<Tables>, { team, member }: Device, ids: string[]) => {
  if (ids.length === 0) return new Map<string, StoredRow>()
  const rows = await findStored(tx, { team, member, ids: listParameter(tx, ids) })
  return new Map(rows.map((row) => [row.id, fromTable(row)]))
}

/** The categories in a batch, without those that belong to no scheme. */
const categoriesIn = (batch: readonly Parsed[]) =>
  new Set(
    batch.flatMap(({ row }) =>
      row && !('deleted' in row) && !isAside(row.category) ? [row.category] : [],
    ),
  )

const rowsIn = (batch: readonly Parsed[]) => batch.flatMap(({ row }) => row ?? [])

interface Judging {
  device: Device
  now: number
  isKnown: (category: string) => boolean
  room: Room
}

/**
 * The answer to each row of a batch, and the rows to write. For several rows with one id, only the
 * newest is written.
 */
const verdictsOn = (
  batch: readonly Parsed[],
  known: Map<string, StoredRow>,
  { device, now, isKnown, room }: Judging,
) => {
  const writes = new Map<string, Row>()
  const results = batch.map(({ raw, row }) => {
    if (!row) return rejectMalformed(raw)
    const stored = known.get(row.id)
    const verdict = verdictOn(row, stored, now, isKnown)
    if (verdict.write && !room.take(verdict.write, stored)) return rejectFullDay(row)
    if (verdict.write) {
      writes.set(row.id, verdict.write)
      // A batch may contain a row twice: the second is then compared with the first.
      known.set(row.id, { ...verdict.write, device: stored?.device ?? device.id })
    }
    return verdict.result
  })
  return { results, writes: [...writes.values()] }
}

/** Adds `overlaps` to the answers of rows that overlap with another device of the person. */
const flagOverlaps = async (
  tx: Transaction<Tables>,
  device: Device,
  batch: readonly Parsed[],
  { results, stored }: { results: RowResult[]; stored: ReadonlyMap<string, StoredRow> },
): Promise<RowResult[]> => {
  const own = batch.flatMap(({ row }, i) =>
    row && results[i]?.result === 'stored' && stored.get(row.id)?.device === device.id ? [row] : [],
  )
  const overlaps = await findOverlapping(tx, device, own)
  if (overlaps.size === 0) return results
  return results.map((result) =>
    result.result === 'stored' && overlaps.has(result.id) ? { ...result, overlaps: true } : result,
  )
}

/** The spans of rows before the change, and their spans after it. */
const spansOf = (rows: readonly Row[], before: ReadonlyMap<string, StoredRow>): Span[] =>
  rows
    .flatMap((row) => [row, before.get(row.id) ?? row])
    .flatMap((row) => ('deleted' in row ? [] : [{ from: row.startedAt, to: row.endedAt }]))

/**
 * The answer to rows of a person who leads a team and whose own time is not recorded: nothing is
 * stored.
 */
const rejectUntracked = ({ raw, row }: Parsed): RowResult =>
  row
    ? { id: row.id, revision: row.revision, result: 'rejected', reason: 'not-yours' }
    : rejectMalformed(raw)

interface Storing {
  now: number
  /** The zone of the rows' days, as the device tells it. */
  zone: DeviceZone | undefined
  /** The last place in the feed before the places of these rows. */
  place: number
  /**
   * All teams of the person: their categories are allowed in the rows, and their receipts are
   * marked as corrected.
   */
  teams: readonly string[]
  /** When the person's last rows in the team came, before this batch; null if that is not known. */
  lastSentAt: number | null
}

const knownInTeams = async (
  tx: Transaction<Tables>,
  teams: readonly string[],
  categories: ReadonlySet<string>,
) => {
  const known: ((category: string) => boolean)[] = []
  for (const team of teams) known.push(await knownCategories(tx, team, categories))
  return (category: string) => known.some((isKnown) => isKnown(category))
}

/** Stores the rows of one team. Returns the answers in the order of the rows. */
const storeRows = async (
  tx: Transaction<Tables>,
  device: Caller,
  batch: readonly Parsed[],
  { now, zone, place, teams, lastSentAt }: Storing,
): Promise<RowResult[]> => {
  const ids = new Set(batch.flatMap(({ row }) => row?.id ?? []))
  const stored = await readStored(tx, device, [...ids])
  const isKnown = await knownInTeams(tx, teams, categoriesIn(batch))
  const room = await roomFor(tx, device, rowsIn(batch))
  const before = new Map(stored)
  const { results, writes } = verdictsOn(batch, stored, { device, now, isKnown, room })
  const owner = { team: device.team, member: device.member, device: device.id }
  const received = { first_received_at: now, received_at: now }
  const rows = writes.map((row, i) => ({
    ...owner,
    ...toColumns(row),
    zone: zone?.zone ?? device.zone ?? null,
    ...received,
    seq: place + 1 + i,
  }))
  if (rows.length > 0) {
    await upsertSegments(tx, rows)
    if (isLaterSent(now, lastSentAt)) await storeLastSent(tx, { ...device, now })
    for (const team of teams) await markCorrected(tx, { ...device, team }, writes, before, now)
    await forgetSums(tx, device, spansOf(writes, before))
  }
  return device.alone ? results : flagOverlaps(tx, device, batch, { results, stored })
}

/** Stores the rows of a person who has moved, each in its own team. */
const storeByTeam = async (
  tx: Transaction<Tables>,
  device: Caller,
  batch: readonly Parsed[],
  storing: Storing,
): Promise<RowResult[]> => {
  const teamOf = await teamsOfRows(tx, device, rowsIn(batch))
  const numbered = batch.map((parsed, i) => ({ parsed, i }))
  const results: RowResult[] = []
  let { place } = storing
  for (const [team, part] of Map.groupBy(numbered, ({ parsed }) => teamOf(parsed.row))) {
    const own = { ...device, team }
    if (team !== device.team) {
      await raiseCounter(tx, own, place + part.length)
      await addPastDevice(tx, own, storing.now)
    }
    const rows = part.map(({ parsed }) => parsed)
    const lastSentAt = team === device.team ? storing.lastSentAt : null
    const answers = await storeRows(tx, own, rows, { ...storing, place, lastSentAt })
    for (const [at, { i }] of part.entries()) results[i] = answers[at] as RowResult
    place += part.length
  }
  return results
}

/**
 * Stores a batch in one transaction. Returns an answer for each row, in the order of the rows.
 *
 * A row may come from any device of the member: the answers `stale` and `conflict` resolve edits
 * made in two places, and a person who has lost a device can still correct its rows. A row always
 * belongs to the day of the device that made it.
 * @param zone the zone of the rows' days, as the device tells it
 */
export const storeBatch = async (
  db: Database,
  device: Caller,
  segments: readonly unknown[],
  now: number,
  zone?: DeviceZone,
): Promise<BatchAnswer> => {
  const batch = segments.map((raw): Parsed => ({ raw, row: Row.safeParse(raw).data }))
  const ids = new Set(batch.flatMap(({ row }) => row?.id ?? []))
  if (ids.size === 0) return { results: segments.map(rejectMalformed) }
  if (!device.isTracked) return { results: batch.map(rejectUntracked) }
  const teams = teamsOf(device)
  return inTransaction(db, async (tx) => {
    const places = teams.length > 1 ? batch.length : ids.size
    const { place, lastSentAt } = await takePlaces(tx, device, places)
    if (zone && isNewZone(device, zone)) await storeDeviceZone(tx, device, zone)
    const store = teams.length > 1 ? storeByTeam : storeRows
    return { results: await store(tx, device, batch, { now, zone, place, teams, lastSentAt }) }
  })
}

/** The member's rows of all devices after a place in the feed, the oldest change first. */
export const rowsAfter = (db: Database, { team, member }: Owner, since: number, limit: number) =>
  db
    .selectFrom('segments')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .where('seq', '>', since)
    .orderBy('seq')
    .limit(limit)
    .execute()

/** Returns one page of the feed from all teams of the person, and the cursor of the next page. */
export const readFeed = async (
  db: Database,
  { member, ...whereabouts }: Pick<Person, 'member' | 'team' | 'stays'>,
  since: number,
  limit: number,
): Promise<FeedAnswer> => {
  const found = await readInTeams(whereabouts, (team) =>
    rowsAfter(db, { team, member }, since, limit + 1),
  )
  // Places are counted over all teams of a person, so that rows of several teams can be sorted by
  // place.
  const rows = found.sort((a, b) => a.seq - b.seq).slice(0, limit + 1)
  const page = rows.slice(0, limit)
  return {
    segments: page.map(fromTable),
    next: String(page.at(-1)?.seq ?? since),
    more: rows.length > limit,
  }
}
