import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checksum, receiptOf } from '../../../src/core/day/receipt.ts'
import { hour, minute } from '../../../src/core/time/units.ts'
import { Receipt } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  NOON,
  newMember,
  segment,
  startEndpoint,
  type TestDevice,
  tombstone,
  withDevice,
} from '../../support/endpoint/fixture.ts'

const at = (iso: string) => Date.parse(iso)
const between = (from: string, to: string, category = 'misc') =>
  segment({ startedAt: at(from), endedAt: at(to), category })

const receipt = async (device: TestDevice, date: string, query = 'zone=UTC') => {
  const answer = await device.get(`/v1/days/${date}?${query}`)
  expect(answer.status).toBe(200)
  return Receipt.parse(await answer.json())
}

describe('a receipt', () => {
  it('gives counts and sums of the received day', async () => {
    const { device } = await withDevice()
    const rows = [
      between('2026-11-20T09:00:00.400Z', '2026-11-20T09:30Z', 'outgoing-call'),
      between('2026-11-20T09:30Z', '2026-11-20T09:30:10.300Z', 'misc'),
      between('2026-11-20T10:00Z', '2026-11-20T10:00:10.300Z', 'misc'),
      between('2026-11-20T12:00Z', '2026-11-20T13:00Z', 'unexplained'),
    ] as const
    const gone = between('2026-11-20T14:00Z', '2026-11-20T15:00Z')
    await device.send([...rows, gone])
    await device.send([tombstone(gone.id, 2)])
    const day = await receipt(device, '2026-11-20')
    const canonical = rows
      .slice(0, 3)
      .map((r) => `${r.id} 1 ${r.startedAt} ${r.endedAt} ${r.category}`)
      .join('\n')
    expect(day).toEqual({
      date: '2026-11-20',
      zone: 'UTC',
      dayStart: 0,
      from: at('2026-11-20T00:00Z'),
      to: at('2026-11-21T00:00Z'),
      count: 3,
      seconds: { 'outgoing-call': 1800, misc: 21 },
      unexplained: 3600,
      firstAt: at('2026-11-20T09:00:00.400Z'),
      lastAt: at('2026-11-20T10:00:10.300Z'),
      checksum: createHash('sha256').update(canonical).digest('hex'),
      firstAskedAt: NOON,
    })
  })

  it('equals the receipt that the device computes from its rows', async () => {
    const { device } = await withDevice()
    const rows = [
      between('2026-11-20T20:30Z', '2026-11-20T21:30Z'),
      between('2026-11-20T19:00Z', '2026-11-20T20:30Z', 'research'),
      between('2026-11-21T20:59Z', '2026-11-21T22:00Z', 'documentation'),
      between('2026-11-21T08:00Z', '2026-11-21T09:00Z', 'unexplained'),
    ]
    await device.send(rows)
    const day = { date: '2026-11-21', zone: 'Europe/Moscow', dayStart: 0 }
    const elsewhere = [
      between('2026-11-21T10:00Z', '2026-11-21T11:00Z', 'break'),
      { ...between('2026-11-21T11:00Z', '2026-11-21T12:00Z'), deleted: true as const },
      { id: 'open', revision: 1, category: 'misc', startedAt: at('2026-11-21T12:00Z') },
    ]
    const { canonical, ...own } = receiptOf([...elsewhere, ...rows], day)
    expect(await receipt(device, '2026-11-21', 'zone=Europe/Moscow')).toMatchObject({
      ...own,
      checksum: await checksum(canonical),
    })
    expect(own).toMatchObject({ count: 2, seconds: { misc: 1800, documentation: 60 } })
  })

  it('is empty for a day without work', async () => {
    const { device } = await withDevice()
    const day = await receipt(device, '2026-11-20')
    expect(day).toMatchObject({ count: 0, seconds: {}, unexplained: 0 })
    expect(day).not.toHaveProperty('firstAt')
    expect(day.checksum).toBe(createHash('sha256').digest('hex'))
  })

  it('changes its checksum with any revision', async () => {
    const { device } = await withDevice()
    const row = between('2026-11-20T09:00Z', '2026-11-20T10:00Z')
    await device.send([row])
    const before = await receipt(device, '2026-11-20')
    await device.send([{ ...row, revision: 2 }])
    expect((await receipt(device, '2026-11-20')).checksum).not.toBe(before.checksum)
  })

  it('is of the calling device, not of the other ones', async () => {
    const endpoint = await startEndpoint()
    const member = await newMember(endpoint)
    const one = await connectDevice(endpoint, member)
    const two = await connectDevice(endpoint, member)
    await one.send([between('2026-11-20T09:00Z', '2026-11-20T10:00Z')])
    expect((await receipt(one, '2026-11-20')).count).toBe(1)
    expect((await receipt(two, '2026-11-20')).count).toBe(0)
  })

  // Work without a break over three days shows how long the day in the middle is.
  it.each([
    ['2026-03-29', 'Europe/Berlin', 0, 23],
    ['2026-10-25', 'Europe/Berlin', 0, 25],
    ['2026-03-28', 'Europe/Berlin', 4, 23],
    ['2026-04-05', 'Australia/Lord_Howe', 0, 24.5],
    ['2026-04-24', 'Africa/Cairo', 0, 23],
    ['2026-11-20', 'Asia/Kolkata', 5, 24],
  ])('of %s in %s from %d h on covers %d hours', async (date, zone, dayStart, hours) => {
    const { device } = await withDevice()
    const noon = at(`${date}T12:00Z`)
    const day = 24 * 3_600_000
    // The work consists of three segments, because one segment may last a day at most.
    const rows = [-1.5, -0.5, 0.5].map((days) =>
      segment({ startedAt: noon + days * day, endedAt: noon + (days + 1) * day }),
    )
    expect((await device.send(rows)).every(({ result }) => result === 'stored')).toBe(true)
    const query = `zone=${zone}&dayStart=${dayStart}`
    const { from, to, seconds } = await receipt(device, date, query)
    expect((to - from) / 3_600_000).toBe(hours)
    expect(seconds).toEqual({ 'outgoing-call': hours * 3600 })
  })

  it.each([
    '2026-02-30?zone=UTC',
    'today?zone=UTC',
    '2026-11-20',
    '2026-11-20?zone=',
    '2026-11-20?zone=Mars/Base',
    '2026-11-20?zone=UTC&dayStart=24',
    '2026-11-20?zone=UTC&dayStart=-1',
    '9999-12-31?zone=Mars/Base',
  ])('is refused for %s', async (path) => {
    const { device } = await withDevice()
    expect((await device.get(`/v1/days/${path}`)).status).toBe(400)
  })
})

describe('a day after its first receipt', () => {
  const TODAY = '2026-11-23'
  const early = () => segment({ startedAt: NOON - 3 * hour, endedAt: NOON - 2 * hour })
  /**
   * Sends `rows`, requests the receipt of the day (what the endpoint has stored of it), and moves the
   * clock forward by a minute.
   */
  const received = async (rows = [early()]) => {
    const { endpoint, device } = await withDevice()
    await device.send(rows)
    await receipt(device, TODAY)
    endpoint.now += minute
    return { endpoint, device, rows }
  }

  it('is not corrected by later segments, or by the same rows sent again', async () => {
    const { endpoint, device, rows } = await received()
    endpoint.now += hour
    await device.send([...rows, segment({ startedAt: NOON - minute, endedAt: NOON + hour })])
    const day = await receipt(device, TODAY)
    expect([day.firstAskedAt, day.correctedAt]).toEqual([NOON, undefined])
  })

  it.each<[string, (row: ReturnType<typeof early>) => object]>([
    ['a changed category', (row) => ({ ...row, revision: 2, category: 'misc' })],
    ['a moved end', (row) => ({ ...row, revision: 2, endedAt: row.endedAt + minute })],
    [
      'a move to another day',
      (row) => ({
        ...row,
        revision: 2,
        startedAt: row.startedAt - 48 * hour,
        endedAt: row.endedAt - 48 * hour,
      }),
    ],
    ['a deletion', ({ id }) => tombstone(id, 2)],
    [
      'a meeting added to the past',
      (row) => segment({ startedAt: row.endedAt, endedAt: row.endedAt + minute }),
    ],
  ])('is corrected by %s, and says when', async (_, change) => {
    const { device, rows } = await received()
    await device.send(rows.map(change))
    const day = await receipt(device, TODAY)
    expect([day.firstAskedAt, day.correctedAt]).toEqual([NOON, NOON + minute])
  })

  it('is not corrected by changes of another day or device', async () => {
    const { endpoint, device } = await received()
    const other = await connectDevice(endpoint, device.member)
    const lastWeek = segment({ startedAt: NOON - 170 * hour, endedAt: NOON - 169 * hour })
    await device.send([lastWeek])
    await device.send([tombstone(lastWeek.id, 2)])
    await other.send([early()])
    expect((await receipt(device, TODAY)).correctedAt).toBeUndefined()
  })
})
