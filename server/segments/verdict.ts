/**
 * Decides the answer to one row of a batch, by comparing it with the stored row of the same id. All
 * functions in this file are pure (they only compute their result).
 */
import { UNEXPLAINED } from '../../src/core/time/segment.ts'
import {
  Id,
  type LiveRow,
  MAX_AHEAD,
  MAX_LENGTH,
  MAX_UNEXPLAINED,
  type Reason,
  Revision,
  type Row,
  type RowResult,
  type StoredRow,
} from '../../src/sync/contract.ts'

const isLive = (row: Row): row is LiveRow => !('deleted' in row)

/** Whether a version of the team's scheme (set of categories) contains a category. */
type IsKnown = (category: string) => boolean

const reasonAgainstLive = (row: LiveRow, isKnown: IsKnown): Reason | undefined => {
  const unexplained = row.category === UNEXPLAINED
  const length = row.endedAt - row.startedAt
  if (!unexplained && !isKnown(row.category)) return 'unknown-category'
  if (length <= 0) return 'end-before-start'
  if (length > (unexplained ? MAX_UNEXPLAINED : MAX_LENGTH)) return 'too-long'
  return undefined
}

/**
 * Returns the reason for which a well-formed row cannot be stored; undefined if it can be stored.
 */
const reasonAgainst = (row: Row, now: number, isKnown: IsKnown): Reason | undefined => {
  // `changedAt` may not be in the future either. Of two edits, the one with the later `changedAt`
  // is stored, so an edit with an instant in the future would replace all other edits.
  const latest = isLive(row) ? Math.max(row.changedAt, row.endedAt) : row.changedAt
  const reason = isLive(row) && reasonAgainstLive(row, isKnown)
  if (reason) return reason
  return latest > now + MAX_AHEAD ? 'in-future' : undefined
}

const CONTENT = [
  'changedAt',
  'deleted',
  'category',
  'startedAt',
  'endedAt',
  'source',
  'edited',
  'scheme',
  'note',
] as const

/**
 * The content of a row as a text. Two rows with the same id and revision are the same edit if their
 * content is equal.
 */
const contentOf = (row: Partial<LiveRow> & { deleted?: true }) =>
  JSON.stringify([
    ...CONTENT.map((name) => row[name] ?? null),
    row.context?.product ?? null,
    row.context?.record?.type ?? null,
    row.context?.record?.id ?? null,
  ])

/**
 * Returns the answer to a row that does not match the schema. The answer contains the row's id and
 * revision if these two can be read.
 */
export const rejectMalformed = (raw: unknown): RowResult => {
  const { id, revision } = (raw ?? {}) as { id?: unknown; revision?: unknown }
  const readId = Id.safeParse(id)
  const readRevision = Revision.safeParse(revision)
  return {
    id: readId.success ? readId.data : null,
    ...(readRevision.success && { revision: readRevision.data }),
    result: 'rejected',
    reason: 'malformed',
  }
}

/**
 * Returns the answer to a row that is refused because its day already contains the largest allowed
 * number of rows.
 */
export const rejectFullDay = ({ id, revision }: Row): RowResult => ({
  id,
  revision,
  result: 'rejected',
  reason: 'too-many',
})

const compareRevisions = (row: Row, stored: StoredRow) => {
  if (row.revision > stored.revision) return 'stored'
  if (row.revision < stored.revision) return 'stale'
  return contentOf(row) === contentOf(stored) ? 'stored' : 'conflict'
}

interface Verdict {
  result: RowResult
  /** The row to write; absent if nothing has to be written. */
  write?: Row
}

/** Returns the answer to one row. `stored` is the stored row with the same id. */
export const verdictOn = (
  row: Row,
  stored: StoredRow | undefined,
  now: number,
  isKnown: IsKnown,
): Verdict => {
  const { id, revision } = row
  const reason = reasonAgainst(row, now, isKnown)
  if (reason) return { result: { id, revision, result: 'rejected', reason } }
  const result = stored ? compareRevisions(row, stored) : 'stored'
  if (stored && (result === 'stale' || result === 'conflict'))
    return { result: { id, revision, result, stored } }
  const isSame = stored?.revision === revision
  return { result: { id, revision, result: 'stored' }, ...(!isSame && { write: row }) }
}
