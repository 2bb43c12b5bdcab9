import { type Stretch, UNEXPLAINED } from '../../core/time/segment.ts'
import { hour } from '../../core/time/units.ts'
import type { StintDatabase } from '../database.ts'
import { readNamed } from '../named-rows.ts'
import { readRange } from '../timeline/read-range.ts'

/**
 * Milliseconds. The length of the time that is shown before an absence, and also of the time that
 * is shown after it.
 */
const SHOWN = hour

/**
 * The stretches within the last hour before an absence and within the first hour after it, in order
 * of start, and cut to these two hours.
 */
export interface Around {
  before: readonly Stretch[]
  after: readonly Stretch[]
}

export const readAround = (
  db: StintDatabase,
  { startedAt, endedAt }: { startedAt: number; endedAt: number },
  now = Date.now(),
): Promise<Around> =>
  db.transaction('r', db.segments, db.named, async () => {
    const device = (await readNamed(db, 'device')) ?? ''
    const until = Math.max(endedAt, Math.min(endedAt + SHOWN, now))
    const [before, after] = await Promise.all([
      readRange(db, device, startedAt - SHOWN, startedAt),
      readRange(db, device, endedAt, until),
    ])
    const known = ({ category }: Stretch) => category !== UNEXPLAINED
    return { before: before.filter(known), after: after.filter(known) }
  })
