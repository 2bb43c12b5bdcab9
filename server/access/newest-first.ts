/**
 * Divides a log into pages, the newest entry first. Entries of one instant may lie on two pages.
 */
import { dateAfter, dayBounds } from '../../src/core/time/days.ts'
import { LOG_PAGE, type LogQuery } from '../../src/sync/contract.ts'

const LATEST = Number.MAX_SAFE_INTEGER

export interface LogPage {
  /** Epoch milliseconds. Entries after this instant are left out. */
  upTo: number
  /** The number of entries of the instant `upTo` that earlier pages contained. */
  skip: number
  most: number
  /** Epoch milliseconds. Entries before this instant are left out. */
  from: number
  person: string | undefined
}

/**
 * Returns the page of the log that a query requests.
 * @throws RangeError for an unknown time zone
 */
export const logPageOf = (asked: LogQuery): LogPage => {
  const { cursor, limit, person, from, to, zone = 'UTC' } = asked
  const end = to === undefined ? LATEST : dayBounds(dateAfter(to, 1), zone, 0).from - 1
  const [at, skip] = cursor?.split('-').map(Number) ?? []
  return {
    upTo: Math.min(at ?? LATEST, end),
    skip: skip ?? 0,
    most: limit === undefined ? LOG_PAGE.usual : Number(limit),
    from: from === undefined ? 0 : dayBounds(from, zone, 0).from,
    person,
  }
}

/**
 * The number of rows to read for a page. It includes the rows of earlier pages, which are skipped
 * afterwards. It also includes one further row, to find out whether there is a next page.
 */
export const rowsToRead = ({ most, skip }: LogPage) => most + skip + 1

/**
 * Returns the rows of the page, selected from the ordered rows, and the cursor of the next page.
 */
export const cutPage = <Row>(
  rows: readonly Row[],
  { skip, most }: LogPage,
  instantOf: (row: Row) => number,
) => {
  const page = rows.slice(skip, skip + most)
  const last = page.at(-1)
  if (!last || rows.length <= skip + most) return { page, next: undefined }
  const at = instantOf(last)
  const given = rows.slice(0, skip + most).filter((row) => instantOf(row) === at).length
  return { page, next: `${at}-${given}` }
}
