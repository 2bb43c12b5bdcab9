/**
 * Checks after every test file that no request made a statement that asks all nodes of a database spread
 * by team.
 */
import { afterAll, expect } from 'vitest'
import { statements } from './fixture.ts'
import { asksAllTeams } from './spread.ts'

afterAll(() => {
  const asking = [...statements].filter(asksAllTeams)
  statements.clear()
  expect(asking).toEqual([])
})
