/**
 * Saves a log as a file, which the browser makes. The file contains all entries of the chosen
 * person and days, and not only those on the page.
 */
import { csvOf, dialectOf } from '../../../core/report/csv.ts'
import { LOG_PAGE } from '../../../sync/contract.ts'
import { download } from '../../download.ts'
import { logWords as words } from '../../words/logs.ts'
import type { Entry, Kind } from './log-entries.ts'
import type { AskedLog, LogPorts } from './ports.ts'
import { readPage } from './use-log.ts'

/**
 * The largest number of pages in a file. Each page has 500 entries, the most that the endpoint
 * returns at once, so a file has at most 100,000 entries.
 */
const MOST_PAGES = 200
const LARGEST = String(LOG_PAGE.most)

const FILES: Record<Kind, string> = {
  acts: 'stint-audit.csv',
  reads: 'stint-access-log.csv',
}

export const saveLog = async (ports: LogPorts, kind: Kind, asked: AskedLog) => {
  const all: Entry[] = []
  let cursor: string | undefined
  for (let i = 0; i < MOST_PAGES; i++) {
    const page = await readPage(ports, kind, {
      ...asked,
      limit: LARGEST,
      ...(cursor !== undefined && { cursor }),
    })
    all.push(...page.entries)
    cursor = page.next
    if (cursor === undefined) break
  }
  const rows = all.map(({ at, cells }) => [new Date(at).toISOString(), ...cells])
  const csv = csvOf([[...words.heads[kind]], ...rows], dialectOf(navigator.language))
  download(new Blob([csv], { type: 'text/csv' }), FILES[kind])
}
