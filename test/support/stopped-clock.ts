import { afterEach, beforeEach, vi } from 'vitest'
import type { StintDatabase } from '../../src/store/database.ts'
import { apply } from '../../src/store/timeline/commands.ts'
import { freshProfile } from './fresh-profile.ts'

/** Registers hooks that give each test an empty database, and a clock that only the test moves. */
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

/** Moves the clock forward by minutes. The browser is awake, and the same page stays in front. */
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
