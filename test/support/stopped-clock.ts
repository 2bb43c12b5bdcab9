import { afterEach, beforeEach, vi } from 'vitest'
import type { StintDatabase } from '../../src/store/database.ts'
import { apply } from '../../src/store/timeline/commands.ts'
import { freshProfile } from './fresh-profile.ts'

/** Each test begins with an empty database, at a clock that stands until the test moves it. */
export function setUpStoppedClock(start: number, begin: (db: StintDatabase) => void) {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: start })
    begin(freshProfile().open())
  })
  afterEach(() => {
    vi.useRealTimers()
  })
}

export const PIPEDRIVE = {
  at: 'site',
  category: 'documentation',
  context: { product: 'pipedrive' },
} as const

/** The clock moves on, with the browser awake and the same in front all the time. */
export async function passMinutes(
  db: StintDatabase,
  minutes: number,
  seen: Parameters<typeof apply>[1] = { at: 'elsewhere' },
) {
  for (const end = Date.now() + minutes * 60_000; Date.now() < end; ) {
    vi.setSystemTime(Math.min(end, Date.now() + 60_000))
    await apply(db, seen)
  }
}
