import { dueAt } from '../core/decide.ts'
import { readNamed, type StintDatabase } from './database.ts'
import { readSettings } from './settings.ts'
import { stretchOf } from './stretch.ts'
import { readTail } from './tail.ts'

/** When the rules next have something to settle, if nothing else happens; epoch milliseconds. */
export const readDueAt = (db: StintDatabase): Promise<number | undefined> =>
  db.transaction('r', db.segments, db.attribution, db.named, async () => {
    const device = await readNamed(db, 'device')
    const stored = device ? await db.attribution.get(device) : undefined
    if (!device || !stored) return undefined
    const timeline = (await readTail(db, device, Number.POSITIVE_INFINITY)).map(stretchOf)
    return dueAt({ timeline, memory: stored.memory, settings: await readSettings(db) })
  })
