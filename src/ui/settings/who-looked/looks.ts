/** Reads of the access log as looks: a report asks for days and for months at the same time. */
import { minute } from '../../../core/time/units.ts'

/** One read, as the endpoint tells it. */
export interface Read {
  reader: { id: string; name?: string; token?: true } | { account: string }
  route: 'layout' | 'months' | 'indicators' | 'day' | 'table' | 'copy'
  /** Days, both included; absent if everything was read. */
  from?: string
  to?: string
  lastAt: number
}

/** Reads of one reader that follow one another within some minutes. */
export interface Look {
  reader: Read['reader']
  /** Epoch milliseconds of the last of them. */
  at: number
  /** The ranges, each once. */
  reads: readonly Read[]
}

/** Reads of one reader are one look while each is no longer than this after the one before. */
const TOGETHER = 15 * minute

const readerOf = ({ reader }: Pick<Read, 'reader'>) =>
  'account' in reader ? reader.account : reader.id

const isSameRange = (a: Read) => (b: Read) =>
  a.from === b.from && a.to === b.to && a.route === b.route

const withRead = (look: Look, read: Read): Look =>
  look.reads.some(isSameRange(read)) ? look : { ...look, reads: [...look.reads, read] }

/** @param reads the latest first */
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
