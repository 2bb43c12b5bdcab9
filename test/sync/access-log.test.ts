import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { fetchAccessLog } from '../../src/sync/access-log.ts'
import { fetchLayout } from '../../src/sync/team.ts'
import { newMember } from '../support/endpoint/fixture.ts'
import { freshProfile } from '../support/fresh-profile.ts'
import { openReportEndpoint } from '../support/report-endpoint.ts'

it("tells a rep of their manager's report: its days and its months", async () => {
  const { endpoint, managed, join } = await openReportEndpoint()
  const rep = await join(await newMember(endpoint, 'Anna'))
  expect(await fetchAccessLog(rep)).toEqual({ reads: [] })
  const signal = new AbortController().signal
  const days = { from: '2026-11-16', to: '2026-11-29' }
  await fetchLayout(managed, days, signal, { from: '2025-12-01', to: '2026-11-30' })
  const log = await fetchAccessLog(rep)
  expect(log?.reads.map(({ reader, route, from, to }) => ({ reader, route, from, to }))).toEqual(
    expect.arrayContaining([
      { reader: expect.objectContaining({ name: 'Mia' }), route: 'layout', ...days },
      expect.objectContaining({ route: 'months', from: '2025-12-01', to: '2026-11-30' }),
    ]),
  )
  expect(log?.reads.every(({ lastAt }) => lastAt === endpoint.now)).toBe(true)
})

it('asks nobody where this browser is not connected', async () => {
  expect(await fetchAccessLog(freshProfile().open())).toBeUndefined()
})
