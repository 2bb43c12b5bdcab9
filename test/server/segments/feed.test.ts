import { fork } from 'node:child_process'
import { once } from 'node:events'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { FeedAnswer, type StoredRow } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  type Endpoint,
  NOON,
  newMember,
  segment,
  startEndpoint,
  type TestDevice,
  tombstone,
  withDevice,
} from '../../support/endpoint/fixture.ts'

/** Reads all pages of the feed, and calls `between` after each page. */
const readAll = async (
  device: TestDevice,
  limit: number,
  { from, between = () => {} }: { from?: string; between?: () => void } = {},
) => {
  const seen: StoredRow[] = []
  let cursor = from
  for (;;) {
    const page = FeedAnswer.parse(await device.feed(cursor, limit))
    seen.push(...page.segments)
    cursor = page.next
    if (!page.more) return { seen, cursor }
    between()
  }
}

const inAnotherProcess = async ({ where }: Endpoint, { id, member }: TestDevice) => {
  const device = JSON.stringify({ ...member, id, isTracked: true, leads: [], stays: [] })
  const child = fork(new URL('../../support/endpoint/other-process.ts', import.meta.url), [
    where,
    device,
  ])
  onTestFinished(() => void child.kill())
  await once(child, 'message')
  let last: Promise<unknown> = Promise.resolve()
  return (rows: unknown[]) => {
    last = last.then(() => {
      child.send({ rows, now: NOON })
      return once(child, 'message')
    })
    return last
  }
}

describe('the feed', () => {
  it('gives all rows in pages, tombstones too, and the next cursor', async () => {
    const { device } = await withDevice()
    const rows = [...Array.from({ length: 7 }, () => segment()), tombstone(segment().id, 2)]
    await device.send(rows)
    const { seen, cursor } = await readAll(device, 3)
    expect(seen).toEqual(rows.map((row) => ({ ...row, device: device.id })))
    expect(await device.feed(cursor)).toEqual({ segments: [], next: cursor, more: false })
    const late = segment()
    await device.send([late])
    expect((await device.feed(cursor)).segments.map(({ id }) => id)).toEqual([late.id])
  })

  it('says that there is more only if there is', async () => {
    const { device } = await withDevice()
    expect(await device.feed()).toEqual({ segments: [], next: '0', more: false })
    await device.send([segment(), segment()])
    expect((await device.feed(undefined, 1)).more).toBe(true)
    expect((await device.feed(undefined, 2)).more).toBe(false)
  })

  it('gives a row again after a change, and not if it was only sent again', async () => {
    const { device } = await withDevice()
    const [a, b] = [segment(), segment()]
    await device.send([a, b])
    const { next } = await device.feed()
    await device.send([a, b])
    expect((await device.feed(next)).segments).toEqual([])
    await device.send([{ ...a, revision: 2 }])
    expect((await device.feed(next)).segments).toEqual([{ ...a, revision: 2, device: device.id }])
  })

  it('shows one device the rows of another', async () => {
    const endpoint = await startEndpoint()
    const member = await newMember(endpoint)
    const old = await connectDevice(endpoint, member)
    const fresh = await connectDevice(endpoint, member)
    const row = segment()
    await old.send([row])
    expect((await fresh.feed()).segments).toEqual([{ ...row, device: old.id }])
  })

  it('never skips or repeats a revision while others write', async () => {
    const { endpoint, device } = await withDevice()
    const sendThere = await inAnotherProcess(endpoint, device)
    const rows = Array.from({ length: 12 }, () => segment())
    const write = fc.record({
      by: fc.constantFrom('same process', 'another'),
      rows: fc.array(fc.nat({ max: rows.length - 1 }), { minLength: 1, maxLength: 4 }),
    })
    const revisions = new Map<string, number>()
    const change = (place: number) => {
      const row = rows[place] as (typeof rows)[number]
      revisions.set(row.id, (revisions.get(row.id) ?? 0) + 1)
      return { ...row, revision: revisions.get(row.id) as number }
    }
    await sendThere(rows.map((_, place) => change(place)))
    const newest = (seen: StoredRow[]) =>
      new Map(seen.map(({ id, revision }) => [id, revision] as const))
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 6 }), async (writes) => {
        const pending: Promise<unknown>[] = []
        const between = () => {
          const next = writes[pending.length]
          if (!next) return
          const batch = next.rows.map(change)
          // The next page is requested while this write is not yet finished.
          pending.push(next.by === 'another' ? sendThere(batch) : device.send(batch))
        }
        const during = await readAll(device, 5, { between })
        await Promise.all(pending)
        const after = await readAll(device, 5, { from: during.cursor })
        const seen = [...during.seen, ...after.seen]
        expect(newest(seen)).toEqual(revisions)
        expect(new Set(seen.map(({ id, revision }) => `${id} ${revision}`)).size).toBe(seen.length)
      }),
      { seed: 5, numRuns: 40 },
    )
  })

  it.each(['since=x', 'since=-1', 'since=', 'limit=0', 'limit=501', 'limit=ten'])(
    'refuses ?%s',
    async (query) => {
      const { device } = await withDevice()
      expect((await device.get(`/v1/segments?${query}`)).status).toBe(400)
    },
  )
})
