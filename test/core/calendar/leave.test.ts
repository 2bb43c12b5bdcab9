import { describe, expect, it, test } from 'vitest'
import type { CalendarEntry } from '../../../src/core/calendar/entry.ts'
import { leaveReason, leaveToAsk } from '../../../src/core/calendar/leave.ts'
import { MONDAY_TO_FRIDAY } from '../../../src/core/day/expected-time.ts'

const zone = 'Europe/Berlin'
const at = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds

const entry = (from: string, to: string, more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  key: from,
  startedAt: at(from),
  endedAt: at(to),
  title: '',
  isAllDay: false,
  isFree: false,
  isTentative: false,
  isOutOfOffice: false,
  isLeave: false,
  domains: [],
  ...more,
})
const wholeDays = (from: string, to: string, more: Partial<CalendarEntry> = {}) =>
  entry(from, to, { isAllDay: true, isLeave: true, ...more })
const out = (from: string, to: string) => entry(from, to, { isOutOfOffice: true })

const asked = (
  entries: readonly CalendarEntry[],
  more: Partial<Parameters<typeof leaveToAsk>[1]> = {},
) =>
  leaveToAsk(entries, {
    zone,
    workdayEnd: '18:00',
    dayStart: 0,
    expected: MONDAY_TO_FRIDAY,
    answered: [],
    ...more,
  }).map(({ from, to, reason }) => `${from} ${to} ${reason}`)

test.each([
  ['Vacation', 'leave'],
  ['Annual leave (Anna)', 'leave'],
  ['OOO', 'leave'],
  ['Отпуск', 'leave'],
  ['Выходной', 'leave'],
  ['Sick day', 'sick'],
  ['Больничный', 'sick'],
  ['Public holiday: Epiphany', 'holiday'],
  ['Праздничный день', 'holiday'],
  ['Birthday of Anna', undefined],
  ['Trade fair', undefined],
  ['Leaves for the garden', undefined],
  ['', undefined],
])('the title %j names the reason %s', (title, reason) => {
  expect(leaveReason(title)).toBe(reason)
})

describe('days off are asked about', () => {
  it('for leave of whole days, the last one included', () => {
    const leave = wholeDays('2026-12-21T00:00', '2027-01-04T00:00', { title: 'Sick leave' })
    expect(asked([leave])).toEqual(['2026-12-21 2027-01-03 sick'])
  })

  it.each([
    ['from morning to evening', '2026-11-23T08:00', '2026-11-25T17:00', '2026-11-23 2026-11-25'],
    [
      'without an afternoon at its start',
      '2026-11-23T14:00',
      '2026-11-25T17:00',
      '2026-11-24 2026-11-25',
    ],
    [
      'without a morning at its end',
      '2026-11-23T08:00',
      '2026-11-25T07:00',
      '2026-11-23 2026-11-24',
    ],
    [
      'over the night without sleep of a change of clocks',
      '2026-10-24T00:00',
      '2026-10-27T00:00',
      '2026-10-24 2026-10-26',
    ],
  ])('for out of office %s', (_, from, to, dates) => {
    expect(asked([out(from, to)])).toEqual([`${dates} leave`])
  })

  it('by the hours that the person usually works', () => {
    const visit = out('2026-11-27T13:00', '2026-11-27T18:00')
    expect(asked([visit])).toEqual([])
    const expected = { week: [8, 8, 8, 8, 4, 0, 0], off: [] }
    expect(asked([visit], { expected })).toHaveLength(1)
    // The working day lasts four hours, from 21:00 on Friday to 01:00. The person's day starts at
    // 04:00, so the hour after midnight belongs to Friday.
    const night = { expected, workdayEnd: '01:00', dayStart: 4 }
    expect(asked([visit], night)).toEqual([])
    expect(asked([out('2026-11-27T20:00', '2026-11-28T02:00')], night)).toEqual([
      '2026-11-27 2026-11-27 leave',
    ])
  })

  it('not for other entries, weekends, days that are off, and what lasts for years', () => {
    expect(
      asked([
        wholeDays('2026-11-23T00:00', '2026-11-24T00:00', { isLeave: false }),
        entry('2026-11-23T09:00', '2026-11-23T10:00'),
        wholeDays('2026-11-28T00:00', '2026-11-30T00:00'),
        wholeDays('2020-01-01T00:00', '2030-01-01T00:00'),
      ]),
    ).toEqual([])
    const off = [{ from: '2026-11-20', to: '2026-11-24' }]
    const expected = { ...MONDAY_TO_FRIDAY, off }
    expect(asked([wholeDays('2026-11-23T00:00', '2026-11-25T00:00')], { expected })).toEqual([])
  })

  it('once for the same days, in order, and not after an answer', () => {
    const [second, first] = [
      wholeDays('2026-11-26T00:00', '2026-11-27T00:00'),
      wholeDays('2026-11-23T00:00', '2026-11-24T00:00'),
    ]
    const both = ['2026-11-23 2026-11-23 leave', '2026-11-26 2026-11-26 leave']
    expect(asked([second, first, { ...second, key: 'again' }])).toEqual(both)
    const answered = [{ from: '2026-11-23', to: '2026-11-23' }]
    expect(asked([second, first], { answered })).toEqual(both.slice(1))
    // The entry was moved by a day. The answer was about the days before the move, so Stint asks again
    // about the new days.
    expect(asked([wholeDays('2026-11-24T00:00', '2026-11-25T00:00')], { answered })).toHaveLength(1)
  })
})
