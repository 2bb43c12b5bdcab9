/** Program that stores segments in the database of an endpoint that runs in another process. */
import { openDatabase } from '../../../server/db/database.ts'
import type { Caller } from '../../../server/people/caller.ts'
import { storeBatch } from '../../../server/segments/store-batch.ts'

const [where = '', device = ''] = process.argv.slice(2)
const db = await openDatabase(where)

process.on('message', async ({ rows, now }: { rows: unknown[]; now: number }) => {
  process.send?.(await storeBatch(db, JSON.parse(device) as Caller, rows, now))
})
process.send?.('ready')
