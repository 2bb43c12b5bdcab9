import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hour, minute } from '../../../src/core/time/units.ts'
import { BatchAnswer, MAX_ROWS, type Row } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  NOON,
  newDevice,
  newMember,
  segment,
  startEndpoint,
  tombstone,
  withDevice,
} from '../../support/endpoint/fixture.ts'

const rejected = (reason: string) => expect.objectContaining({ result: 'rejected', reason })

describe('a row', () => {
  it('is stored and comes back as it was sent, with its device', async () => {
    const { device } = await withDevice()
    const rows: Row[] = [
      segment(),
      segment({ source: 'auto', edited: true, category: 'documentation', note: 'Ёлка 🌲' }),
      segment({ context: { product: 'pipedrive' } }),
      segment({ context: { product: 'pipedrive', record: { type: 'deal' } } }),
      segment({ context: { product: 'salesforce', record: { type: 'Lead', id: '00Q5g' } } }),
      segment({ category: 'unexplained' }),
      tombstone(randomUUID(), 3),
    ]
    const results = await device.send(rows)
    expect(results).toEqual(rows.map(({ id, revision }) => ({ id, revision, result: 'stored' })))
    const { segments } = await device.feed()
    expect(segments).toEqual(rows.map((row) => ({ ...row, device: device.id })))
  })

  it('is the same sent twice: same answer, nothing written', async () => {
    const { endpoint, device } = await withDevice()
    const row = segment({ note: 'once', context: { product: 'hubspot' } })
    const first = await device.send([row])
    const before = await endpoint.db.selectFrom('segments').selectAll().execute()
    endpoint.now += hour
    expect(await device.send([row])).toEqual(first)
    expect(await endpoint.db.selectFrom('segments').selectAll().execute()).toEqual(before)
  })

  it('replaces the lower revision, and keeps its first arrival', async () => {
    const { endpoint, device } = await withDevice()
    const row = segment({ note: 'old' })
    await device.send([row])
    endpoint.now += minute
    const { note, ...bare } = row
    const newer = { ...bare, revision: 2, category: 'research' }
    expect(await device.send([newer])).toEqual([{ id: row.id, revision: 2, result: 'stored' }])
    expect((await device.feed()).segments).toEqual([{ ...newer, device: device.id }])
    const [held] = await endpoint.db.selectFrom('segments').selectAll().execute()
    expect([held?.first_received_at, held?.received_at]).toEqual([NOON, NOON + minute])
  })

  it('is stale below the stored revision, and carries the stored row', async () => {
    const { device } = await withDevice()
    const row = segment({ revision: 5 })
    await device.send([row])
    expect(await device.send([{ ...row, revision: 4 }])).toEqual([
      { id: row.id, revision: 4, result: 'stale', stored: { ...row, device: device.id } },
    ])
  })

  it.each([
    { changedAt: NOON - 2 },
    { category: 'misc' },
    { startedAt: NOON - 2 * hour },
    { endedAt: NOON - hour + 1 },
    { source: 'auto' as const },
    { edited: true as const },
    { scheme: 2 },
    { note: 'other' },
    { context: { product: 'kommo' } },
  ])('is in conflict at the same revision with %o', async (change) => {
    const { device } = await withDevice()
    const row = segment()
    await device.send([row])
    expect(await device.send([{ ...row, ...change }])).toEqual([
      { id: row.id, revision: 1, result: 'conflict', stored: { ...row, device: device.id } },
    ])
    expect((await device.feed()).segments).toEqual([{ ...row, device: device.id }])
  })

  it('is in conflict when deleted and not at the same revision', async () => {
    const { device } = await withDevice()
    const row = segment()
    await device.send([tombstone(row.id, 1)])
    expect((await device.send([row]))[0]?.result).toBe('conflict')
  })

  it('is restored by a higher revision than its tombstone', async () => {
    const { device } = await withDevice()
    const row = segment({ revision: 3 })
    await device.send([tombstone(row.id, 2)])
    await device.send([row])
    expect((await device.feed()).segments).toEqual([{ ...row, device: device.id }])
  })

  it('is compared with an earlier row of the same batch', async () => {
    const { device } = await withDevice()
    const row = segment()
    const results = await device.send([
      row,
      { ...row, revision: 2 },
      row,
      { ...row, revision: 2, note: 'other' },
    ])
    expect(results.map(({ result }) => result)).toEqual(['stored', 'stored', 'stale', 'conflict'])
    expect((await device.feed()).segments).toEqual([{ ...row, revision: 2, device: device.id }])
  })
})

describe('a row is rejected', () => {
  it.each([
    ['unknown-category', { category: 'napping' }],
    ['unknown-category', { category: 'break' }],
    ['end-before-start', { endedAt: NOON - 2 * hour }],
    ['end-before-start', { endedAt: NOON - 1.5 * hour }],
    ['in-future', { endedAt: NOON + 5 * minute + 1 }],
    ['in-future', { changedAt: NOON + 5 * minute + 1 }],
    ['too-long', { startedAt: NOON - 25 * hour - 1, endedAt: NOON - hour }],
    ['too-long', { category: 'unexplained', startedAt: NOON - 367 * 24 * hour }],
    ['malformed', { category: 'unexplained', note: 'private' }],
    ['malformed', { category: 'unexplained', context: { product: 'hubspot' } }],
    ['malformed', { category: 'Not A Slug' }],
    ['malformed', { note: 'x'.repeat(501) }],
    ['malformed', { note: '😀'.repeat(501) }],
    ['malformed', { note: 'a\0b' }],
    ['malformed', { note: '\ud800' }],
    ['malformed', { startedAt: 1.5 }],
    ['malformed', { startedAt: 0 }],
    ['malformed', { endedAt: 9e15 }],
    ['malformed', { endedAt: undefined }],
    ['malformed', { url: 'https://crm.example/deal/1' }],
    ['malformed', { context: { product: 'hubspot', title: 'A deal' } }],
    ['malformed', { context: { product: 'hubspot', record: { type: 'mail', id: 'a@b.example' } } }],
    ['malformed', { context: { product: 'hubspot', record: { type: 'page', id: '/deal/1' } } }],
    ['malformed', { source: 'robot' }],
    ['malformed', { edited: false }],
  ])('as %s with %o', async (reason, change) => {
    const { device } = await withDevice()
    const row = { ...segment(), ...change }
    const good = segment()
    expect(await device.send([row, good])).toEqual([
      { id: row.id, revision: 1, result: 'rejected', reason },
      { id: good.id, revision: 1, result: 'stored' },
    ])
    expect((await device.feed()).segments).toHaveLength(1)
  })

  it.each([[null], [7], ['text'], [[]], [{}], [{ id: 'x', revision: 0 }], [{ id: { a: 1 } }]])(
    'as malformed, without id or revision, when it is %j',
    async (row) => {
      const { device } = await withDevice()
      expect(await device.send([row])).toEqual([
        { id: null, result: 'rejected', reason: 'malformed' },
      ])
    },
  )

  it('but not at the very limits', async () => {
    const { device } = await withDevice()
    const results = await device.send([
      segment({ endedAt: NOON + 5 * minute, changedAt: NOON + 5 * minute }),
      segment({ startedAt: NOON - 25 * hour, endedAt: NOON - hour }),
      segment({ category: 'unexplained', startedAt: NOON - hour - 366 * 24 * hour }),
      segment({ note: 'x'.repeat(500) }),
      segment({ note: '😀'.repeat(500) }),
    ])
    expect(results.map(({ result }) => result)).toEqual(Array(5).fill('stored'))
  })

  it('even when it tries to undo what is stored', async () => {
    const { device } = await withDevice()
    const row = segment()
    await device.send([row])
    const worse = { ...row, revision: 2, category: 'napping' }
    expect(await device.send([worse])).toEqual([rejected('unknown-category')])
    expect((await device.feed()).segments).toEqual([{ ...row, device: device.id }])
  })
})

describe('a batch', () => {
  it(`takes ${MAX_ROWS} rows, and answers with what the contract says`, async () => {
    const { device } = await withDevice()
    const rows = Array.from({ length: MAX_ROWS }, () => segment())
    const answer = BatchAnswer.parse(await (await device.put({ segments: rows })).json())
    expect(answer.results.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
  })

  it('may be empty', async () => {
    const { device } = await withDevice()
    expect(await device.send([])).toEqual([])
  })

  it('stores nothing at all when writing it fails', async () => {
    const { endpoint, device } = await withDevice()
    endpoint.isAltered = true
    await endpoint.db.schema.dropIndex('segments_feed').execute()
    await endpoint.db.schema
      .createIndex('only_one')
      .on('segments')
      .columns(['team', 'member'])
      .unique()
      .execute()
    expect((await device.put({ segments: [segment(), segment()] })).status).toBe(500)
    expect((await device.feed()).segments).toEqual([])
    expect((await device.send([segment()]))[0]?.result).toBe('stored')
  })

  it("reaches only the caller's own rows, whatever id is in it", async () => {
    const endpoint = await startEndpoint()
    const anna = await newDevice(endpoint, 'Anna', 'North')
    const boris = await newDevice(endpoint, 'Boris', 'North')
    const other = await newDevice(endpoint, 'Anna', 'South')
    const row = segment()
    await anna.send([row])
    for (const thief of [boris, other]) {
      expect((await thief.feed()).segments).toEqual([])
      const theirs = { ...row, revision: 9, category: 'misc' }
      expect((await thief.send([theirs]))[0]?.result).toBe('stored')
      expect((await thief.feed()).segments).toEqual([{ ...theirs, device: thief.id }])
    }
    expect((await anna.feed()).segments).toEqual([{ ...row, device: anna.id }])
  })

  it('may correct a segment of another device, which stays its device', async () => {
    const endpoint = await startEndpoint()
    const member = await newMember(endpoint)
    const old = await connectDevice(endpoint, member)
    const fresh = await connectDevice(endpoint, member)
    const row = segment()
    await old.send([row])
    const corrected = { ...row, revision: 2, category: 'research', edited: true as const }
    expect((await fresh.send([corrected]))[0]?.result).toBe('stored')
    expect((await fresh.feed()).segments).toEqual([{ ...corrected, device: old.id }])
    const again = await fresh.send([{ ...corrected, revision: 3 }, corrected])
    expect(again[1]).toMatchObject({ result: 'stale', stored: { revision: 3, device: old.id } })
    const clash = { ...row, revision: 3 }
    expect(await old.send([clash])).toEqual([
      expect.objectContaining({
        result: 'conflict',
        stored: { ...corrected, revision: 3, device: old.id },
      }),
    ])
  })

  it('leaves the same rows if it is sent repeatedly and in any portions', async () => {
    const ids = Array.from({ length: 4 }, () => randomUUID())
    // As on a real device, the content of a row depends only on its id and its revision.
    const row = fc
      .tuple(fc.constantFrom(...ids), fc.integer({ min: 1, max: 4 }))
      .map(([id, revision]): Row => {
        if (revision === 3) return tombstone(id, revision)
        return segment({ id, revision, note: `revision ${revision}` })
      })
    const batches = fc.array(fc.array(row, { maxLength: 6 }), { maxLength: 8 })
    const endpoint = await startEndpoint()
    const stateAfter = async (batches: Row[][]) => {
      const device = await newDevice(endpoint, randomUUID())
      for (const batch of batches) await device.send(batch)
      const { segments } = await device.feed()
      return segments.map(({ device, ...row }) => row).sort((a, b) => (a.id < b.id ? -1 : 1))
    }
    await fc.assert(
      fc.asyncProperty(batches, fc.infiniteStream(fc.nat()), async (batches, picks) => {
        const repeated = batches.flatMap((batch) =>
          (picks.next().value as number) % 2 ? [batch, batch] : [batch],
        )
        const shuffled = repeated
          .map((batch) => ({ batch, place: picks.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ batch }) => batch)
        expect(await stateAfter(shuffled)).toEqual(await stateAfter(batches))
      }),
      { seed: 4, numRuns: 25 },
    )
  })
})
