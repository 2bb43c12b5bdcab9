import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { inSteps } from '../../server/db/in-steps.ts'
import { SERVICE } from '../../server/people/audit.ts'
import { countOld, removeOld } from '../../server/segments/retention.ts'
import { day, hour } from '../../src/core/time/units.ts'
import {
  connectDevice,
  NOON,
  newMember,
  runCli,
  segment,
  startEndpoint,
  tombstone,
} from './fixture.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Rows of so many days ago, a minute each. */
const rowsOf = (ago: number, count: number, now = NOON) =>
  Array.from({ length: count }, (_, i) => {
    const startedAt = now - ago * day - (i + 1) * 60_000
    return segment({ startedAt, endedAt: startedAt + 60_000, changedAt: startedAt + 60_000 })
  })

const office = async (now = NOON) => {
  const endpoint = await startEndpoint()
  endpoint.now = now
  const anna = await connectDevice(endpoint, await newMember(endpoint, 'Anna'))
  const olga = await connectDevice(endpoint, await newMember(endpoint, 'Olga', 'Support'))
  return { endpoint, anna, olga }
}

describe('retention at the command line', () => {
  it('shows first what it would remove, and removes it when that was meant', async () => {
    const { endpoint, anna, olga } = await office(Date.now())
    const { now } = endpoint
    await anna.send([...rowsOf(10, 30, now), ...rowsOf(1, 20, now)])
    await anna.send([{ ...tombstone(crypto.randomUUID(), 2), changedAt: now - 9 * day }])
    await olga.send(rowsOf(1, 5, now))
    const run = (...args: string[]) => runCli(['retain', ...args, '--db', endpoint.where])
    const { code, stdout, stderr } = await run('3')
    expect(code).toBe(1)
    expect(stdout).toContain('Sales: 30 of 50 segments, and 1 mark of deleted ones')
    expect(stdout).toContain('Support: 0 of 5 segments')
    expect(stderr).toContain('--yes')
    expect((await anna.feed()).segments).toHaveLength(51)
    expect((await run('3', '--yes')).stdout).toContain('Removed 31 segments.')
    expect((await anna.feed()).segments).toHaveLength(20)
    expect((await olga.feed()).segments).toHaveLength(5)
    for (const days of ['0', '-1', 'three', '1.5', '']) expect((await run(days)).code).toBe(2)
  })
})

describe('retention', () => {
  it('removes what its preview says, whatever there is, and nothing that is younger', async () => {
    const kind = fc.record({ ago: fc.integer({ min: 0, max: 40 }), deleted: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(kind, { maxLength: 30 }),
        fc.integer({ min: 1, max: 30 }),
        async (rows, days) => {
          const { endpoint, anna } = await office()
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
        },
      ),
      { numRuns: process.env.STINT_LONG ? 100 : 8 },
    )
  })

  it('lets others write between its steps', async () => {
    const { endpoint, anna, olga } = await office()
    for (let i = 0; i < 10; i++)
      await anna.send(
        rowsOf(40, 200).map((row) => ({ ...row, startedAt: row.startedAt - i * hour })),
      )
    let done = false
    const removing = removeOld(endpoint.db, 30, NOON).finally(() => {
      done = true
    })
    let written = 0
    while (!done) {
      // So that the limit of requests a minute is not met.
      endpoint.now += 1000
      await olga.send([segment()])
      written++
    }
    expect(await removing).toBe(2000)
    // At least one for each pause: 2000 rows are three steps or more.
    expect(written).toBeGreaterThan(3)
  })

  it('goes by steps of fifty rows to a thousand', async () => {
    const { endpoint } = await office()
    const asked: number[] = []
    let left = 5000
    const removed = await inSteps(endpoint.db)(async (_, most) => {
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

  it('by the service leaves one row in the audit, that says so, of a team that lost something', async () => {
    const { endpoint, anna } = await office()
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
