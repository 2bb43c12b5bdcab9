import { describe, expect, test, vi } from 'vitest'
import { MOST_ENTRIES, readCalendar } from '../../src/calendar/read-calendar.ts'
import { day } from '../../src/core/time/units.ts'

const ZONE = 'Europe/Berlin'
const instant = (local: string) =>
  Temporal.ZonedDateTime.from(`${local}[${ZONE}]`).epochMilliseconds

/** Returns the text of a calendar that contains these parts. Each part is a list of lines. */
const calendar = (...parts: string[][]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...parts.flat(), 'END:VCALENDAR', ''].join(
    '\r\n',
  )

let number = 0
const entry = (...lines: string[]) => {
  const id = lines.some((line) => line.startsWith('UID')) ? [] : [`UID:e${++number}@acme.example`]
  return ['BEGIN:VEVENT', ...id, 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT']
}
const NINE = ['DTSTART:20261123T080000Z', 'DTEND:20261123T090000Z']

const range = (from: string, to: string) => ({ from: instant(from), to: instant(to), zone: ZONE })
const monday = range('2026-11-23T00:00', '2026-11-24T00:00')

const local = (ms: number) =>
  `${Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE).toPlainDateTime()}`
const read = async (parts: string[][], within = monday) =>
  (await readCalendar(calendar(...parts), within)).map(
    ({ startedAt, endedAt, title }) => `${local(startedAt)} ${local(endedAt)} ${title}`,
  )
/** Returns the starts of the entries in a range, each as day of the month and time of day. */
const daysOf = async (parts: string[][], within = range('2026-11-23T00:00', '2026-11-30T00:00')) =>
  (await readCalendar(calendar(...parts), within)).map(({ startedAt }) =>
    local(startedAt).slice(8, 16),
  )

/** Defines Berlin's clock changes under an unknown name, because a calendar may define its own zones. */
const OWN_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Our office',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

/**
 * Defines New York's clock changes under an unknown name. New York's changes differ from those of the
 * person's zone.
 */
const FAR_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Far office',
  'BEGIN:STANDARD',
  'DTSTART:20071104T020000',
  'TZOFFSETFROM:-0400',
  'TZOFFSETTO:-0500',
  'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:20070311T020000',
  'TZOFFSETFROM:-0500',
  'TZOFFSETTO:-0400',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

describe('the time of an entry', () => {
  const at = (zone: string, from: string, to: string) => [
    `DTSTART${zone}:20261123T${from}`,
    `DTEND${zone}:20261123T${to}`,
  ]
  test.each([
    ['in UTC', at('', '120900Z', '125600Z')],
    ['by the name of a zone', at(';TZID=Europe/Moscow', '150900', '155600')],
    ["by Windows' name of it", at(';TZID=Russian Standard Time', '150900', '155600')],
    ['by a name with where it is from', at(';TZID=/x.example/1/Europe/Moscow', '150900', '155600')],
    ["by the calendar's own definition", at(';TZID=Our office', '130900', '135600')],
    ['without a zone, by the person’s', at('', '130900', '135600')],
    ['by a zone that nobody knows, by the person’s', at(';TZID=Nowhere', '130900', '135600')],
    ['by its length', ['DTSTART:20261123T120900Z', 'DURATION:PT47M']],
  ])('%s', async (_, lines) => {
    expect(await read([OWN_ZONE, entry(...lines, 'SUMMARY:Review')])).toEqual([
      '2026-11-23T13:09:00 2026-11-23T13:56:00 Review',
    ])
  })

  test('follows a zone of the calendar’s own, whose clocks change on other days than the person’s', async () => {
    const weekly = entry(
      'DTSTART;TZID=Far office:20261020T090000',
      'DTEND;TZID=Far office:20261020T100000',
      'RRULE:FREQ=WEEKLY;COUNT=3',
      'SUMMARY:Call',
    )
    expect(await read([FAR_ZONE, weekly], range('2026-10-01T00:00', '2026-12-01T00:00'))).toEqual([
      '2026-10-20T15:00:00 2026-10-20T16:00:00 Call',
      '2026-10-27T14:00:00 2026-10-27T15:00:00 Call',
      '2026-11-03T15:00:00 2026-11-03T16:00:00 Call',
    ])
  })

  test('of several days touches each of them; one that ends where the day begins does not', async () => {
    const fair = entry('DTSTART:20261121T090000Z', 'DTEND:20261125T120000Z', 'SUMMARY:Fair')
    const before = entry('DTSTART:20261122T200000Z', 'DTEND:20261122T230000Z', 'SUMMARY:Party')
    expect(await read([fair, before])).toEqual(['2026-11-21T10:00:00 2026-11-25T13:00:00 Fair'])
  })

  test('of whole days is the person’s days', async () => {
    const leave = entry('DTSTART;VALUE=DATE:20261123', 'DTEND;VALUE=DATE:20261125')
    const [found] = await readCalendar(calendar(leave), monday)
    expect(found).toMatchObject({
      isAllDay: true,
      startedAt: instant('2026-11-23T00:00'),
      endedAt: instant('2026-11-25T00:00'),
    })
  })
})

describe('an entry that repeats', () => {
  const from = (zone = ';TZID=Our office') => [
    `DTSTART${zone}:20261005T090000`,
    `DTEND${zone}:20261005T093000`,
  ]

  test('keeps its local time over a change of clocks, in a zone of its own and in Windows’', async () => {
    for (const zone of [';TZID=Our office', ';TZID=W. Europe Standard Time', ''])
      expect(
        await daysOf([OWN_ZONE, entry(...from(zone), 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE')]),
        zone,
      ).toEqual(['23T09:00', '25T09:00'])
  })

  test('leaves out excluded dates, and has added dates', async () => {
    const daily = entry(
      ...from(),
      'RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR',
      'EXDATE;TZID=Our office:20261124T090000,20261126T090000',
      'EXDATE;VALUE=DATE:20261127',
      'RDATE;TZID=Our office:20261128T110000',
    )
    expect(await daysOf([OWN_ZONE, daily])).toEqual(['23T09:00', '25T09:00', '28T11:00'])
  })

  test('added as periods starts where they start', async () => {
    const twice = entry(
      ...from(''),
      'RDATE;VALUE=PERIOD:20261124T080000Z/PT1H,20261125T080000Z/20261125T090000Z',
    )
    expect(await daysOf([twice])).toEqual(['24T09:00', '25T09:00'])
  })

  test('may be moved once, cancelled once, and changed from a day on', async () => {
    const weekly = ['UID:w', ...from(), 'SUMMARY:Weekly']
    const once = (day: string, ...lines: string[]) =>
      entry('UID:w', `RECURRENCE-ID;TZID=Our office:${day}T090000`, ...lines)
    const series = entry(...weekly, 'RRULE:FREQ=DAILY')
    const moved = once(
      '20261123',
      'DTSTART;TZID=Our office:20261123T150000',
      'DTEND;TZID=Our office:20261123T153000',
    )
    const cancelled = once(
      '20261124',
      ...from().map((line) => line.replace('1005', '1124')),
      'STATUS:CANCELLED',
    )
    const later = entry(
      'UID:w',
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Our office:20261127T090000',
      'DTSTART;TZID=Our office:20261127T100000',
      'DTEND;TZID=Our office:20261127T103000',
    )
    // One date of a repeated entry, in a later week, was moved into this week.
    const earlier = once(
      '20261203',
      'DTSTART;TZID=Our office:20261126T170000',
      'DTEND;TZID=Our office:20261126T173000',
    )
    expect(await daysOf([OWN_ZONE, later, moved, series, cancelled, earlier])).toEqual([
      '23T15:00',
      '25T09:00',
      '26T09:00',
      '26T17:00',
      '27T10:00',
      '28T10:00',
      '29T10:00',
    ])
  })

  test('without an end is read up to a limit', async () => {
    const seconds = entry('DTSTART:20200101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY')
    expect(await daysOf([seconds, entry(...NINE)])).toEqual(['23T09:00'])
  })

  test('of which only one repetition is given, as in an invitation to it, is that repetition', async () => {
    const alone = entry('UID:x', 'RECURRENCE-ID:20261123T080000Z', ...NINE)
    expect(await daysOf([alone])).toEqual(['23T09:00'])
  })
})

describe('whether it counts', () => {
  const me = 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@ours.example'
  const of = async (...lines: string[]) =>
    (
      await readCalendar(
        calendar(['X-WR-CALNAME:anna@ours.example'], entry(...NINE, 'SUMMARY:Review', ...lines)),
        monday,
      )
    )[0]

  test('leaves out cancelled and declined entries', async () => {
    expect(await of('STATUS:CANCELLED')).toBeUndefined()
    expect(await of('ATTENDEE;PARTSTAT=DECLINED:MAILTO:Anna@Ours.example')).toBeUndefined()
    expect(await of(me, 'ATTENDEE;PARTSTAT=DECLINED:mailto:bob@ours.example')).toBeDefined()
  })

  test('recognises free, tentative, out of office and private entries', async () => {
    expect(await of('TRANSP:TRANSPARENT')).toMatchObject({ isFree: true })
    expect(await of('X-MICROSOFT-CDO-BUSYSTATUS:FREE')).toMatchObject({ isFree: true })
    expect(await of('STATUS:TENTATIVE')).toMatchObject({ isTentative: true, isFree: false })
    expect(await of('X-MICROSOFT-CDO-BUSYSTATUS:OOF')).toMatchObject({ isOutOfOffice: true })
    expect(await of('CLASS:PRIVATE')).toMatchObject({ title: '' })
    expect(await of(me)).toMatchObject({ title: 'Review', isFree: false, isTentative: false })
  })

  test('recognises leave of whole days by its title, unless it is private', async () => {
    const leave = async (...lines: string[]) =>
      (await readCalendar(calendar(entry(...lines)), monday)).map(({ isLeave }) => isLeave)
    const days = ['DTSTART;VALUE=DATE:20261123', 'DTEND;VALUE=DATE:20261128']
    expect(await leave(...days, 'SUMMARY:Vacation')).toEqual([true])
    expect(await leave(...days, 'SUMMARY:Vacation', 'TRANSP:TRANSPARENT')).toEqual([true])
    expect(await leave(...days, 'SUMMARY:Vacation', 'CLASS:PRIVATE')).toEqual([false])
    expect(await leave(...days, 'SUMMARY:Trade fair')).toEqual([false])
    expect(await leave(...NINE, 'SUMMARY:Vacation planning')).toEqual([false])
  })

  test('gives the domains of other people, without rooms and the person’s own domain', async () => {
    const entry = await of(
      me,
      'ORGANIZER:mailto:ceo@client.example',
      'ATTENDEE:mailto:buyer@client.example',
      'ATTENDEE:mailto:bob@ours.example',
      'ATTENDEE;CUTYPE=ROOM:mailto:r1@rooms.example',
    )
    expect(entry?.domains).toEqual(['client.example'])
  })

  test('the person in most of the entries is taken for the owner of the calendar', async () => {
    const parts = ['a.example', 'b.example', 'c.example'].map((domain) =>
      entry(...NINE, 'ATTENDEE:mailto:anna@ours.example', `ATTENDEE:mailto:x@${domain}`),
    )
    const found = await readCalendar(calendar(...parts), monday)
    expect(found.map(({ domains }) => domains)).toEqual([
      ['a.example'],
      ['b.example'],
      ['c.example'],
    ])
  })
})

describe('a text', () => {
  test('that is folded is read, and a wrong entry spoils no other', async () => {
    const long = entry(...NINE, `SUMMARY:${'Review '.repeat(10)}`, ' of the year')
    expect(await read([entry('DTSTART:yesterday'), long, ['BEGIN:VEVENT', 'nonsense']])).toEqual([
      `2026-11-23T09:00:00 2026-11-23T10:00:00 ${'Review '.repeat(10)}of the year`,
    ])
  })

  test.each(['', '<html>Sign in</html>', 'BEGIN:VCARD\r\nEND:VCARD'])(
    'that is no calendar is refused: %j',
    async (text) => {
      await expect(readCalendar(text, monday)).rejects.toThrow(RangeError)
    },
  )

  test('with more entries than a person has is refused', async () => {
    const many = `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\nEND:VEVENT\n'.repeat(MOST_ENTRIES + 1)}`
    await expect(readCalendar(many, monday)).rejects.toThrow(/too large/)
  })

  test('of ten thousand entries is read in pieces', async () => {
    const daily = Array.from({ length: 10_000 }, (_, i) => {
      const date = new Date(monday.from - ((i % 2000) - 1000) * day).toISOString().slice(0, 10)
      return entry(
        `DTSTART:${date.replaceAll('-', '')}T100000Z`,
        'DURATION:PT30M',
        `SUMMARY:Entry ${i}`,
      )
    })
    const wait = vi.spyOn(globalThis, 'setTimeout')
    expect(await read(daily)).toHaveLength(5)
    expect(wait.mock.calls.length).toBeGreaterThan(3)
    wait.mockRestore()
  })
})
