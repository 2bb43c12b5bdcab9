import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { storeValues } from '../../server/indicators/store-values.ts'
import { fetchOwnIndicators, fetchReadiness } from '../../src/sync/indicators.ts'
import { newMember } from '../support/endpoint/fixture.ts'
import { problemAnswer } from '../support/foreign-answers.ts'
import { freshProfile } from '../support/fresh-profile.ts'
import { openReportEndpoint } from '../support/report-endpoint.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const value = (member: string, value: number) => ({
  member,
  indicator: 'volume',
  period: 'month' as const,
  from_date: '2026-10-01',
  value,
})

it('a rep gets their own results from the endpoint, and nobody else’s', async () => {
  const { endpoint, join } = await openReportEndpoint()
  const [anna, boris] = [await newMember(endpoint, 'Anna'), await newMember(endpoint, 'Boris')]
  const given = [value(anna.member, 120.5), value(boris.member, 99), value('', 5000)]
  await storeValues(endpoint.db, anna.team, given, endpoint.now)
  const own = await fetchOwnIndicators(await join(anna), YEAR)
  expect(own).toEqual({
    ...YEAR,
    currency: null,
    own: [],
    values: [{ indicator: 'volume', period: 'month', from: '2026-10-01', value: 120.5 }],
  })
})

it('a head learns for how many months indicators were kept', async () => {
  const { endpoint, managed } = await openReportEndpoint()
  const { team } = await newMember(endpoint, 'Anna')
  await storeValues(endpoint.db, team, [value('', 5000)], endpoint.now)
  expect(await fetchReadiness(managed)).toEqual({
    isReady: false,
    facts: [
      { indicator: 'volume', months: 1 },
      { indicator: 'margin', months: 0 },
    ],
  })
})

it('a browser without an endpoint asks nobody', async () => {
  const db = freshProfile().open()
  const fetch = vi.spyOn(globalThis, 'fetch')
  expect(await fetchOwnIndicators(db, YEAR)).toBeUndefined()
  expect(await fetchReadiness(db)).toBeUndefined()
  expect(fetch).not.toHaveBeenCalled()
  fetch.mockRestore()
})

it('an endpoint that is too old is distinguished from one that cannot be reached', async () => {
  const { managed } = await openReportEndpoint()
  const fetch = vi.spyOn(globalThis, 'fetch')
  fetch.mockResolvedValueOnce(problemAnswer('not-found'))
  await expect(fetchOwnIndicators(managed, YEAR)).rejects.toMatchObject({ failure: 'not-found' })
  // Every request fails, also the one in 'no-cors' mode, which finds out whether a server answers.
  fetch.mockRejectedValue(new TypeError('Failed to fetch'))
  await expect(fetchOwnIndicators(managed, YEAR)).rejects.toMatchObject({ failure: 'network' })
  fetch.mockRestore()
})
