/** Pages of a log, the newest first. Entries of one instant may go on into the next page. */
import { dateAfter, dayBounds } from '../../src/core/time/days.ts'
import { LOG_PAGE, type LogQuery } from '../../src/sync/contract.ts'

const LATEST = Number.MAX_SAFE_INTEGER

export interface LogPage {
  /** Only entries up to that instant. */
  upTo: number
  /** How many of the first of them were in the pages before. */
  skip: number
  most: number
  /** Entries from that instant on. */
  from: number
  person: string | undefined
}

/** @throws RangeError for an unknown zone */
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

/** How many rows a page has to read. */
export const rowsToRead = ({ most, skip }: LogPage) => most + skip + 1

/** Of rows in order, those of the page, and where the next one begins. */
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
