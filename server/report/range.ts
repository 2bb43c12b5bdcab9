/** The range of days for which a report is requested. */
import { dateAfter } from '../../src/core/time/days.ts'
import { MAX_DAYS } from '../../src/sync/contract.ts'
import { ProblemError } from '../http/problem.ts'

export interface Range {
  from: string
  to: string
  /** The time zone for people whose devices have sent no zone. */
  zone: string
  dayStart: number
}

/**
 * Returns the days of a range. Throws a ProblemError if the range ends before its start or is too
 * long.
 */
export const daysOf = ({ from, to }: Pick<Range, 'from' | 'to'>) => {
  const first = Temporal.PlainDate.from(from)
  const count = first.until(to, { largestUnit: 'day' }).days + 1
  if (count < 1) throw new ProblemError('bad-request', 'to: lies before its start')
  if (count > MAX_DAYS) throw new ProblemError('bad-request', `to: at most ${MAX_DAYS} days`)
  return Array.from({ length: count }, (_, i) => dateAfter(from, i))
}
