/**
 * Checks rows and schemes that an endpoint sends. An endpoint may be faulty, so its data must meet
 * the same rules as data of this browser.
 */
import * as z from 'zod/mini'
import { categoryOf, DOCUMENTATION } from '../core/scheme/categories.ts'
import { BREAK, UNEXPLAINED } from '../core/time/segment.ts'
import { MAX_LENGTH, MAX_UNEXPLAINED } from './contract/common-values.ts'
import { MAX_TAKEN_REVISION } from './contract/limits.ts'
import { StoredRow } from './contract/segments.ts'
import type { Scheme } from './contract/team.ts'

/** Returns the row if this browser could have made such a row, otherwise undefined. */
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
  // A break is never sent, so a row with a break is invalid.
  return length > 0 && length <= (isAway ? MAX_UNEXPLAINED : MAX_LENGTH) && category !== BREAK
}

/**
 * Whether this browser can use a scheme. In addition to the contract's checks, versions must be in
 * order, the newest first, and no version may retire Documentation.
 */
export const isUsableScheme = (scheme: Scheme): boolean =>
  [scheme, ...scheme.history].every(
    ({ version, categories }, i, { [i + 1]: before }) =>
      version > (before?.version ?? 0) && !categoryOf(DOCUMENTATION, categories)?.retired,
  )

type Live = Exclude<StoredRow, { deleted: true }>
