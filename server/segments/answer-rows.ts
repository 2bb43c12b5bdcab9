/** Finds the answer to each row of a batch, and the rows to write. */
import type { Transaction } from 'kysely'
import { isAside } from '../../src/core/time/segment.ts'
import type { Row, RowResult, StoredRow } from '../../src/sync/contract.ts'
import type { Tables } from '../db/tables.ts'
import type { Device } from '../people/owner.ts'
import type { Room } from './day-limits.ts'
import { findOverlapping } from './overlaps.ts'
import { rejectFullDay, rejectMalformed, verdictOn } from './verdict.ts'

/**
 * A row as it was received, and its parsed form; undefined if the row does not match the schema.
 */
export interface Parsed {
  raw: unknown
  row: Row | undefined
}

/** Returns the categories in a batch, except those that belong to no scheme (`isAside`). */
export const categoriesIn = (batch: readonly Parsed[]) =>
  new Set(
    batch.flatMap(({ row }) =>
      row && !('deleted' in row) && !isAside(row.category) ? [row.category] : [],
    ),
  )

export const rowsIn = (batch: readonly Parsed[]) => batch.flatMap(({ row }) => row ?? [])

interface Judging {
  device: Device
  now: number
  isKnown: (category: string) => boolean
  room: Room
}

/**
 * Returns the answer to each row of a batch, and the rows to write. If several rows have the same
 * id, only the newest of these rows is written.
 */
export const verdictsOn = (
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
      // A batch may contain the same segment twice: then the second row must be compared with the
      // first one, which is not stored yet.
      known.set(row.id, { ...verdict.write, device: stored?.device ?? device.id })
    }
    return verdict.result
  })
  return { results, writes: [...writes.values()] }
}

/**
 * Adds `overlaps` to the answer for each row that overlaps with a row of another device of the
 * person.
 */
export const flagOverlaps = async (
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

/**
 * Returns the answer to a row of a person who leads a team and whose own time is not recorded. The
 * row is not stored.
 */
export const rejectUntracked = ({ raw, row }: Parsed): RowResult =>
  row
    ? { id: row.id, revision: row.revision, result: 'rejected', reason: 'not-yours' }
    : rejectMalformed(raw)
