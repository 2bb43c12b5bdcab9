import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { secondsOf } from '../../src/core/day/receipt.ts'
import { dayBounds } from '../../src/core/time/days.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { readRange } from '../../src/store/timeline/read-range.ts'
import { readPopupView } from '../../src/store/views/popup-view.ts'
import { freshProfile } from '../support/fresh-profile.ts'
import { expectInvariants } from '../support/invariants.ts'
import { MOMENTS, type Moment } from '../support/sample/plans.ts'
import { SAMPLE_NOW, SAMPLE_ZONE, sampleDatabase } from '../support/sample/sample.ts'

beforeEach(() => {
  vi.stubEnv('TZ', SAMPLE_ZONE)
  vi.useFakeTimers({ toFake: ['Date'], now: SAMPLE_NOW })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

async function filled(...asked: Parameters<typeof sampleDatabase>): Promise<StintDatabase> {
  const { segments, attribution, named, receipts } = sampleDatabase(...asked)
  const db = freshProfile().open()
  await db.segments.bulkAdd(segments)
  await db.attribution.bulkAdd(attribution)
  await db.named.bulkAdd(named)
  await db.receipts.bulkAdd(receipts)
  return db
}

const popupViewAt = async (moment: Moment) =>
  readPopupView(await filled(SAMPLE_NOW, SAMPLE_ZONE, { moment }), SAMPLE_NOW)

describe.each(Object.keys(MOMENTS) as Moment[])('the sample, %s', (moment) => {
  it.each([true, false])('keeps the invariants, connected: %s', async (connected) => {
    const db = await filled(SAMPLE_NOW, SAMPLE_ZONE, { moment, connected })
    const live = await expectInvariants(db)
    expect(live.length).toBeGreaterThan(2000)
    expect(live.filter(({ startedAt }) => startedAt > SAMPLE_NOW)).toEqual([])
  })
})

it('works without categories of its own', async () => {
  const db = await filled(SAMPLE_NOW, SAMPLE_ZONE, { base: true })
  const live = await expectInvariants(db)
  expect(live.every(({ category, scheme }) => scheme === 1 && category !== 'offers')).toBe(true)
  expect((await readPopupView(db, SAMPLE_NOW)).offered).toHaveLength(8)
})

it('is the same every time', () => {
  expect(sampleDatabase()).toEqual(sampleDatabase())
})

it('can be made for any other time and zone', async () => {
  const now = Date.UTC(2027, 0, 1, 1, 30)
  const live = await expectInvariants(await filled(now, 'Pacific/Auckland'))
  expect(live.at(-1)).toMatchObject({ open: 1 })
})

it('ends in the state that it is named after', async () => {
  expect(await popupViewAt('running')).toMatchObject({
    running: { category: 'documentation', source: 'auto', context: { product: 'pipedrive' } },
  })
  expect(await popupViewAt('question')).toMatchObject({ question: { count: 1 } })
  expect(await popupViewAt('doubt')).toMatchObject({ doubt: { why: 'crm' } })
  expect((await popupViewAt('nothing')).running).toBeUndefined()
})

it('has receipts that agree with what was sent', async () => {
  const db = await filled()
  const receipt = await db.receipts.get('2026-11-19')
  const { from, to } = dayBounds('2026-11-19', SAMPLE_ZONE, 0)
  const day = await readRange(db, '5a1e5f0c-0000-4000-a000-000000000001', from, to)
  const seconds = Object.values(secondsOf(day)).reduce((sum, part) => sum + part, 0)
  expect(receipt).toMatchObject({ count: day.length, seconds })
  // The last entry is a dinner that went on after midnight. Only its part before midnight belongs to the
  // day.
  expect(day.at(-1)?.endedAt).toBe(to)
})

it('has unsent segments and corrections waiting', async () => {
  const { segments } = sampleDatabase()
  const waiting = segments.filter(({ outbox }) => outbox === 'send')
  expect(waiting.filter(({ acknowledged }) => acknowledged > 0)).toHaveLength(1)
  const { from } = dayBounds('2026-11-24', SAMPLE_ZONE, 0)
  const first = waiting.filter(({ acknowledged }) => acknowledged === 0)
  expect(first.length).toBeGreaterThan(5)
  expect(first.every(({ startedAt }) => startedAt >= from)).toBe(true)
})
