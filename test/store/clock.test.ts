import { expect, it, vi } from 'vitest'
import { apply, switchTo } from '../../src/store/commands.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { changeSettings } from '../../src/store/settings.ts'
import { eachTest } from './each-test.ts'

const start = Date.UTC(2026, 10, 23, 9)
let db: StintDatabase
eachTest(start, (opened) => {
  db = opened
})

it('a click is one instant: an absence reported right after it leaves a question, not a hole', async () => {
  await changeSettings(db, { idleAfter: 15_000 })
  // A clock that goes on while a transaction runs.
  const clock = Date.now
  let passed = 0
  vi.spyOn(Date, 'now').mockImplementation(() => clock() + passed++)
  await switchTo(db, 'research')
  await apply(db, { at: 'away', why: 'idle' })
  vi.restoreAllMocks()
  const kept = (await db.segments.toArray()).filter((s) => !s.deleted)
  expect(kept.map((s) => s.category)).toEqual(['unexplained'])
})
