/**
 * Checks after every test file that all SQL statements of requests name a team. A database whose rows
 * are distributed over several nodes by team would send any other statement to all nodes.
 */
import { afterAll, expect } from 'vitest'
import { statements } from './fixture.ts'
import { asksAllTeams } from './spread.ts'

afterAll(() => {
  const asking = [...statements].filter(asksAllTeams)
  statements.clear()
  expect(asking).toEqual([])
})
