import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { removeDaily } from '../../../server/cli/remove-daily.ts'
import { type Clock, watchClock } from '../../../server/clock.ts'
import { createRemover } from '../../../server/db/remove-in-steps.ts'
import { countOld, removeOld } from '../../../server/segments/retention.ts'
import { day, hour } from '../../../src/core/time/units.ts'
import { SERVICE } from '../../../src/sync/contract.ts'
import { command } from '../../support/endpoint/command.ts'
import {
  type Endpoint,
  NOON,
  newDevice,
  segment,
  startEndpoint,
  type TestDevice,
  tombstone,
} from '../../support/endpoint/fixture.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Returns `count` segments of one minute each, which lie `ago` days before `now`. */
const rowsOf = (ago: number, count: number, now = NOON) =>
  Array.from({ length: count }, (_, i) => {
    const startedAt = now - ago * day - (i + 1) * 60_000
    return segment({ startedAt, endedAt: startedAt + 60_000, changedAt: startedAt + 60_000 })
  })

const fixture = async (now = NOON) => {
  const endpoint = await startEndpoint()
  endpoint.now = now
  const anna = await newDevice(endpoint, 'Anna')
  const olga = await newDevice(endpoint, 'Olga', 'Support')
  return { endpoint, anna, olga }
}

describe('retention at the command line', () => {
  it('shows what it would remove, and removes it with --yes', async () => {
    const { endpoint, anna, olga } = await fixture(Date.now())
    const { now } = endpoint
    await anna.send([...rowsOf(10, 30, now), ...rowsOf(1, 20, now)])
    await anna.send([{ ...tombstone(crypto.randomUUID(), 2), changedAt: now - 9 * day }])
    await olga.send(rowsOf(1, 5, now))
    const run = (...args: string[]) => command(['retain', ...args, '--db', endpoint.where])
    const { code, stdout, stderr } = await run('3')
    expect(code).toBe(1)
    expect(stdout).toContain('Sales: 30 of 50 segments, and 1 mark of deleted ones')
    expect(stdout).toContain('Support: 0 of 5 segments')
    expect(stderr).toContain('--yes')
    expect((await anna.feed()).segments).toHaveLength(51)
    expect((await run('3', '--yes')).stdout).toContain('Removed 31 segments.')
    expect((await anna.feed()).segments).toHaveLength(20)
    expect((await olga.feed()).segments).toHaveLength(5)
    const again = await run('3')
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('nothing to remove')])
    for (const days of ['0', '-1', 'three', '1.5', '']) expect((await run(days)).code).toBe(2)
  })
})

describe('retention by the service', () => {
  const countOf = async (device: TestDevice) => (await device.feed()).segments.length

  /** Starts the service's removal of old rows. `next` resolves when a removal has ended. */
  const startRemoving = (endpoint: Endpoint, clock: Pick<Clock, 'expiryNow'>) => {
    let removal = Promise.withResolvers<void>()
    const log = {
      info: () => removal.resolve(),
      error: (error: unknown) => removal.reject(error),
    }
    const stop = removeDaily(endpoint.db, { keepDays: 30, clock, log })
    const next = async () => {
      await removal.promise
      removal = Promise.withResolvers()
    }
    return { stop, next }
  }

  it('removes at its start, and once a day, what ended longer ago', async () => {
    const { endpoint, anna, olga } = await fixture()
    await anna.send([...rowsOf(31, 3), ...rowsOf(30.5, 2), ...rowsOf(29.5, 4)])
    await olga.send(rowsOf(31, 1))
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const { stop, next } = startRemoving(endpoint, { expiryNow: () => endpoint.now })
    await next()
    expect([await countOf(anna), await countOf(olga)]).toEqual([4, 0])
    endpoint.now += day
    vi.advanceTimersByTime(day)
    await next()
    expect(await countOf(anna)).toBe(0)
    stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('uses the proven clock: a clock that was set ahead removes nothing for an hour', async () => {
    const { endpoint, anna, olga } = await fixture()
    let [wall, steady] = [NOON, 0]
    const clock = watchClock({
      log: { warn: () => {} } as never,
      wall: () => wall,
      steady: () => steady,
    })
    await anna.send(rowsOf(1, 3))
    // By the true time, only this row of Olga is older than the limit. By the clock that is set ahead
    // below, the other rows are older too.
    await olga.send(rowsOf(40, 1))
    const removeOnce = async () => {
      const { stop, next } = startRemoving(endpoint, clock)
      await next()
      stop()
    }
    wall += 400 * day
    await removeOnce()
    expect([await countOf(anna), await countOf(olga)]).toEqual([3, 0])
    wall += hour
    steady += hour
    await removeOnce()
    expect(await countOf(anna)).toBe(0)
  })
})

describe('retention', () => {
  it('removes exactly what its preview says, for any rows', async () => {
    const kind = fc.record({ ago: fc.integer({ min: 0, max: 40 }), deleted: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(kind, { maxLength: 30 }),
        fc.integer({ min: 1, max: 30 }),
        async (rows, days) => {
          const { endpoint, anna } = await fixture()
          const sent = rows.map(({ ago, deleted }) => {
            const [row] = rowsOf(ago, 1)
            return deleted
              ? { ...tombstone(crypto.randomUUID(), 2), changedAt: NOON - ago * day - 1 }
              : row
          })
          if (sent.length > 0) await anna.send(sent)
          const [sales] = await countOld(endpoint.db, days, NOON)
          const old = rows.filter(({ ago }) => ago >= days)
          expect(sales).toMatchObject({
            segments: old.filter(({ deleted }) => !deleted).length,
            tombstones: old.filter(({ deleted }) => deleted).length,
          })
          expect(await removeOld(endpoint.db, days, NOON)).toBe(old.length)
          expect((await anna.feed()).segments).toHaveLength(rows.length - old.length)
          await endpoint.end()
        },
      ),
      { numRuns: process.env.STINT_LONG ? 100 : 8 },
    )
  })

  it('lets others write between its steps', async () => {
    const { endpoint, anna, olga } = await fixture()
    for (let i = 0; i < 10; i++)
      await anna.send(
        rowsOf(40, 200).map((row) => ({ ...row, startedAt: row.startedAt - i * hour })),
      )
    let done = false
    const removing = removeOld(endpoint.db, 30, NOON).finally(() => {
      done = true
    })
    let written = 0
    const left = new Set<number>()
    const countLeft = () =>
      endpoint.db
        .selectFrom('segments')
        .where('member', '=', anna.member.member)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    while (!done) {
      // A second passes before each request, so that the limit of requests per minute is not reached.
      endpoint.now += 1000
      await olga.send([segment()])
      written++
      left.add(Number((await countLeft()).count))
    }
    expect(await removing).toBe(2000)
    // If all rows were removed in one step, only 2000 or 0 rows would ever be left.
    expect(left.size).toBeGreaterThan(2)
    // The removal of 2000 rows takes three steps or more, and a batch is stored between two steps.
    expect(written).toBeGreaterThan(3)
  })

  it('removes fifty to a thousand rows in a step', async () => {
    const { endpoint } = await fixture()
    const asked: number[] = []
    let left = 5000
    const removed = await createRemover(endpoint.db)(async (_, most) => {
      asked.push(most)
      const count = Math.min(most, left)
      left -= count
      return count
    })
    expect(removed).toBe(5000)
    expect(asked[0]).toBe(50)
    expect(Math.max(...asked)).toBeLessThanOrEqual(1000)
    expect(Math.min(...asked)).toBe(50)
  })

  it('by the service leaves one row in the audit of each team that lost rows', async () => {
    const { endpoint, anna } = await fixture()
    await anna.send(rowsOf(40, 3))
    await removeOld(endpoint.db, 30, NOON, SERVICE)
    const acts = await endpoint.db
      .selectFrom('audit')
      .select(['team', 'actor', 'detail'])
      .where('act', '=', 'old rows removed')
      .execute()
    expect(acts).toEqual([
      { team: anna.member.team, actor: SERVICE, detail: '3, older than 30 days' },
    ])
  })
})
