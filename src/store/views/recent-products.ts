import { day } from '../../core/time/units.ts'
import type { StintDatabase } from '../database.ts'
import { readNamed } from '../named-rows.ts'
import { readRange } from '../timeline/read-range.ts'

/**
 * Milliseconds. A product was recently used if it was used within this time before now (four
 * weeks).
 */
const LATELY = 28 * day

/** Ids of recently used products. The product that was used for the longest time is first. */
export const readRecentProducts = (db: StintDatabase): Promise<string[]> =>
  db.transaction('r', db.segments, db.named, async () => {
    const device = (await readNamed(db, 'device')) ?? ''
    const now = Date.now()
    const times = new Map<string, number>()
    for (const { context, startedAt, endedAt } of await readRange(db, device, now - LATELY, now)) {
      if (!context?.product) continue
      const before = times.get(context.product) ?? 0
      times.set(context.product, before + endedAt - startedAt)
    }
    return [...times].sort(([, a], [, b]) => b - a).map(([product]) => product)
  })
