import type { StintDatabase } from '../../src/store/database.ts'
import { expectInvariants } from './invariants.ts'
import { passMinutes, setUpStoppedClock } from './stopped-clock.ts'

export const start = Date.UTC(2026, 10, 23, 9)

export const at = (minutes: number) => start + minutes * 60_000

export let db: StintDatabase

/** Moves the clock forward by minutes, while the browser shows a page outside of any CRM. */
export const pass = (minutes: number) => passMinutes(db, minutes)

export const timelineText = async () =>
  (await expectInvariants(db)).map((s) => {
    const end = s.endedAt === undefined ? '' : (s.endedAt - start) / 60_000
    return `${s.category} ${(s.startedAt - start) / 60_000}–${end}${s.note ? ` (${s.note})` : ''}`
  })

/** Registers hooks of Vitest, so each test file must call this function once. */
export function setUpCommands() {
  setUpStoppedClock(start, (fresh) => {
    db = fresh
  })
}
