import * as z from 'zod/mini'
import type { StintDatabase } from '../store/database.ts'
import { keepHistoryPage, readHistoryProgress } from '../store/outbox/history.ts'
import { readConnection } from '../store/outbox/sending.ts'
import { checkRow } from './checked-rows.ts'
import { HISTORY_PAGES, PAGE_BYTES } from './contract/limits.ts'
import { FeedAnswer, MAX_PAGE } from './contract.ts'
import { lineTo } from './request.ts'
import { SendError } from './send-error.ts'

/** The rows of the history are validated one by one, so that only the invalid rows are left out. */
const Feed = z.extend(FeedAnswer, {
  segments: z.array(z.unknown()).check(z.maxLength(MAX_PAGE)),
})

/**
 * Fetches the person's own history, from all of their devices, page by page. Continues where the
 * last fetch stopped. If this browser has a newer version of a row, that version stays. Invalid
 * rows are left out and counted.
 * @throws SendError, or the reason of the signal, once the signal is aborted
 */
export async function fetchHistory(db: StintDatabase, signal?: AbortSignal): Promise<void> {
  const connection = await readConnection(db)
  if (!connection) return
  const line = lineTo(connection, { signal })
  let since = (await readHistoryProgress(db))?.since ?? '0'
  for (let pages = 1, more = true; more; pages++) {
    const path = `/v1/segments?since=${since}&limit=${MAX_PAGE}`
    const page = await line.request(path, Feed, { most: PAGE_BYTES })
    if ((await readConnection(db))?.token !== connection.token) return
    const goesOn = page.segments.length > 0 && Number(page.next) > Number(since)
    if (page.more && (!goesOn || pages >= HISTORY_PAGES)) throw new SendError('answer')
    const rows = page.segments.flatMap((row) => checkRow(row) ?? [])
    since = page.next
    more = page.more
    await keepHistoryPage(db, rows, {
      since,
      done: !more,
      wrong: page.segments.length - rows.length,
    })
    signal?.throwIfAborted()
  }
}
