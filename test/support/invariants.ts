import { expect } from 'vitest'
import { DEFAULTS } from '../../src/core/settings/settings.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { isSendable } from '../../src/store/outbox/outbox.ts'

/** Expects the invariants that hold after every transaction (docs/domain.md, *Invariants*). */
export async function expectInvariants(db: StintDatabase) {
  const all = await db.segments.toArray()
  const live = all.filter((s) => !s.deleted).sort((a, b) => a.startedAt - b.startedAt)
  expect(live.filter((s) => s.endedAt === undefined).length).toBeLessThanOrEqual(1)
  live.forEach((s, i) => {
    if (s.endedAt !== undefined) expect(s.endedAt).toBeGreaterThan(s.startedAt)
    const next = live[i + 1]
    if (next) expect(s.endedAt).toBeLessThanOrEqual(next.startedAt)
  })
  for (const s of all) {
    expect(s.outbox !== undefined).toBe(s.revision > s.acknowledged)
    expect(s.open === 1).toBe(s.endedAt === undefined && !s.deleted)
    if (s.outbox === 'send' && s.offered === 0)
      expect(!s.deleted && isSendable(s.category, DEFAULTS)).toBe(true)
  }
  return live
}
