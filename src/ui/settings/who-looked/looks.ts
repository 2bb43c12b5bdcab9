/**
 * Combines the reads that the endpoint's access log lists into looks. When somebody looks at a
 * report once, the log gets two reads: one of the days and one of the months.
 */
import { minute } from '../../../core/time/units.ts'

/** One read of the person's figures, as the endpoint's access log lists it. */
export interface Read {
  reader: { id: string; name?: string; token?: true } | { account: string }
  route: 'layout' | 'months' | 'indicators' | 'day' | 'table' | 'copy'
  /** The first and last day that were read. Absent if everything was read. */
  from?: string
  to?: string
  lastAt: number
}

/** Reads of one reader that followed each other within a short time (`TOGETHER`). */
export interface Look {
  reader: Read['reader']
  /** The instant of the last of these reads, epoch milliseconds. */
  at: number
  /** The reads. Each range is listed only once. */
  reads: readonly Read[]
}

/**
 * Milliseconds. Two reads of one reader belong to one look if one read began within this time after
 * the other.
 */
const TOGETHER = 15 * minute

const readerOf = ({ reader }: Pick<Read, 'reader'>) =>
  'account' in reader ? reader.account : reader.id

const isSameRange = (a: Read) => (b: Read) =>
  a.from === b.from && a.to === b.to && a.route === b.route

const withRead = (look: Look, read: Read): Look =>
  look.reads.some(isSameRange(read)) ? look : { ...look, reads: [...look.reads, read] }

/**
 * Combines reads into looks.
 * @param reads the reads, from the latest to the earliest
 */
export const looksFrom = (reads: readonly Read[]): readonly Look[] => {
  const looks: Look[] = []
  let earliest = 0
  for (const read of reads) {
    const last = looks.at(-1)
    const goesOn = last && readerOf(last) === readerOf(read) && earliest - read.lastAt <= TOGETHER
    if (goesOn) looks[looks.length - 1] = withRead(last, read)
    else looks.push({ reader: read.reader, at: read.lastAt, reads: [read] })
    earliest = read.lastAt
  }
  return looks
}
