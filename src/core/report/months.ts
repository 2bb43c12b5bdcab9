/**
 * The months that are shown around a range: usually the months since the last change of the scheme.
 * All time is added to the 8 base categories.
 */
import type { SchemeVersion } from '../scheme/versions.ts'
import { earlierDate, monthsOf, type Range } from './range.ts'

const MOST_MONTHS = 12
/** With fewer months than this, a reader cannot see a trend. */
const LEAST_MONTHS = 4

interface Known {
  versions: readonly Pick<SchemeVersion, 'from'>[]
  today: string
  /** The first day with data. Undefined without data. */
  since: string | undefined
}

/** Whether the scheme changed after the day `first` and not after the day `last`. */
export const hasSchemeChange = (versions: Known['versions'], first: string, last: string) =>
  versions.some(({ from }) => from !== undefined && from > first && from <= last)

const latestDate = (...dates: string[]) => dates.reduce((a, b) => (a > b ? a : b))

/**
 * @returns the months, the earliest first, and the day of the last change of the scheme if that day
 * is in one of these months
 */
export function monthsAround(
  range: Range,
  { versions, today, since }: Known,
): { months: readonly Range[]; changed: string | undefined } {
  const end = earlierDate(range.to, today)
  if (since === undefined || since > end) return { months: [], changed: undefined }
  const back = (months: number) => Temporal.PlainDate.from(end).subtract({ months }).toString()
  const changed = versions.findLast(({ from }) => from !== undefined && from <= end)?.from
  const start = earlierDate(changed ?? since, back(LEAST_MONTHS - 1))
  const months = monthsOf(latestDate(start, since, back(MOST_MONTHS - 1)), end)
  const within = changed !== undefined && changed >= (months[0]?.from ?? end)
  return { months, changed: within ? changed : undefined }
}
