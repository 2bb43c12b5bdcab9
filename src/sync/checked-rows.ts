/** Validation of rows and schemes from an endpoint: as strict as for a person's input. */
import * as z from 'zod/mini'
import { categoryOf, DOCUMENTATION } from '../core/scheme/categories.ts'
import { BREAK, UNEXPLAINED } from '../core/time/segment.ts'
import { MAX_TAKEN_REVISION } from './contract/limits.ts'
import { StoredRow } from './contract/segments.ts'
import type { Scheme } from './contract/team.ts'
import { MAX_LENGTH, MAX_UNEXPLAINED } from './contract/words.ts'

/** The row, if it is one that this browser could have made. */
export function checkRow(value: unknown): StoredRow | undefined {
  const row = z.safeParse(StoredRow, value).data
  return row && row.revision <= MAX_TAKEN_REVISION && ('deleted' in row || isPossible(row))
    ? row
    : undefined
}

function isPossible({ category, startedAt, endedAt, note, context }: Live): boolean {
  const length = endedAt - startedAt
  const isAway = category === UNEXPLAINED
  if (isAway && (note !== undefined || context !== undefined)) return false
  // A break is never sent.
  return length > 0 && length <= (isAway ? MAX_UNEXPLAINED : MAX_LENGTH) && category !== BREAK
}

/**
 * Whether a scheme can be used here, in addition to the checks of the contract: versions are in
 * order, the newest first, and Documentation is not retired in any.
 */
export const isUsableScheme = (scheme: Scheme): boolean =>
  [scheme, ...scheme.history].every(
    ({ version, categories }, i, { [i + 1]: before }) =>
      version > (before?.version ?? 0) && !categoryOf(DOCUMENTATION, categories)?.retired,
  )

type Live = Exclude<StoredRow, { deleted: true }>
