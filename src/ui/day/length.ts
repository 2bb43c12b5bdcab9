import { shownMs } from '../../core/day/rows.ts'
import { inWords } from '../formats.ts'
import { dayWords } from '../words/day.ts'

/** How long a row is, as follows from the times beside it. */
export const lengthOf = (row: { startedAt: number; endedAt: number }) => {
  const ms = shownMs(row)
  return ms > 0 ? inWords(ms) : dayWords.underMinute
}
