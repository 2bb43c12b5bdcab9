import { afterEach, beforeEach, vi } from 'vitest'
import type { StintDatabase } from '../../src/store/database.ts'
import { apply } from '../../src/store/timeline/commands.ts'
import { freshProfile } from './fresh-profile.ts'

/** Gives each test an empty database, and a clock that stands still until the test moves it. */
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

/** Moves the clock on, with the browser awake and the same page in front all the time. */
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
