/** What may be taken over from an endpoint: what it says is checked as what a person enters is. */
import * as z from 'zod/mini'
import { BASE, type Categories, categoryOf, DOCUMENTATION } from '../core/scheme/categories.ts'
import { BREAK, UNEXPLAINED } from '../core/time/segment.ts'
import { MAX_TAKEN_REVISION, SCHEME_VERSIONS } from './contract/limits.ts'
import { StoredRow } from './contract/segments.ts'
import type { Scheme } from './contract/team.ts'
import { MAX_LENGTH, MAX_UNEXPLAINED } from './contract/words.ts'

/** The row, if one of this browser's could be like that. */
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
 * Whether a scheme can be in force here: what everything is rolled up to is in each version, once, and
 * CRM time has its category. The versions come with the newest first.
 */
export const isUsableScheme = (scheme: Scheme): boolean =>
  scheme.history.length < SCHEME_VERSIONS &&
  [scheme, ...scheme.history].every(
    ({ version, categories }, i, { [i + 1]: before }) =>
      version > (before?.version ?? 0) && isWhole(categories),
  )

const isWhole = (categories: Categories) => {
  const ids = new Set(categories.map(({ id }) => id))
  return (
    ids.size === categories.length &&
    BASE.every(({ id }) => ids.has(id)) &&
    categoryOf(DOCUMENTATION, categories)?.retired === undefined
  )
}

type Live = Exclude<StoredRow, { deleted: true }>
