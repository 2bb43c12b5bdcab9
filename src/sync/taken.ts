/** What may be taken over from an endpoint: what it says is checked as what a person enters is. */
import * as z from 'zod/mini'
import { BREAK, UNEXPLAINED } from '../core/segment.ts'
import { TAKEN_REVISION } from './contract/answer-limits.ts'
import { StoredRow } from './contract/segments.ts'
import { MAX_LENGTH, MAX_UNEXPLAINED } from './contract/words.ts'

/** The row, if one of this browser's could be like that. */
export function takenRow(value: unknown): StoredRow | undefined {
  const row = z.safeParse(StoredRow, value).data
  return row && row.revision <= TAKEN_REVISION && ('deleted' in row || isPossible(row))
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

type Live = Exclude<StoredRow, { deleted: true }>
