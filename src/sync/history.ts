import type { StintDatabase } from '../store/database.ts'
import { readFetched, takeIn } from '../store/history.ts'
import { readConnection } from '../store/sending.ts'
import { FeedAnswer, MAX_PAGE } from './contract.ts'
import { lineTo } from './request.ts'

/**
 * Brings the person's own history back, from every device, page by page; goes on where it was
 * interrupted. What is newer here stays.
 * @throws SendError
 */
export async function fetchHistory(db: StintDatabase): Promise<void> {
  const connection = await readConnection(db)
  if (!connection) return
  const line = lineTo(connection)
  let since = (await readFetched(db))?.since ?? '0'
  for (let more = true; more; ) {
    const page = await line.request(`/v1/segments?since=${since}&limit=${MAX_PAGE}`, FeedAnswer)
    if ((await readConnection(db))?.token !== connection.token) return
    since = page.next
    more = page.more
    await takeIn(db, page.segments, { since, done: !more })
  }
}
