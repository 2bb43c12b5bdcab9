/** Stores a batch of rows, in the teams to which they belong. */
import type { Transaction } from 'kysely'
import { type BatchAnswer, Row, type RowResult, type StoredRow } from '../../src/sync/contract.ts'
import { inTransaction } from '../db/group-commit.ts'
import { isInList, type ListParameter, listParameter } from '../db/list-parameter.ts'
import { preparedQuery } from '../db/prepared-query.ts'
import type { Database, Tables } from '../db/tables.ts'
import type { Caller } from '../people/caller.ts'
import type { Device, Owner } from '../people/owner.ts'
import { teamsOf } from '../people/person.ts'
import { forgetSums } from '../report/forget-sums.ts'
import { knownCategories } from '../team/scheme.ts'
import {
  categoriesIn,
  flagOverlaps,
  type Parsed,
  rejectUntracked,
  rowsIn,
  verdictsOn,
} from './answer-rows.ts'
import { markCorrected } from './corrections.ts'
import { roomFor } from './day-limits.ts'
import { type DeviceZone, isNewZone, storeDeviceZone } from './device-zone.ts'
import { addPastDevice, raiseCounter, teamsOfRows } from './earlier-teams.ts'
import { isLaterSent, storeLastSent, takePlaces } from './feed-places.ts'
import { fromTable, toColumns } from './segment-columns.ts'
import type { Span } from './span.ts'
import { upsertSegments } from './upsert-segments.ts'
import { rejectMalformed } from './verdict.ts'

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

/** Returns the spans of time of the rows before the change and after it. */
const spansOf = (rows: readonly Row[], before: ReadonlyMap<string, StoredRow>): Span[] =>
  rows
    .flatMap((row) => [row, before.get(row.id) ?? row])
    .flatMap((row) => ('deleted' in row ? [] : [{ from: row.startedAt, to: row.endedAt }]))

interface Storing {
  now: number
  /** The time zone of the rows' days, as the device sends it. */
  zone: DeviceZone | undefined
  /**
   * The number of the last row before these rows in the member's feed: their rows in the order in
   * which they were stored (docs/domain.md, *feed*).
   */
  place: number
  /**
   * All teams in which the person is or was. The rows may have categories of any of these teams. If
   * a row changes a day for which any of these teams has stored a receipt, that day is marked as
   * corrected.
   */
  teams: readonly string[]
  /**
   * The instant at which the person's last rows in the team arrived before this batch; null if no
   * instant is stored.
   */
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

/**
 * Stores the rows of a person who has moved to another team, each row in the team in which it was
 * recorded.
 */
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
 * A row may come from any device of the member, so a person who has lost a device can still correct
 * its rows from another one. If two devices change the same row, the answer to one of them is
 * `stale` or `conflict`. A row is always counted for the day and device that recorded it.
 * @param zone the time zone of the rows' days, as the device sends it
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
