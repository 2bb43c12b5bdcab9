import { shownMs } from '../../core/day/sums.ts'
import { inWords } from '../formats.ts'
import { dayWords } from '../words/day.ts'

/**
 * The length of a row in words. The length always equals the difference of the shown start and end.
 */
export const lengthOf = (row: { startedAt: number; endedAt: number }) => {
  const ms = shownMs(row)
  return ms > 0 ? inWords(ms) : dayWords.underMinute
}
