import { setImmediate } from 'node:timers/promises'
import type { KyselyPlugin } from 'kysely'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../server/http/app.ts'
import { hour, minute } from '../../../src/core/time/units.ts'
import { MAX_RECEIPTS, MAX_RECEIPTS_OF_DATE, READS_AT_ONCE } from '../../../src/sync/contract.ts'
import { rowsOn, startCounted } from '../../support/endpoint/count-reads.ts'
import { NOON, segment } from '../../support/endpoint/fixture.ts'

describe('receipts', () => {
  it('are stored for real zones, up to a limit for each date, and corrected together', async () => {
    const { one, endpoint, costOf } = await startCounted()
    const row = segment({ startedAt: NOON - 26 * hour, endedAt: NOON - 25 * hour })
    await one.send([row])
    const statuses = new Map<number, number>()
    for (let minutes = -720; minutes <= 840; minutes += 5) {
      const size = Math.abs(minutes)
      const [h, m] = [Math.floor(size / 60), size % 60].map((n) => String(n).padStart(2, '0'))
      const zone = encodeURIComponent(`${minutes < 0 ? '-' : '+'}${h}:${m}`)
      const { status } = await one.get(`/v1/days/2026-11-22?zone=${zone}`)
      expect([zone, status]).toEqual([zone, minutes % 15 ? 400 : 200])
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(statuses.get(200)).toBeGreaterThan(MAX_RECEIPTS_OF_DATE)
    const days = () => endpoint.db.selectFrom('days').selectAll().execute()
    expect(await days()).toHaveLength(MAX_RECEIPTS_OF_DATE)
    endpoint.now += minute
    const cost = await costOf(() => one.send([{ ...row, revision: 2, category: 'misc' }]))
    expect(cost.statements).toBeLessThan(15)
    const corrected = (await days()).filter(({ corrected_at }) => corrected_at !== null)
    expect(corrected.length).toBeGreaterThan(10)
  })

  it('are stored for a member up to a limit, the latest ones, and none of future days', async () => {
    const { one, endpoint } = await startCounted()
    const { team, member } = one.member
    const old = Array.from({ length: MAX_RECEIPTS }, (_, i) => ({
      team,
      member,
      device: one.id,
      date: `old ${i}`,
      from_at: i,
      to_at: i + 1,
      first_asked_at: i,
      corrected_at: null,
    }))
    for (let i = 0; i < old.length; i += 500)
      await endpoint.db
        .insertInto('days')
        .values(old.slice(i, i + 500))
        .execute()
    for (const date of ['2026-11-20', '2026-11-21', '2027-11-21', '9999-12-31', '1970-01-01'])
      expect((await one.get(`/v1/days/${date}?zone=UTC`)).status).toBe(200)
    const left = await endpoint.db.selectFrom('days').select(['date', 'from_at']).execute()
    expect(left).toHaveLength(MAX_RECEIPTS)
    expect(
      left
        .filter(({ date }) => /^\d/.test(date))
        .map(({ date }) => date)
        .sort(),
    ).toEqual(['2026-11-20', '2026-11-21'])
    expect(Math.min(...left.map(({ from_at }) => from_at))).toBe(2)
  })
})

describe('receipts that are requested at once', () => {
  it('are made some at a time, while the rest wait', async () => {
    const { endpoint, one } = await startCounted()
    await one.send(rowsOn(3))
    let under = 0
    let most = 0
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        if (!result.rows.some((row) => 'started_at' in row)) return result
        most = Math.max(most, ++under)
        // Waits for so long that another read would be counted if it ran at the same time.
        for (let turn = 0; turn < 50; turn++) await setImmediate()
        under--
        return result
      },
    }
    const app = createApp(endpoint.db.withPlugin(plugin), { now: () => endpoint.now })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        app.request('/v1/days/2026-11-22?zone=UTC', { headers: one.authorization }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(READS_AT_ONCE)
  })
})
