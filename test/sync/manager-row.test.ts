import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { areComparable } from '../../src/core/report/compare.ts'
import { type Range, rangeAround, shiftRange } from '../../src/core/report/range.ts'
import { sellingOf, splitCategories } from '../../src/core/report/trend.ts'
import type { Segment } from '../../src/core/time/segment.ts'
import { hour } from '../../src/core/time/units.ts'

import {
  addPerson,
  clock,
  openReportEndpoint,
  setUpReportEndpoint,
} from '../support/report-endpoint.ts'
import { segment } from '../support/report-histories.ts'

setUpReportEndpoint()

const MONDAY = '2026-11-16'

const week = rangeAround('week', MONDAY)

const span = (
  at: (time: string) => number,
  from: string,
  to: string,
  category: string,
  more: object = {},
) => segment(at(from), at(to), { id: randomUUID(), category, ...more })

const nineToSix = (at: (time: string) => number, date: string, more: object = {}) =>
  span(at, `${date}T09:00`, `${date}T18:00`, 'outgoing-call', more)

const datesFrom = (monday: string, count: number) =>
  Array.from({ length: count }, (_, i) =>
    Temporal.PlainDate.from(monday).add({ days: i }).toString(),
  )

describe("the manager's row, compared with figures calculated by hand", () => {
  it('counts the time of two devices that overlap once', async () => {
    const setup = await openReportEndpoint()
    const zone = 'Europe/Berlin'
    const at = clock(zone)
    const anna = await addPerson(setup, { name: 'Anna', zone })
    await anna.record([
      span(at, '2026-11-16T09:00', '2026-11-16T11:00', 'outgoing-call', { zone }),
      span(at, '2026-11-16T10:00', '2026-11-16T11:30', 'misc', {
        device: 'two',
        source: 'auto',
        zone,
      }),
    ])
    const row = (await setup.seenBy(week)).rowOf('Anna')
    expect(row.sum.worked).toBe(2.5 * hour)
    expect(sellingOf(row.sum)).toBeCloseTo(0.8)
    expect(row.days[0]?.switches).toBe(1)
    expect(row.quality.overlapping).toBe(hour)
    const own = await anna.own(week)
    expect(row.sum).toEqual(own.sum)
  })

  it.each([
    ['Los Angeles', 'America/Los_Angeles', MONDAY, 0],
    ['Auckland', 'Pacific/Auckland', MONDAY, 0],
    ['Kolkata', 'Asia/Kolkata', MONDAY, 4],
    ['Los Angeles, as clocks are put on', 'America/Los_Angeles', '2026-03-02', 0],
    ['Santiago, as clocks are put back', 'America/Santiago', '2026-03-30', 6],
  ])('gives a person in %s five days of nine hours', async (_, zone, monday, dayStart) => {
    const setup = await openReportEndpoint()
    const at = clock(zone)
    const person = await addPerson(setup, { name: 'Lou', zone, settings: { dayStart } })
    const dates = datesFrom(monday, 5)
    await person.record(dates.map((date) => nineToSix(at, date, { zone })))
    const row = (await setup.seenBy(rangeAround('week', monday))).rowOf('Lou')
    const worked = row.days.map(({ date, work }) => [date, (work['outgoing-call'] ?? 0) / hour])
    expect(worked).toEqual(datesFrom(monday, 7).map((date, i) => [date, i < 5 ? 9 : 0]))
    expect(row.quality.whole).toBe(1)
  })

  it('uses for each row the zone of its recording, though it is sent and corrected elsewhere', async () => {
    const setup = await openReportEndpoint()
    const person = await addPerson(setup, { name: 'Lou', zone: 'Europe/Berlin' })
    const [home, away] = ['Asia/Tokyo', 'America/Los_Angeles']
    const rows = [
      nineToSix(clock(home), '2026-11-16', { zone: home }),
      nineToSix(clock(away), '2026-11-18', { zone: away }),
      nineToSix(clock('Europe/Berlin'), '2026-11-20'),
    ]
    await person.record(rows)
    const mended = rows.map((row) => ({ ...row, revision: 2, edited: true, zone: undefined }))
    await person.record(mended as unknown as Segment[])
    await person.record(rows.map((row) => ({ ...row, revision: 3 })))
    const row = (await setup.seenBy(week)).rowOf('Lou')
    const days = row.days.filter(({ work }) => Object.keys(work).length > 0)
    expect(days.map(({ date, work }) => [date, work['outgoing-call']])).toEqual([
      ['2026-11-16', 9 * hour],
      ['2026-11-18', 9 * hour],
      ['2026-11-20', 9 * hour],
    ])
    expect((await person.own(week)).sum).toEqual(row.sum)
  })

  it("counts rows of older clients by the zone of their receipts, otherwise by the reader's", async () => {
    const setup = await openReportEndpoint()
    const zone = 'America/Los_Angeles'
    const person = await addPerson(setup, { name: 'Lou', zone })
    const day = (date: string) => nineToSix(clock(zone), date)
    await person.record([day('2026-11-16')], { asBefore: true })
    const datesSeen = async () =>
      (await setup.seenBy(week)).people
        .find(({ name }) => name === 'Lou')
        ?.days.map(({ date }) => date)
    // The work lasts from 18:00 to 03:00 in Berlin. It therefore counts for two dates until the
    // endpoint knows the person's zone.
    expect(await datesSeen()).toEqual(['2026-11-16', '2026-11-17'])
    const device = await person.deviceOf('one')
    await device.get(`/v1/days/2026-11-16?zone=${zone}&dayStart=0`)
    expect(await datesSeen()).toEqual(['2026-11-16'])
    await person.record([day('2026-11-17')], { asBefore: true })
    expect(await datesSeen()).toEqual(['2026-11-16', '2026-11-17'])
  })

  it('is not lowered by a private hour or a lunch break', async () => {
    const setup = await openReportEndpoint()
    const zone = 'Europe/Berlin'
    const at = clock(zone)
    const anna = await addPerson(setup, {
      name: 'Anna',
      zone,
      settings: { privateCategories: ['research'] },
    })
    await anna.record([
      span(at, '2026-11-16T09:00', '2026-11-16T12:00', 'outgoing-call'),
      span(at, '2026-11-16T12:00', '2026-11-16T13:00', 'break'),
      span(at, '2026-11-16T13:00', '2026-11-16T14:00', 'research'),
      span(at, '2026-11-16T14:00', '2026-11-16T17:00', 'documentation'),
    ])
    const row = (await setup.seenBy(week)).rowOf('Anna')
    expect(row.quality.whole).toBe(1)
    expect((await anna.own(week)).quality.whole).toBe(1)
    expect(JSON.stringify(row)).not.toContain('research')
  })

  it.each([
    ['over a weekend', '2026-11-20T17:00', '2026-11-23T09:00'],
    ['over a night', '2026-11-19T17:00', '2026-11-20T09:00'],
    ['over a week', '2026-11-13T12:00', '2026-11-20T09:00'],
  ])('holds an absence %s against nobody', async (_, locked, back) => {
    const setup = await openReportEndpoint()
    const zone = 'America/New_York'
    const at = clock(zone)
    const anna = await addPerson(setup, { name: 'Anna', zone })
    const [first, last] = [locked.slice(0, 10), back.slice(0, 10)]
    await anna.record([
      span(at, `${first}T09:00`, locked, 'outgoing-call', { zone }),
      span(at, locked, back, 'unexplained', { zone }),
      span(at, back, `${last}T17:00`, 'outgoing-call', { zone }),
    ])
    const range: Range = { kind: 'own', from: '2026-11-09', to: '2026-11-29' }
    const row = (await setup.seenBy(range)).rowOf('Anna')
    expect(row.quality).toMatchObject({ whole: 1, unexplained: 0, days: 2 })
    expect((await anna.own(range)).quality).toMatchObject({ whole: 1, unexplained: 0, days: 2 })
  })

  it('counts the time away within a day, where it is sent, and marks who sends none', async () => {
    const setup = await openReportEndpoint()
    const zone = 'Europe/Berlin'
    const at = clock(zone)
    const day = (more: object = {}) => [
      span(at, '2026-11-16T09:00', '2026-11-16T12:00', 'outgoing-call', more),
      span(at, '2026-11-16T12:00', '2026-11-16T14:00', 'unexplained', more),
      span(at, '2026-11-16T14:00', '2026-11-16T17:00', 'outgoing-call', more),
    ]
    const anna = await addPerson(setup, { name: 'Anna', zone })
    const boris = await addPerson(setup, {
      name: 'Boris',
      zone,
      settings: { sendUnexplained: false },
    })
    await anna.record(day())
    await boris.record(day())
    const { rowOf } = await setup.seenBy(week)
    expect(rowOf('Anna').quality.whole).toBe(0.75)
    expect(rowOf('Anna').person.keepsUnexplained).toBeUndefined()
    expect(rowOf('Boris').person.keepsUnexplained).toBe(true)
  })

  it('is absent before they joined, and then says that nothing was received', async () => {
    const setup = await openReportEndpoint()
    const zone = 'America/Los_Angeles'
    // At this instant it is 17 November in Berlin, but still 16 November in Los Angeles.
    await addPerson(setup, { name: 'Nina', zone, joined: '2026-11-17T04:00Z' })
    const silent = async (range: Range) =>
      (await setup.seenBy(range)).team.silent.map(({ name }) => name)
    const before = rangeAround('week', '2026-11-09')
    expect(await silent(before)).not.toContain('Nina')
    expect(await silent(shiftRange(before, -1))).not.toContain('Nina')
    expect(await silent(week)).toContain('Nina')
    expect(await silent(shiftRange(week, 1))).toContain('Nina')
  })

  it('has their current day, also if it is over for the manager', async () => {
    // At this instant it is Monday, 18:00 in Los Angeles, and Tuesday, 03:00 in Berlin.
    const setup = await openReportEndpoint('2026-11-17T02:00Z')
    const zone = 'America/Los_Angeles'
    const person = await addPerson(setup, { name: 'Lou', zone, joined: '2026-11-01T12:00Z' })
    await person.record([
      span(clock(zone), '2026-11-16T09:00', '2026-11-16T12:00', 'misc', { zone }),
    ])
    const row = (await setup.seenBy(week)).rowOf('Lou')
    expect(row.days.filter((day) => day.running).map(({ date }) => date)).toEqual([MONDAY])
    expect(row.quality).toMatchObject({ days: 0, weekdays: 0 })
  })

  it('is compared only with a range of five days or more, and a third of its weekdays', async () => {
    const setup = await openReportEndpoint('2026-12-31T12:00Z')
    const zone = 'Europe/Berlin'
    const at = clock(zone)
    const month = rangeAround('month', '2026-12-01')
    const worksIn = async (name: string, earlier: readonly string[]) => {
      const person = await addPerson(setup, { name, zone, joined: '2026-01-01T12:00Z' })
      await person.record([
        ...earlier.map((date) => nineToSix(at, date)),
        ...datesFrom('2026-12-07', 5).map((date) => nineToSix(at, date)),
        ...datesFrom('2026-12-14', 5).map((date) => nineToSix(at, date)),
      ])
    }
    await worksIn('Two days', ['2026-11-24', '2026-11-25'])
    await worksIn('Four days', datesFrom('2026-11-09', 4))
    await worksIn('Seven of 21', [...datesFrom('2026-11-09', 5), '2026-11-16', '2026-11-17'])
    await worksIn('Six of 21', [...datesFrom('2026-11-09', 5), '2026-11-16'])
    const now = await setup.seenBy(month)
    const before = await setup.seenBy(shiftRange(month, -1))
    const compared = ['Two days', 'Four days', 'Seven of 21', 'Six of 21'].map((name) =>
      areComparable(now.rowOf(name), before.rowOf(name)),
    )
    expect(compared).toEqual([false, false, true, false])
  })

  it('is compared between two weeks only if both have five days', async () => {
    const setup = await openReportEndpoint('2026-12-31T12:00Z')
    const zone = 'Europe/Berlin'
    const at = clock(zone)
    for (const days of [4, 5]) {
      const lou = await addPerson(setup, { name: `${days}`, zone, joined: '2026-01-01T12:00Z' })
      const dates = [...datesFrom('2026-12-07', days), ...datesFrom('2026-12-14', 5)]
      await lou.record(dates.map((date) => nineToSix(at, date)))
    }
    const week = rangeAround('week', '2026-12-14')
    const now = await setup.seenBy(week)
    const before = await setup.seenBy(shiftRange(week, -1))
    const isCompared = (name: string) => areComparable(now.rowOf(name), before.rowOf(name))
    expect([isCompared('4'), isCompared('5')]).toEqual([false, true])
  })

  it('distinguishes a category itself from its total', async () => {
    const setup = await openReportEndpoint()
    const zone = 'Europe/Berlin'
    const at = clock(zone)
    const anna = await addPerson(setup, { name: 'Anna', zone })
    await anna.record([
      span(at, '2026-11-16T09:00', '2026-11-16T12:00', 'outgoing-call'),
      span(at, '2026-11-16T12:00', '2026-11-16T12:30', 'misc'),
      span(at, '2026-11-16T12:30', '2026-11-16T14:00', 'drive'),
    ])
    const row = (await setup.seenBy(week)).rowOf('Anna')
    expect(row.sum.misc / row.sum.worked).toBeCloseTo(0.1)
    expect((row.sum.base.misc ?? 0) / row.sum.worked).toBeCloseTo(0.4)
    expect([...splitCategories([row.sum])]).toEqual(['misc'])
  })
})
