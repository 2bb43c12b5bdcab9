/**
 * Tests days whose figures were computed by hand, in minutes. These figures must be in the person's own
 * report, in the person's row of the manager's report, and in the CSV tables of both reports.
 */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { DIALECTS } from '../../src/core/report/csv.ts'
import { unsentDays } from '../../src/core/report/quality.ts'
import { type Range, rangeAround } from '../../src/core/report/range.ts'
import type { Settings } from '../../src/core/settings/settings.ts'
import type { Segment } from '../../src/core/time/segment.ts'
import { minute } from '../../src/core/time/units.ts'
import { namingOf } from '../../src/ui/report/category-names.ts'
import { mineCsv, teamCsv } from '../../src/ui/report/files.ts'
import {
  addPerson,
  clock,
  OFFERS,
  openReportEndpoint,
  setUpReportEndpoint,
} from '../support/report-endpoint.ts'
import { segment } from '../support/report-histories.ts'

setUpReportEndpoint()

type Work = Readonly<Record<string, number>>

interface Case {
  /** The person's time zone. Rows that name no other zone were recorded in this zone. */
  zone?: string
  settings?: Partial<Settings>
  joined?: string
  /**
   * A text such as `16 09:00-10:30 misc`: the day in November 2026, start, end and category. `03-29`
   * is a day of another month. An end on a later day contains its own day, such as `17T01:00`.
   */
  rows: readonly (readonly [text: string, more?: Partial<Segment>])[]
  /** The corrections that are made to rows after they were sent, by the number of the row. */
  corrected?: Readonly<Record<number, Partial<Segment> & { to?: string }>>
  range?: Range
  days: Readonly<Record<string, Work>>
  base?: Readonly<Record<string, Work>>
  unexplained?: Work
  overlapping?: Work
  switches?: Work
  missingDays?: readonly string[]
  /**
   * Missing days on which breaks or private time was recorded. Such time is never sent, so only the
   * person's own report can name such days.
   */
  unsent?: readonly string[]
}

const week = rangeAround('week', '2026-11-16')
const own = (from: string, to: string): Range => ({ kind: 'own', from, to })
const auto = { source: 'auto' } as const
const two = { device: 'two' }
const three = { device: 'three' }

const CASES: Readonly<Record<string, Case>> = {
  'three devices at once, of which the first is shortened later': {
    rows: [
      ['16 09:00-11:00 outgoing-call'],
      ['16 10:00-12:00 documentation', { ...two, ...auto }],
      ['16 10:30-11:30 unexplained', { ...three, ...auto }],
    ],
    corrected: { 0: { to: '2026-11-16T10:15' } },
    days: { '2026-11-16': { 'outgoing-call': 75, documentation: 105 } },
    overlapping: { '2026-11-16': 15 },
  },
  'two picks at once: the later counts': {
    rows: [['16 09:00-12:00 misc'], ['16 10:00-11:00 client-meeting', two]],
    days: { '2026-11-16': { misc: 120, 'client-meeting': 60 } },
    overlapping: { '2026-11-16': 60 },
    switches: { '2026-11-16': 2 },
  },
  'a pick over what Stint saw, though it began earlier': {
    rows: [
      ['16 09:00-12:00 documentation', auto],
      ['16 08:00-10:00 misc', two],
    ],
    days: { '2026-11-16': { misc: 120, documentation: 120 } },
    overlapping: { '2026-11-16': 60 },
  },
  'what Stint saw, once the person has edited it, counts as a pick': {
    rows: [
      ['16 09:00-11:00 documentation', { ...auto, edited: true }],
      ['16 08:30-10:00 misc', two],
    ],
    days: { '2026-11-16': { misc: 30, documentation: 120 } },
    overlapping: { '2026-11-16': 60 },
  },
  'work on one device during the break on another': {
    rows: [['16 12:00-13:00 break'], ['16 12:30-13:30 research', two]],
    days: { '2026-11-16': { research: 60 } },
  },
  'time away on one device during the break on another': {
    rows: [
      ['16 09:00-12:00 outgoing-call'],
      ['16 12:00-13:00 break'],
      ['16 13:00-15:00 outgoing-call'],
      ['16 12:00-13:00 unexplained', { ...two, ...auto }],
    ],
    days: { '2026-11-16': { 'outgoing-call': 300 } },
    unexplained: { '2026-11-16': 60 },
  },
  'a day of private time only': {
    joined: '2026-11-01T08:00Z',
    settings: { privateCategories: ['research'] },
    rows: [['16 09:00-17:00 research'], ['17 09:00-10:00 misc']],
    days: { '2026-11-17': { misc: 60 } },
    missingDays: ['2026-11-16', '2026-11-18', '2026-11-19', '2026-11-20'],
    unsent: ['2026-11-16'],
  },
  'private time, a break and time away in a row': {
    settings: { privateCategories: ['research'] },
    rows: [
      ['16 09:00-10:00 outgoing-call'],
      ['16 10:00-11:00 research'],
      ['16 11:00-12:00 break'],
      ['16 12:00-13:00 unexplained', auto],
      ['16 13:00-14:00 outgoing-call'],
    ],
    days: { '2026-11-16': { 'outgoing-call': 120 } },
    unexplained: { '2026-11-16': 60 },
  },
  'time away before the first work and after the last': {
    rows: [
      ['16 08:00-09:00 unexplained', auto],
      ['16 09:00-10:00 misc'],
      ['16 10:00-12:00 unexplained', auto],
    ],
    days: { '2026-11-16': { misc: 60 } },
  },
  'eight hours between two stretches of work, and a minute less': {
    rows: [
      ['16 06:00-07:00 misc'],
      ['16 07:00-15:00 unexplained', auto],
      ['16 15:00-16:00 misc'],
      ['17 06:00-07:00 misc'],
      ['17 07:00-14:59 unexplained', auto],
      ['17 14:59-16:00 misc'],
    ],
    days: { '2026-11-16': { misc: 120 }, '2026-11-17': { misc: 121 } },
    unexplained: { '2026-11-17': 479 },
  },
  'a night shift, and time away in it': {
    rows: [
      ['16 22:00-17T02:00 client-service'],
      ['17 02:00-03:00 unexplained', auto],
      ['17 03:00-06:00 client-service'],
    ],
    days: { '2026-11-16': { 'client-service': 120 }, '2026-11-17': { 'client-service': 300 } },
    base: { '2026-11-16': { misc: 120 }, '2026-11-17': { misc: 300 } },
    unexplained: { '2026-11-17': 60 },
  },
  'a night shift where days begin at four': {
    settings: { dayStart: 4 },
    rows: [['16 22:00-17T06:00 client-service']],
    days: { '2026-11-16': { 'client-service': 360 }, '2026-11-17': { 'client-service': 120 } },
  },
  'days that begin at 23:00': {
    settings: { dayStart: 23 },
    rows: [['17 22:30-23:30 misc']],
    days: { '2026-11-16': { misc: 30 }, '2026-11-17': { misc: 30 } },
  },
  'half an hour from UTC, where days begin at four': {
    zone: 'Asia/Kolkata',
    settings: { dayStart: 4 },
    rows: [['17 03:30-04:30 misc']],
    days: { '2026-11-16': { misc: 30 }, '2026-11-17': { misc: 30 } },
  },
  'three quarters of an hour from UTC': {
    zone: 'Asia/Kathmandu',
    rows: [['16 23:45-17T00:15 misc']],
    days: { '2026-11-16': { misc: 15 }, '2026-11-17': { misc: 15 } },
  },
  'the night on which clocks go back in Berlin': {
    rows: [['10-25 00:00-06:00 outgoing-call']],
    range: own('2026-10-24', '2026-10-26'),
    days: { '2026-10-25': { 'outgoing-call': 420 } },
  },
  'the night on which clocks go forward in Berlin': {
    rows: [['03-29 00:00-06:00 outgoing-call']],
    range: own('2026-03-29', '2026-03-29'),
    days: { '2026-03-29': { 'outgoing-call': 300 } },
  },
  'clocks that go forward by half an hour': {
    zone: 'Australia/Lord_Howe',
    rows: [['10-04 00:00-06:00 outgoing-call']],
    range: own('2026-10-01', '2026-10-05'),
    days: { '2026-10-04': { 'outgoing-call': 330 } },
  },
  'a night shift in which clocks go back': {
    zone: 'America/New_York',
    rows: [['10-31 22:00-11-01T06:00 outgoing-call']],
    range: own('2026-10-30', '2026-11-02'),
    days: { '2026-10-31': { 'outgoing-call': 120 }, '2026-11-01': { 'outgoing-call': 420 } },
  },
  'a day without its first hour': {
    zone: 'Africa/Cairo',
    rows: [['04-23 22:00-04-24T03:00 outgoing-call']],
    range: own('2026-04-20', '2026-04-26'),
    days: { '2026-04-23': { 'outgoing-call': 120 }, '2026-04-24': { 'outgoing-call': 120 } },
  },
  'a day with its last hour twice': {
    zone: 'America/Santiago',
    rows: [['04-04 22:00-04-05T02:00 outgoing-call']],
    range: own('2026-04-01', '2026-04-07'),
    days: { '2026-04-04': { 'outgoing-call': 180 }, '2026-04-05': { 'outgoing-call': 120 } },
  },
  'a flight east over the date line: one date twice': {
    rows: [
      ['16 09:00-12:00 client-meeting', { zone: 'Asia/Tokyo' }],
      ['16 08:00-10:00 client-meeting', { zone: 'America/Los_Angeles' }],
    ],
    days: { '2026-11-16': { 'client-meeting': 300 } },
  },
  'a flight over the date line to the day before': {
    rows: [
      ['17 09:00-11:00 misc', { zone: 'Pacific/Auckland' }],
      ['16 15:00-17:00 drive', { zone: 'Pacific/Honolulu' }],
    ],
    days: { '2026-11-16': { drive: 120 }, '2026-11-17': { misc: 120 } },
    base: { '2026-11-16': { misc: 120 }, '2026-11-17': { misc: 120 } },
  },
  'the two zones furthest apart, an hour after one another': {
    rows: [
      ['17 09:00-10:00 misc', { zone: 'Pacific/Kiritimati' }],
      ['16 09:00-10:00 misc', { zone: 'Pacific/Pago_Pago' }],
    ],
    days: { '2026-11-16': { misc: 60 }, '2026-11-17': { misc: 60 } },
  },
  'joined within the range': {
    joined: '2026-11-18T08:00Z',
    rows: [['18 09:00-10:00 misc'], ['20 09:00-10:00 misc']],
    days: { '2026-11-18': { misc: 60 }, '2026-11-20': { misc: 60 } },
    missingDays: ['2026-11-19'],
  },
  'a category that moves to another parent within the range': {
    rows: [
      ['03-02 09:00-10:00 offers', { category: OFFERS, scheme: 2 }],
      ['03-04 09:00-11:00 offers', { category: OFFERS, scheme: 3 }],
    ],
    range: own('2026-03-01', '2026-03-07'),
    days: { '2026-03-02': { [OFFERS]: 60 }, '2026-03-04': { [OFFERS]: 120 } },
    base: { '2026-03-02': { misc: 60 }, '2026-03-04': { research: 120 } },
  },
  'categories that split others': {
    rows: [
      ['16 09:00-09:30 misc'],
      ['16 09:30-11:00 drive'],
      ['16 11:00-12:00 client-service'],
      ['16 13:00-13:20 dialing'],
      ['16 13:20-14:00 outgoing-call'],
      ['16 14:00-14:45 sales-training'],
    ],
    days: {
      '2026-11-16': {
        misc: 30,
        drive: 90,
        'client-service': 60,
        dialing: 20,
        'outgoing-call': 40,
        'sales-training': 45,
      },
    },
    base: { '2026-11-16': { misc: 180, 'outgoing-call': 60, 'internal-meeting': 45 } },
    switches: { '2026-11-16': 5 },
  },
  'one day, with work that goes on from the day before and into the day after': {
    rows: [
      ['16 23:00-17T01:00 misc'],
      ['17 09:00-10:00 research'],
      ['17 23:30-18T00:30 misc'],
      ['18 09:00-10:00 research'],
    ],
    range: own('2026-11-17', '2026-11-17'),
    days: { '2026-11-17': { misc: 90, research: 60 } },
  },
  'rows that are deleted, and given another category': {
    rows: [['16 09:00-10:00 misc'], ['16 10:00-11:00 misc'], ['16 11:00-12:00 misc']],
    corrected: { 0: { deleted: true }, 1: { category: 'client-meeting' } },
    days: { '2026-11-16': { 'client-meeting': 60, misc: 60 } },
    switches: { '2026-11-16': 1 },
  },
  'a row that a correction moves to another day': {
    rows: [['16 09:00-10:00 misc'], ['17 09:00-10:00 research']],
    corrected: {
      0: { startedAt: clock('Europe/Berlin')('2026-11-18T09:00'), to: '2026-11-18T09:20' },
    },
    days: { '2026-11-17': { research: 60 }, '2026-11-18': { misc: 20 } },
  },
  'a whole day and night': {
    rows: [['16 00:00-17T00:00 prospect-meeting'], ['17 00:00-18T00:00 prospect-meeting']],
    days: {
      '2026-11-16': { 'prospect-meeting': 1440 },
      '2026-11-17': { 'prospect-meeting': 1440 },
    },
  },
}

const ROW = /^(?:(\d\d)-)?(\d\d) (\d\d:\d\d)-(?:(?:(\d\d)-)?(\d\d)T)?(\d\d:\d\d) (\S+)$/

const rowsOf = ({ rows, zone = 'Europe/Berlin' }: Case): Segment[] =>
  rows.map(([text, more = {}]) => {
    const [, month = '11', day, from, toMonth = month, toDay = day, to, category] =
      ROW.exec(text) ?? []
    const at = clock(more.zone ?? zone)
    const startedAt = at(`2026-${month}-${day}T${from}`)
    const endedAt = at(`2026-${toMonth}-${toDay}T${to}`)
    return segment(startedAt, endedAt, { id: randomUUID(), category, zone, ...more })
  })

const correctionsOf = ({ corrected = {}, zone = 'Europe/Berlin' }: Case, rows: Segment[]) =>
  Object.entries(corrected).map(([i, { to, ...more }]): Segment => {
    const row = rows[Number(i)] as Segment
    const end = to ? { endedAt: clock(row.zone ?? zone)(to) } : {}
    return { ...row, revision: 2, edited: true, ...more, ...end }
  })

interface Day {
  date: string
  work: Work
  base: Work
  unexplained: number
  overlapping: number
  switches?: number
}

const inMinutes = (totals: Work) =>
  Object.fromEntries(Object.entries(totals).map(([id, ms]) => [id, ms / minute]))

/**
 * Returns the figures of a report in the form of a case, in minutes. Figures that the case does not
 * contain are left out.
 */
const figuresOf = (days: readonly Day[], one: Case) => {
  const by = (of: (day: Day) => number) =>
    Object.fromEntries(days.filter((day) => of(day) > 0).map((day) => [day.date, of(day)]))
  const worked = days.filter(({ work }) => Object.keys(work).length > 0)
  return {
    days: Object.fromEntries(worked.map(({ date, work }) => [date, inMinutes(work)])),
    ...(one.base && {
      base: Object.fromEntries(worked.map(({ date, base }) => [date, inMinutes(base)])),
    }),
    unexplained: by(({ unexplained }) => unexplained / minute),
    ...(one.overlapping && { overlapping: by(({ overlapping }) => overlapping / minute) }),
    ...(one.switches && { switches: by(({ switches }) => switches ?? 0) }),
  }
}

const expectedOf = ({ days, base, unexplained = {}, overlapping, switches }: Case) => ({
  days,
  ...(base && { base }),
  unexplained,
  ...(overlapping && { overlapping }),
  ...(switches && { switches }),
})

/**
 * Returns the minutes of work per day in a CSV table. `date` and `length` are the indexes of the columns
 * that contain the date and the minutes.
 */
const workInTable = (csv: string, date: number, length: number, counts = (_: string[]) => true) => {
  const days: Record<string, number> = {}
  for (const line of csv.trim().split('\r\n').slice(1)) {
    const cells = line.split(',')
    if (!counts(cells) || cells[length] === '0') continue
    days[cells[date] ?? ''] = (days[cells[date] ?? ''] ?? 0) + Number(cells[length])
  }
  return days
}

const workedIn = (days: Case['days']) =>
  Object.fromEntries(
    Object.entries(days).map(([date, work]) => [
      date,
      Object.values(work).reduce((sum, one) => sum + one, 0),
    ]),
  )

describe('figures computed by hand', () => {
  it('are those of the own report, of the manager’s row and of both tables', async () => {
    const setup = await openReportEndpoint(undefined, { schemes: true })
    const dialect = DIALECTS['comma-point']
    const recorded = []
    for (const [title, one] of Object.entries(CASES)) {
      // A comma in the name would separate two columns of the table.
      const name = title.replaceAll(',', '')
      const { zone = 'Europe/Berlin', settings = {}, joined, range = week } = one
      const person = await addPerson(setup, { name, zone, settings, ...(joined && { joined }) })
      const rows = rowsOf(one)
      await person.record(rows)
      await person.record(correctionsOf(one, rows))
      const mine = await person.own(range)
      expect({ name, ...figuresOf(mine.days, one) }).toEqual({ name, ...expectedOf(one) })
      const naming = namingOf(mine.setting.rollUp, mine.setting.settings, [mine.sum])
      const isWork = (cells: string[]) => cells[7] === 'work'
      const inTable = workInTable(mineCsv(mine, naming, dialect), 0, 3, isWork)
      expect([name, inTable]).toEqual([name, workedIn(one.days)])
      recorded.push({ name, one, range, mine, naming })
    }
    const ranges = Map.groupBy(recorded, ({ range }) => `${range.from} ${range.to}`)
    for (const people of ranges.values()) {
      const seen = await setup.seenBy(people[0]?.range ?? week)
      for (const { name, one, mine, naming } of people) {
        const row = seen.rowOf(name)
        expect({ name, ...figuresOf(row.days, one) }).toEqual({ name, ...expectedOf(one) })
        expect([name, row.quality.whole]).toEqual([name, mine.quality.whole])
        const isOf = ([who]: string[]) => who === name
        const inTable = workInTable(teamCsv(seen.team, naming, dialect), 1, 2, isOf)
        expect([name, inTable]).toEqual([name, workedIn(one.days)])
        const { missingDays } = row.quality
        if (one.missingDays)
          expect([name, missingDays, mine.quality.missingDays]).toEqual([
            name,
            one.missingDays,
            one.missingDays,
          ])
        expect([name, unsentDays(mine.days, mine.quality)]).toEqual([name, one.unsent ?? []])
        expect([name, unsentDays(row.days, row.quality)]).toEqual([name, []])
      }
    }
  })
})
