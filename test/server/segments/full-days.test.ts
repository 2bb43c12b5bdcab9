import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { toColumns } from '../../../server/segments/segment-columns.ts'
import { day, hour, minute } from '../../../src/core/time/units.ts'
import {
  type Layout,
  MAX_COMPARED,
  MAX_LONG_AT_ONCE,
  MAX_ROWS,
  MAX_ROWS_OF_DAY,
  PER_TOKEN,
} from '../../../src/sync/contract.ts'
import { reasonsOf, rowsOn, startCounted } from '../../support/endpoint/count-reads.ts'
import { NOON, newDevice, segment, tombstone } from '../../support/endpoint/fixture.ts'

describe('a day that is full', () => {
  const fill = async ({ one }: Awaited<ReturnType<typeof startCounted>>) => {
    for (let from = 0; from < MAX_ROWS_OF_DAY; from += MAX_ROWS)
      await one.send(rowsOn(MAX_ROWS, { from }))
  }

  it('takes no more rows of any device and gives the reason; other days do, and removed rows make room', async () => {
    const all = await startCounted()
    await fill(all)
    const { one, two } = all
    const [extra, ...more] = rowsOn(3, { from: 100 })
    if (!extra) throw new Error('none')
    expect(reasonsOf(await two.send([extra, ...more, ...rowsOn(1, { ago: 2 })]))).toEqual([
      'too-many',
      'too-many',
      'too-many',
      'stored',
    ])
    expect(reasonsOf(await one.send([extra]))).toEqual(['too-many'])
    const feed = await one.feed('0', 2)
    const [first, second] = feed.segments as ReturnType<typeof segment>[]
    if (!first || !second) throw new Error('none')
    const { device: _, ...held } = first as typeof first & { device: string }
    // Rows that are already stored may still change on a day that is full.
    expect(reasonsOf(await one.send([{ ...held, revision: 2, category: 'misc' }]))).toEqual([
      'stored',
    ])
    expect(reasonsOf(await one.send([tombstone(second.id, 2), extra, ...more]))).toEqual([
      'stored',
      'stored',
      'too-many',
      'too-many',
    ])
    const elsewhere = { startedAt: held.startedAt - 3 * day, endedAt: held.endedAt - 3 * day }
    expect(reasonsOf(await one.send([{ ...held, ...elsewhere, revision: 3 }, ...more]))).toEqual([
      'stored',
      'stored',
      'too-many',
    ])
    // A row that is sent again is stored already, and does not count a second time.
    expect(reasonsOf(await one.send([extra]))).toEqual(['stored'])
  })

  it('costs a batch and a receipt no more reads than a day has rows', async () => {
    const all = await startCounted()
    await fill(all)
    const batch = rowsOn(MAX_ROWS, { from: 100 })
    const { rows, statements } = await all.costOf(() => all.two.put({ segments: batch }))
    expect(rows).toBeLessThan(MAX_ROWS_OF_DAY + 3 * MAX_ROWS)
    expect(statements).toBeLessThan(20)
    // The number of reads is also limited for rows on separate days, however far apart these days are.
    const apart = Array.from({ length: MAX_ROWS }, (_, i) =>
      rowsOn(1, { ago: 1 + i * 3, length: 23 * hour }),
    )
    const far = await all.costOf(() => all.two.put({ segments: apart.flat() }))
    expect(far.rows).toBeLessThan(MAX_COMPARED + 5 * MAX_ROWS)
    expect(far.statements).toBeLessThan(20)
    const receipt = await all.costOf(() => all.one.get('/v1/days/2026-11-22?zone=UTC'))
    expect(receipt.rows).toBeLessThan(2 * MAX_ROWS_OF_DAY)
    // For the receipt of an old day (what is stored of that day), the endpoint does not read later rows.
    const old = await all.costOf(() => all.one.get('/v1/days/2021-11-22?zone=UTC'))
    expect(old.rows).toBeLessThan(10)
  })
})

describe('rows near a batch', () => {
  it('are compared up to a limit, whichever devices they are of', async () => {
    const { endpoint, one, two, costOf } = await startCounted()
    const { team, member } = two.member
    const near = (ago: number) =>
      rowsOn(MAX_ROWS, { ago }).map((row, i) => ({
        ...{ team, member, device: two.id, ...toColumns(row), seq: ago * MAX_ROWS + i },
        ...{ first_received_at: 0, received_at: 0, zone: null },
      }))
    for (let ago = 1; ago <= MAX_COMPARED / MAX_ROWS + 10; ago++)
      await endpoint.db.insertInto('segments').values(near(ago)).execute()
    await endpoint.db.updateTable('members').set({ seq: 1_000_000 }).execute()
    const apart = Array.from({ length: MAX_ROWS }, (_, i) => rowsOn(1, { ago: 1 + i }))
    const { rows } = await costOf(() => one.put({ segments: apart.flat() }))
    expect(rows).toBeGreaterThanOrEqual(MAX_COMPARED)
    expect(rows).toBeLessThan(MAX_COMPARED + 5 * MAX_ROWS)
  })
})

describe('long stretches', () => {
  it('may touch only so many others, so that a layout of 400 days stays small', async () => {
    const { one, endpoint, costOf } = await startCounted()
    const long = (i: number) => {
      const endedAt = NOON - day - i * minute
      const span = { startedAt: endedAt - 360 * day, endedAt, changedAt: endedAt }
      return segment({ ...span, category: 'unexplained' })
    }
    const reasons: unknown[] = []
    for (let i = 0; i < 5; i++)
      reasons.push(
        ...reasonsOf(await one.send(Array.from({ length: 10 }, (_, k) => long(i * 10 + k)))),
      )
    const stored = reasons.filter((reason) => reason === 'stored').length
    expect(stored).toBeGreaterThanOrEqual(MAX_LONG_AT_ONCE / 2)
    expect(stored).toBeLessThanOrEqual(MAX_LONG_AT_ONCE + 1)
    expect(new Set(reasons)).toEqual(new Set(['stored', 'too-many']))
    // Many long segments of unexplained time are allowed if they do not touch one another, as on
    // weekends.
    const weekends = Array.from({ length: 100 }, (_, i) => {
      const endedAt = NOON - 400 * day - i * 7 * day
      const span = { startedAt: endedAt - 60 * hour, endedAt, changedAt: endedAt }
      return segment({ ...span, category: 'unexplained' })
    })
    expect(new Set(reasonsOf(await one.send(weekends)))).toEqual(new Set(['stored']))
    // The test reads the whole answer, because the endpoint reads the rows in parts while it answers.
    const { rows } = await costOf(async () => {
      const layout = await one.get('/v1/team/layout?from=2025-11-01&to=2026-11-23&zone=UTC')
      await layout.text()
    })
    expect(rows).toBeLessThan(3 * (stored + weekends.length))
    expect(await endpoint.db.selectFrom('segments').selectAll().execute()).toHaveLength(
      stored + weekends.length,
    )
  })
})

describe('days that are full, one after another', () => {
  const DAYS = 14
  const range = 'from=2025-11-01&to=2026-11-24&zone=UTC'

  it('are read some days at a time, while others are answered, and kept as sums', async () => {
    const { endpoint, one, costOf } = await startCounted()
    const other = await newDevice(endpoint, 'Boris')
    for (let ago = 1; ago <= DAYS; ago++)
      for (let from = 0; from < MAX_ROWS_OF_DAY; from += MAX_ROWS)
        await one.send(rowsOn(MAX_ROWS, { ago, from }))
    let answered = 0
    let isRead = false
    const ask = async () => {
      while (!isRead) {
        if (answered < PER_TOKEN.most / 2) await other.get('/v1/me')
        answered++
        await setImmediate()
      }
    }
    const asking = ask()
    const first = await costOf(async () => {
      const layout = await (await one.get(`/v1/team/layout?${range}`)).json()
      expect((layout as Layout).members[0]?.days).toHaveLength(DAYS)
      isRead = true
    })
    await asking
    // One statement may read the rows of a day and of its neighbouring days, and rows that extend into
    // one of these days.
    expect(first.most).toBeLessThanOrEqual(7 * MAX_ROWS_OF_DAY)
    expect(answered).toBeGreaterThanOrEqual(DAYS)
    const again = await costOf(async () => (await one.get(`/v1/team/layout?${range}`)).text())
    expect(again.rows).toBeLessThan(20)
  })
})
