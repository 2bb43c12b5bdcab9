import { useEffect, useState } from 'preact/hooks'
import { failureWords } from '../failure-words.ts'
import { actEntries, type Entry, type Kind, readEntries } from './log-entries.ts'
import type { AskedLog, LogPorts } from './ports.ts'

export interface LogPage {
  entries: readonly Entry[]
  /** The cursor with which the next page is read; absent on the last page. */
  next?: string | undefined
}

export const readPage = async (ports: LogPorts, kind: Kind, asked: AskedLog): Promise<LogPage> => {
  if (kind === 'acts') {
    const page = await ports.acts(asked)
    return { entries: actEntries(page), next: page.next }
  }
  const page = await ports.reads(asked)
  return { entries: readEntries(page), next: page.next }
}

/** The log that the person chose, page by page. It is read again when the choice changes. */
export const useLog = (ports: LogPorts, kind: Kind, asked: AskedLog | undefined) => {
  const [page, setPage] = useState<LogPage>()
  const [failed, setFailed] = useState('')
  useEffect(() => {
    if (!asked) return
    let stopped = false
    setPage(undefined)
    setFailed('')
    readPage(ports, kind, asked).then(
      (read) => !stopped && setPage(read),
      (error) => !stopped && setFailed(failureWords(error)),
    )
    return () => {
      stopped = true
    }
  }, [kind, JSON.stringify(asked)])
  const older = async () => {
    if (!page?.next) return
    const more = await readPage(ports, kind, { ...asked, cursor: page.next })
    setPage({ ...more, entries: [...page.entries, ...more.entries] })
  }
  return { page, failed, older }
}
