import { dueAt } from '../core/decide.ts'
import { type Observation, sameSite } from '../core/memory.ts'
import { readNamed, type StintDatabase } from './database.ts'
import { readScheme } from './scheme.ts'
import { readSettings } from './settings.ts'
import { stateOf } from './state.ts'
import { readTail } from './tail.ts'

/** When the rules next have something to settle, if nothing else happens; epoch milliseconds. */
export const readDueAt = (db: StintDatabase): Promise<number | undefined> =>
  db.transaction('r', db.segments, db.attribution, db.named, async () => {
    const device = await readNamed(db, 'device')
    const stored = device ? await db.attribution.get(device) : undefined
    if (!device || !stored) return undefined
    const settings = await readSettings(db)
    // Slept through: that is for the next event to say, and no timer's matter.
    if (Date.now() - stored.memory.lastSeen >= settings.gapAfter) return undefined
    const tail = await readTail(db, device, Number.POSITIVE_INFINITY)
    const { categories } = await readScheme(db)
    return dueAt(stateOf(tail, stored.memory, settings, categories))
  })

/** Whether the browser shows something else than what is remembered of it. */
export const isNews = (db: StintDatabase, seen: Observation): Promise<boolean> =>
  db.transaction('r', db.attribution, db.named, async () => {
    const stored = await db.attribution.get((await readNamed(db, 'device')) ?? '')
    if (!stored) return true
    const { away, place } = stored.memory
    if (seen.at === 'away' || away) return (seen.at === 'away') !== (away !== undefined)
    return !sameSite(place.site, seen.at === 'site' ? seen : undefined)
  })
