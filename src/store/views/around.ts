import { type Stretch, UNEXPLAINED } from '../../core/time/segment.ts'
import { hour } from '../../core/time/units.ts'
import type { StintDatabase } from '../database.ts'
import { readNamed } from '../named-rows.ts'
import { readRange } from '../timeline/range.ts'

/** What is shown before and after time away, milliseconds. */
const SHOWN = hour

/** What was within an hour before and after time away, in order; clipped to that. */
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
