/** Tests the receipts that a person sees in the console: what the endpoint has stored of their days. */
import { expect, it } from 'vitest'
import { moveMember } from '../../../server/people/move.ts'
import { hour } from '../../../src/core/time/units.ts'
import { OwnReceipts, RECEIPTS_AT_ONCE } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  newDevice,
  newMember,
  openConsole,
  segment,
  startEndpoint,
  type TestDevice,
} from '../../support/endpoint/fixture.ts'

const rowAt = (from: string, to: string, category = 'misc') =>
  segment({ startedAt: Date.parse(from), endedAt: Date.parse(to), category })

const ask = (device: TestDevice, date: string, zone = 'UTC') =>
  device.get(`/v1/days/${date}?zone=${zone}`)

const fixture = async () => {
  const endpoint = await startEndpoint()
  const anna = await newMember(endpoint)
  const [work, home] = [await connectDevice(endpoint, anna), await connectDevice(endpoint, anna)]
  const console = await openConsole(endpoint, anna)
  const page = async (before?: string) => {
    const answer = await console.ask(`/v1/receipts${before ? `?before=${before}` : ''}`)
    expect(answer.status).toBe(200)
    return OwnReceipts.parse(await answer.json())
  }
  return { endpoint, anna, work, home, page }
}

it('has the receipts of every browser as the browsers got them, the latest days first', async () => {
  const { endpoint, anna, work, home, page } = await fixture()
  expect(await page()).toEqual({ receipts: [] })
  const late = rowAt('2026-11-20T22:00Z', '2026-11-21T02:00Z', 'documentation')
  await work.send([rowAt('2026-11-20T09:00Z', '2026-11-20T10:30Z', 'outgoing-call'), late])
  await home.send([rowAt('2026-11-20T20:00Z', '2026-11-20T20:30Z')])
  for (const date of ['2026-11-20', '2026-11-21']) await ask(work, date)
  await ask(home, '2026-11-20')
  const boris = await newDevice(endpoint, 'Boris')
  await boris.send([rowAt('2026-11-20T09:00Z', '2026-11-20T10:00Z')])
  await ask(boris, '2026-11-20')
  const { receipts, next } = await page()
  expect(next).toBeUndefined()
  expect(
    receipts.map(({ date, device, count, seconds }) => [date, device, count, seconds]),
  ).toEqual(
    expect.arrayContaining([
      ['2026-11-21', work.id, 1, { documentation: 7200 }],
      ['2026-11-20', work.id, 2, { documentation: 7200, 'outgoing-call': 5400 }],
      ['2026-11-20', home.id, 1, { misc: 1800 }],
    ]),
  )
  expect(receipts.map(({ date }) => date)).toEqual(['2026-11-21', '2026-11-20', '2026-11-20'])
  expect(receipts.every(({ correctedAt }) => correctedAt === undefined)).toBe(true)
  // The receipt counts a correction, even after the person has moved to another team.
  endpoint.now += hour
  await work.send([{ ...late, revision: 2, category: 'research', changedAt: endpoint.now }])
  const { team } = await newMember(endpoint, 'Clara', 'Support')
  await moveMember(endpoint.db, anna.member, team, { now: endpoint.now, actor: 'test' })
  const moved = (await page()).receipts
  expect(moved[0]).toMatchObject({ seconds: { research: 7200 }, correctedAt: endpoint.now })
  expect(moved).toHaveLength(3)
})

it('comes in pages that leave out nothing, also where days of two browsers begin together', async () => {
  const { work, home, page } = await fixture()
  const dates = Array.from({ length: 70 }, (_, i) =>
    Temporal.PlainDate.from('2026-11-20').subtract({ days: i }).toString(),
  )
  // The browser at home has one receipt fewer than the browser at work. A page of the list therefore
  // ends between the receipts of both browsers for the same day. That day begins at the same instant in
  // both browsers.
  for (const date of dates) await ask(work, date)
  for (const date of dates.slice(1)) await ask(home, date)
  const all: string[] = []
  for (let before: string | undefined; ; ) {
    const { receipts, next } = await page(before)
    expect(receipts.length).toBeLessThanOrEqual(RECEIPTS_AT_ONCE)
    all.push(...receipts.map(({ date, device }) => `${date} ${device}`))
    if (next === undefined) break
    before = next
  }
  expect(all).toHaveLength(139)
  expect(new Set(all).size).toBe(139)
})
