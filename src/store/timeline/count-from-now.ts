import { storedBeyondClock } from '../../core/attribution/clock-set-back.ts'
import { rewindState } from '../../core/attribution/rewind.ts'
import type { StintDatabase } from '../database.ts'
import { readScheme } from '../scheme/versions.ts'
import { readSettings } from '../settings.ts'
import { deviceOf, tables } from './change.ts'
import { readTail } from './read-tail.ts'
import { stateOf } from './state-of-rows.ts'
import { keepTrace } from './trace.ts'
import { writeDifference } from './write.ts'

/**
 * If the clock was set back, continues to count time: deletes the stored time after the present
 * clock time (with tombstones), and continues the running category from the present clock time.
 * Earlier actions can then no longer be undone.
 */
export const countFromNow = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', tables(db), async () => {
    const device = await deviceOf(db)
    const row = await db.attribution.get(device)
    const now = Date.now()
    if (!row || storedBeyondClock(row.latest, now) === undefined) return
    const settings = await readSettings(db)
    const tail = await readTail(db, device, now)
    const { version, categories } = await readScheme(db, now)
    const { timeline, memory } = rewindState(stateOf(tail, row.memory, settings, categories), now)
    if (settings.recordTrace) await keepTrace(db, now, { type: 'rewind' })
    await writeDifference(db, tail, timeline, { device, now, settings, version })
    await db.attribution.put({ device, memory, latest: now })
    await db.acts.clear()
  })
