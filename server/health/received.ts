/**
 * Counts the batches of rows that arrive in each quarter of an hour, of all people and all
 * processes together. A process adds its counts to the stored row at most once a minute: if each
 * batch changed the row, batches would wait for each other.
 */
import type { Logger } from 'pino'
import { minute } from '../../src/core/time/units.ts'
import { RECEIVED_KEPT, RECEIVED_QUARTERS } from '../../src/sync/contract.ts'
import { inTransaction } from '../db/group-commit.ts'
import type { Database } from '../db/tables.ts'

const QUARTER = 15 * minute

interface Counted {
  batches: number
  rows: number
  lastAt: number
}

const addCounts = (db: Database, quarter: number, { batches, rows, lastAt }: Counted) =>
  inTransaction(db, async (tx) => {
    await tx
      .insertInto('received')
      .values({ quarter, batches, segments: rows, last_at: lastAt })
      .onConflict((conflict) =>
        conflict.column('quarter').doUpdateSet((eb) => ({
          batches: eb('received.batches', '+', batches),
          segments: eb('received.segments', '+', rows),
          last_at: lastAt,
        })),
      )
      .execute()
    await tx
      .deleteFrom('received')
      .where('quarter', '<', quarter - RECEIVED_KEPT)
      .execute()
  })

export const createReceived = (
  db: Database,
  { now, log }: { now: () => number; log: Pick<Logger, 'warn'> },
) => {
  const waiting = new Map<number, Counted>()
  let timer: NodeJS.Timeout | undefined

  /**
   * Stores the counts of this process. Counts that cannot be stored are kept, and stored with the
   * next counts.
   */
  const store = async () => {
    clearTimeout(timer)
    timer = undefined
    // The counts are taken out of `waiting` before they are stored. Counts that cannot be stored
    // are added to `waiting` again, for the next call.
    const counts = [...waiting]
    waiting.clear()
    for (const [quarter, counted] of counts) {
      await addCounts(db, quarter, counted).catch(({ message }: Error) => {
        add(quarter, counted)
        log.warn({ error: message }, 'batches were not counted')
      })
    }
  }

  const add = (quarter: number, { batches, rows, lastAt }: Counted) => {
    const before = waiting.get(quarter) ?? { batches: 0, rows: 0, lastAt }
    waiting.set(quarter, {
      batches: before.batches + batches,
      rows: before.rows + rows,
      lastAt: Math.max(before.lastAt, lastAt),
    })
    timer ??= setTimeout(() => void store(), minute).unref()
  }

  return {
    store,
    count: (rows: number) => {
      const lastAt = now()
      add(lastAt - (lastAt % QUARTER), { batches: 1, rows, lastAt })
    },
  }
}
export type Received = ReturnType<typeof createReceived>

/**
 * Returns the counts of the last quarters of an hour in which batches arrived, the latest first.
 */
export const readReceived = async (db: Database) => {
  const rows = await db
    .selectFrom('received')
    .selectAll()
    .orderBy('quarter', 'desc')
    .limit(RECEIVED_QUARTERS)
    .execute()
  const [last] = rows
  return {
    ...(last && { lastAt: last.last_at }),
    quarters: rows.map(({ quarter: from, batches, segments }) => ({
      from,
      batches,
      rows: segments,
    })),
  }
}
