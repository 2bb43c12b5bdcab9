/** Retention by the service: removes old rows when it starts, and then once a day. */
import type { Logger } from 'pino'
import { day } from '../../src/core/time/units.ts'
import { SERVICE } from '../../src/sync/contract.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/tables.ts'
import { removeOld } from '../segments/retention.ts'

interface Retention {
  /** Segments that ended more than this many days ago are removed. */
  keepDays: number
  clock: Pick<Clock, 'expiryNow'>
  log: Pick<Logger, 'info' | 'error'>
}

/**
 * Removes old rows at once, and after that once a day. Returns a function that stops the daily
 * removal.
 */
export const removeDaily = (db: Database, { keepDays, clock, log }: Retention) => {
  const remove = async () => {
    try {
      // Uses the proven clock (server/clock.ts): after somebody has set the computer's clock ahead,
      // the proven clock keeps the old time for an hour. With a wrong time, rows could be removed
      // too early, and they could not be restored.
      const removed = await removeOld(db, keepDays, clock.expiryNow(), SERVICE)
      log.info({ removed }, 'old rows')
    } catch (error) {
      log.error({ error: (error as Error).message }, 'old rows not removed')
    }
  }
  void remove()
  const daily = setInterval(() => void remove(), day)
  return () => clearInterval(daily)
}
