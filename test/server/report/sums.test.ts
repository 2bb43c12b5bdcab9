import { describe, expect, it } from 'vitest'
import { forgetMember } from '../../../server/people/forget-member.ts'
import { readCounter } from '../../../server/report/row-counter.ts'
import { makeSums } from '../../../server/report/sum-in-background.ts'
import { keepSums } from '../../../server/report/sums.ts'
import { day, hour, minute } from '../../../src/core/time/units.ts'
import {
  exactSeconds,
  expectedOf,
  layoutOf,
  openFixture,
  schemeOf,
} from '../../support/endpoint/expected-layout.ts'
import { NOON, segment } from '../../support/endpoint/fixture.ts'

describe('kept sums of days', () => {
  it('are right if batches arrive while they are made', async () => {
    const { endpoint, manager, anna } = await openFixture()
    const query = 'from=2026-11-16&to=2026-11-23&zone=UTC&exact=1'
    for (let round = 0; round < 8; round++) {
      const rows = Array.from({ length: 6 }, (_, i) => {
        const startedAt = NOON - (i % 5) * day - (2 + round) * hour
        return segment({ startedAt, endedAt: startedAt + 10 * minute, changedAt: NOON - hour })
      })
      await Promise.all([
        ...rows.map((row) => anna.send([row], '?zone=Europe/Berlin')),
        ...rows.map(() => layoutOf(manager, query)),
        makeSums(endpoint.db, endpoint.now),
      ])
      const { members } = await layoutOf(manager, query)
      const scheme = await schemeOf(manager)
      const asked = {
        from: '2026-11-16',
        to: '2026-11-23',
        zone: 'UTC',
        dayStart: 0,
        unit: exactSeconds,
      }
      expect(members.find(({ name }) => name === 'Anna')?.days).toEqual(
        await expectedOf(endpoint, scheme, anna.member, asked),
      )
    }
  })

  it('are not stored if a row was received after their rows were read', async () => {
    const { endpoint, anna } = await openFixture()
    await anna.send([segment()], '?zone=UTC')
    const counter = (await readCounter(endpoint.db, anna.member)) ?? 0
    const sum = {
      unit: 'day' as const,
      form: 'exact' as const,
      date: '2026-11-23',
      day_start: 0,
      basis: 'x',
      told: 'wrong',
      shared: '',
    }
    const count = async () => (await endpoint.db.selectFrom('sums').selectAll().execute()).length
    await anna.send([segment()])
    await endpoint.db.transaction().execute((tx) => keepSums(tx, anna.member, counter, [sum]))
    expect(await count()).toBe(0)
    await endpoint.db.transaction().execute((tx) => keepSums(tx, anna.member, counter + 1, [sum]))
    expect(await count()).toBe(1)
  })

  it('are made in the background, and then only for changed days', async () => {
    const { endpoint, manager, anna } = await openFixture()
    await anna.send([segment()], '?zone=Europe/Berlin')
    const storedSums = async () =>
      (await endpoint.db.selectFrom('sums').select(['unit', 'form', 'date']).execute()).map(
        ({ unit, form, date }) => `${unit} ${form} ${date}`,
      )
    await makeSums(endpoint.db, endpoint.now)
    const made = await storedSums()
    expect(made).toEqual(expect.arrayContaining(['day exact 2026-11-23', 'month whole 2026-11']))
    await layoutOf(manager, 'from=2026-11-22&to=2026-11-24&zone=UTC')
    await layoutOf(manager, 'from=2026-11-22&to=2026-11-24&zone=UTC&by=month')
    expect((await storedSums()).sort()).toEqual(expect.arrayContaining(made))
    await anna.send([segment()])
    expect(await storedSums()).not.toContain('day exact 2026-11-23')
    await makeSums(endpoint.db, endpoint.now)
    expect(await storedSums()).toContain('day exact 2026-11-23')
  })

  it('are sent as they are stored if a whole month is asked for', async () => {
    const { endpoint, manager, anna } = await openFixture()
    const query = 'from=2026-10-30&to=2026-12-02&zone=UTC&exact=1'
    const at = (date: string) => Date.parse(`${date}T09:00Z`)
    const send = (...dates: string[]) =>
      anna.send(
        dates.map((date) =>
          segment({
            startedAt: at(date),
            endedAt: at(date) + 10 * minute,
            changedAt: at(date) + 10 * minute,
          }),
        ),
        '?zone=UTC',
      )
    const read = async (accepts?: string) => {
      const { members } = await layoutOf(manager, query, accepts)
      return members.find(({ name }) => name === 'Anna')?.days?.map(({ date }) => date)
    }
    await send('2026-10-30', '2026-11-03', '2026-11-05')
    const dates = ['2026-10-30', '2026-11-03', '2026-11-05']
    // The first request computes the sums of whole months, and stores them.
    expect(await read()).toEqual(dates)
    const months = () =>
      endpoint.db
        .selectFrom('sums')
        .select(['date', 'form', 'packed'])
        .where('unit', '=', 'month')
        .orderBy('form')
        .execute()
    expect((await months()).map(({ packed, ...sum }) => [sum, packed !== null])).toEqual([
      [{ date: '2026-11', form: 'exact' }, true],
      [{ date: '2026-11', form: 'whole' }, false],
    ])
    for (const accepts of ['identity', 'gzip', 'zstd']) expect(await read(accepts)).toEqual(dates)
    await send('2026-11-04')
    expect(await months()).toEqual([])
    const more = [...dates, '2026-11-04'].sort()
    for (const accepts of ['gzip', 'gzip', 'zstd']) expect(await read(accepts)).toEqual(more)
  })

  it('are removed with a person who is forgotten', async () => {
    const { endpoint, anna } = await openFixture()
    await anna.send([segment()], '?zone=UTC')
    await makeSums(endpoint.db, endpoint.now)
    await forgetMember(endpoint.db, anna.member, endpoint.now)
    expect(await endpoint.db.selectFrom('sums').selectAll().execute()).toEqual([])
  })

  it('have these figures: if they change, raise COUNTING in server/report/basis-of-sum.ts, so that old sums are not read', async () => {
    const { manager, anna } = await openFixture()
    const at = (time: string) => Date.parse(`2026-11-22T${time}Z`)
    const rows = [
      ['07:00', '07:40', 'outgoing-call'],
      ['07:40', '08:00', 'documentation'],
      ['08:00', '08:30', 'unexplained'],
      ['08:30', '09:00', 'documentation'],
      ['22:30', '23:30', 'misc'],
    ].map(([from = '', to = '', category = ''], i) =>
      segment({
        startedAt: at(from),
        endedAt: at(to) + i,
        changedAt: at(to),
        category,
        ...(category === 'documentation' && { context: { product: 'hubspot' } }),
        ...(i % 2 && { source: 'auto' }),
      }),
    )
    await anna.send(rows, '?zone=Europe/Berlin&dayStart=0')
    const { members } = await layoutOf(manager, 'from=2026-11-21&to=2026-11-24&zone=UTC&exact=1')
    const days = members.find(({ name }) => name === 'Anna')?.days
    expect(days).toMatchInlineSnapshot(`
      [
        {
          "automatic": 3000.004,
          "base": {
            "documentation": 3000.004,
            "misc": 1800,
            "outgoing-call": 2400,
          },
          "byHand": 4200,
          "corrected": false,
          "date": "2026-11-22",
          "edited": 0,
          "longest": {
            "documentation": 1800.003,
            "misc": 3600.004,
            "outgoing-call": 2400,
          },
          "missing": 48599.997,
          "overlapping": 0,
          "products": {
            "hubspot": 3000.004,
          },
          "seconds": {
            "documentation": 3000.004,
            "misc": 1800,
            "outgoing-call": 2400,
          },
          "span": 57600,
          "switches": 2,
          "unexplained": 1799.999,
        },
        {
          "automatic": 0,
          "base": {
            "misc": 1800.004,
          },
          "byHand": 1800.004,
          "corrected": false,
          "date": "2026-11-23",
          "edited": 0,
          "longest": {},
          "missing": 0,
          "overlapping": 0,
          "products": {},
          "seconds": {
            "misc": 1800.004,
          },
          "span": 1800.004,
          "switches": 0,
          "unexplained": 0,
        },
      ]
    `)
  })
})
