import fc from 'fast-check'
import type { Frame } from '../../src/core/report/frame.ts'
import { daysOf } from '../../src/core/report/range.ts'
import { rollUpBy } from '../../src/core/report/roll-up.ts'
import { FIRST_SCHEME } from '../../src/core/scheme/versions.ts'
import type { Segment } from '../../src/core/time/segment.ts'
import { hour, minute } from '../../src/core/time/units.ts'

let count = 0

/** Returns a segment. A test sets only the properties that matter to it. */
export const segment = (startedAt: number, endedAt: number | undefined, more = {}): Segment => ({
  id: `s${count++}`,
  device: 'one',
  category: 'outgoing-call',
  startedAt,
  ...(endedAt !== undefined && { endedAt }),
  source: 'hand',
  scheme: 1,
  revision: 1,
  acknowledged: 0,
  offered: 0,
  changedAt: startedAt,
  ...more,
})

/**
 * Time zones, each with the Monday of a week before its clocks change. In some zones they change by half
 * an hour, and in others they never change.
 */
const CLOCK_CHANGES: readonly [zone: string, monday: string][] = [
  ['UTC', '2026-03-23'],
  ['Europe/Berlin', '2026-03-23'],
  ['Europe/Berlin', '2026-10-19'],
  ['America/New_York', '2026-03-02'],
  ['America/New_York', '2026-10-26'],
  ['Australia/Lord_Howe', '2026-03-30'],
  ['Australia/Lord_Howe', '2026-09-28'],
  ['America/St_Johns', '2026-03-02'],
  ['Africa/Cairo', '2026-04-20'],
  ['America/Santiago', '2026-08-31'],
  ['Asia/Kolkata', '2026-03-23'],
]

/**
 * Returns the frame of a report (dates, zone and rules) over two weeks from a Monday on. `now` is after
 * all rows unless `more` changes it.
 */
export const frameOf = (zone: string, monday: string, more: Partial<Frame> = {}): Frame => ({
  dates: daysOf({
    from: monday,
    to: Temporal.PlainDate.from(monday).add({ days: 13 }).toString(),
  }),
  zone,
  dayStart: 0,
  now: Number.MAX_SAFE_INTEGER,
  privates: [],
  rollUp: rollUpBy([FIRST_SCHEME]),
  ...more,
})

const randomPart = fc.record({
  gap: fc.integer({ min: 0, max: 900 }),
  length: fc.integer({ min: 1, max: 900 }),
  category: fc.constantFrom(
    'outgoing-call',
    'dialing',
    'documentation',
    'misc',
    'drive',
    'client-meeting',
    'unexplained',
    'break',
    'research',
    'from-a-newer-scheme',
  ),
  source: fc.constantFrom('hand' as const, 'auto' as const),
  edited: fc.boolean(),
  record: fc.constantFrom(undefined, '1', '2'),
  note: fc.constantFrom(undefined, 'Printer', ' printer. ', 'Invoices'),
  beside: fc.integer({ min: 0, max: 1000 }),
})

/** Random segments of one device from an instant on. They never overlap; gaps are whole minutes. */
const randomDevice = fc
  .array(randomPart, { maxLength: 25 })
  .map((parts) => (name: string, from: number) => {
    let at = from
    return parts.map(({ gap, length, edited, record, note, beside, ...rest }) => {
      const startedAt = at + gap * minute
      at = startedAt + length * minute
      return segment(startedAt, at, {
        ...rest,
        device: name,
        beside: { ms: beside * minute },
        ...(edited && { edited: true }),
        ...(note && { note }),
        ...(rest.category === 'documentation' && {
          context: {
            product: 'pipedrive',
            ...(record && { record: { type: 'deal', id: record } }),
          },
        }),
      })
    })
  })

/**
 * Random segments of up to three devices, over two weeks in which the clocks change. Segments of
 * different devices may overlap.
 */
export const randomHistory = fc
  .record({
    place: fc.constantFrom(...CLOCK_CHANGES),
    dayStart: fc.integer({ min: 0, max: 23 }),
    devices: fc.array(randomDevice, { minLength: 1, maxLength: 3 }),
    privates: fc.constantFrom([], ['research'], ['outgoing-call', 'drive']),
  })
  .map(({ place: [zone, monday], devices, dayStart, privates }) => {
    const from = Temporal.PlainDate.from(monday).toZonedDateTime(zone).epochMilliseconds
    return {
      frame: frameOf(zone, monday, { dayStart, privates }),
      segments: devices.flatMap((laid, i) => laid(`d${i}`, from - 2 * hour)),
    }
  })
