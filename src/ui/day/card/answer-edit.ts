import type { OpenTime } from '../../../core/day/open-times.ts'
import type { Edit } from '../../../core/editing/types.ts'
import { addEdit } from '../use-acts.ts'

/** The edit that sets the category of time away, or of untracked time. */
export const answerEdit = ({ id, startedAt, endedAt }: OpenTime, category: string): Edit =>
  id === undefined
    ? addEdit({ startedAt, endedAt }, category)
    : { do: 'explain', id, parts: [{ from: startedAt, to: endedAt, category }] }
