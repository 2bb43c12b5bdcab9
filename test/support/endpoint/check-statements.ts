/** Set up for every test file: no request of its tests may have asked all nodes of a spread database. */
import { afterAll, expect } from 'vitest'
import { statements } from './fixture.ts'
import { asksAllTeams } from './spread.ts'

afterAll(() => {
  const asking = [...statements].filter(asksAllTeams)
  statements.clear()
  expect(asking).toEqual([])
})
