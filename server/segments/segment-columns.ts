/** Converts a segment between its form in the API and its columns in the table. */
import type { Row, StoredRow } from '../../src/sync/contract.ts'
import type { SegmentRow } from '../db/tables.ts'

/**
 * A row that is not a tombstone (the row of a deleted segment). The constraint `segments_whole`
 * ensures that these columns have values.
 */
type Whole = SegmentRow & {
  category: string
  started_at: number
  ended_at: number
  source: 'hand' | 'auto'
  scheme: number
}

const contextOf = ({ product, record_type, record_id }: SegmentRow) =>
  product !== null && {
    context: {
      product,
      ...(record_type !== null && {
        record: { type: record_type, ...(record_id !== null && { id: record_id }) },
      }),
    },
  }

/** Converts a row of the table to the form in the API. Columns without a value are left out. */
export const fromTable = (row: SegmentRow): StoredRow => {
  const { id, device, revision, changed_at: changedAt } = row
  if (row.deleted) return { id, device, revision, changedAt, deleted: true }
  const { category, started_at, ended_at, source, scheme } = row as Whole
  return {
    id,
    device,
    revision,
    changedAt,
    category,
    startedAt: started_at,
    endedAt: ended_at,
    source,
    scheme,
    ...(row.edited && { edited: true }),
    ...contextOf(row),
    ...(row.note !== null && { note: row.note }),
    ...(row.zone !== null && { zone: row.zone }),
  }
}

/** Returns the columns of the table for a segment in the form of the API. */
export const toColumns = (row: Row) => {
  const live = 'deleted' in row ? undefined : row
  return {
    id: row.id,
    revision: row.revision,
    changed_at: row.changedAt,
    deleted: live ? (0 as const) : (1 as const),
    category: live?.category ?? null,
    started_at: live?.startedAt ?? null,
    ended_at: live?.endedAt ?? null,
    source: live?.source ?? null,
    edited: live?.edited ? (1 as const) : (0 as const),
    scheme: live?.scheme ?? null,
    product: live?.context?.product ?? null,
    record_type: live?.context?.record?.type ?? null,
    record_id: live?.context?.record?.id ?? null,
    note: live?.note ?? null,
  }
}
