/**
 * The data of a report. The time to read it depends on the ranges of the report, and not on the
 * length of the history.
 */
import type { Expected } from '../../core/day/expected-time.ts'
import { type CallList, callListsOf } from '../../core/report/call-lists.ts'
import { computeRange, type ReportDay } from '../../core/report/day.ts'
import { type Frame, spanOf, zoneOf } from '../../core/report/frame.ts'
import {
  type MiscNotes,
  type MiscWatch,
  miscNotes,
  miscWatch,
  WATCHED_DAYS,
} from '../../core/report/misc-watch.ts'
import { type Dates, daysOf, type Range, shiftRange } from '../../core/report/range.ts'
import { type Report, reportOf, type Summary, summaryOf } from '../../core/report/report.ts'
import { type RollUp, rollUpBy } from '../../core/report/roll-up.ts'
import type { SchemeVersion } from '../../core/scheme/versions.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { dateAfter, dayOf } from '../../core/time/days.ts'
import type { Segment } from '../../core/time/segment.ts'
import type { StintDatabase, StoredSegment } from '../database.ts'
import { readNamed } from '../named-rows.ts'
import { ownZone } from '../own-zone.ts'
import { readSchemeVersions } from '../scheme/versions.ts'
import { readSettings } from '../settings.ts'
import { lastBefore } from '../timeline/read-range.ts'
import { firstDayIn, readExpected } from '../working-time.ts'

/**
 * The data from which days of the report are computed. If several ranges are read together, they
 * use the same data.
 */
export interface ReportSetting extends Omit<Frame, 'dates'> {
  settings: Settings
  versions: readonly SchemeVersion[]
  rollUp: RollUp
  today: string
  /** The first day with data; undefined if there is no data. */
  since: string | undefined
  /** When the person is expected to work. */
  expected: Expected
  /** The weekday on which the person's weeks begin, 1 = Monday. */
  firstDay: number
}

/** The data of a person's own report. */
export interface OwnReport extends Report {
  setting: ReportSetting
  range: Range
  /** The repeated notes of the category misc in the range. */
  notes: MiscNotes
  before: Summary & { range: Range; notes: MiscNotes }
  /**
   * Whether the category misc had too large a share of the last two weeks. This does not depend on
   * the range of the report.
   */
  misc: MiscWatch & { from: string; to: string }
}

/**
 * Ids of all devices that have stored segments. Reads only one row of the index for each device,
 * and not all segments.
 */
async function devicesIn(db: StintDatabase): Promise<string[]> {
  const devices: string[] = []
  for (let last = ''; ; ) {
    const next = await db.segments
      .where('[device+startedAt]')
      .above([last, Number.POSITIVE_INFINITY])
      .first()
    if (!next) return devices
    last = next.device
    devices.push(last)
  }
}

/** Stored segments of all devices that touch the time `[from, to)`. */
async function readSegments(
  db: StintDatabase,
  devices: readonly string[],
  from: number,
  to: number,
): Promise<StoredSegment[]> {
  const inside = await db.segments.where('startedAt').between(from, to).toArray()
  const before = await Promise.all(devices.map((device) => lastBefore(db, device, from)))
  const reaching = before.filter((s) => s !== undefined && (s.endedAt ?? to) > from)
  return [...(reaching as StoredSegment[]), ...inside].filter((s) => !s.deleted)
}

async function readSetting(db: StintDatabase, clock: number): Promise<ReportSetting> {
  const settings = await readSettings(db)
  const versions = await readSchemeVersions(db)
  const stored = await db.attribution.get((await readNamed(db, 'device')) ?? '')
  // Time that was stored before the clock was set back must remain in the report (rule 9 of
  // docs/domain.md).
  const now = Math.max(clock, stored?.latest ?? 0)
  const zone = ownZone()
  const { dayStart, privateCategories: privates } = settings
  const first = await db.segments
    .orderBy('startedAt')
    .filter((s) => !s.deleted)
    .first()
  const expected = await readExpected(db)
  return {
    settings,
    versions,
    zone,
    dayStart,
    now,
    privates,
    rollUp: rollUpBy(versions),
    today: dayOf(now, zone, dayStart),
    expected,
    firstDay: firstDayIn(expected),
    since: first && dayOf(first.startedAt, zoneOf(first, { zone }), dayStart),
  }
}

const tables = (db: StintDatabase) => [db.segments, db.attribution, db.named]

const frameOf = (setting: ReportSetting, range: Dates): Frame => ({
  ...setting,
  dates: daysOf(range),
})

async function segmentsOf(db: StintDatabase, devices: readonly string[], frame: Frame) {
  const { from, to } = spanOf(frame)
  return readSegments(db, devices, from, to)
}

const watchedDays = ({ today }: ReportSetting) => ({
  from: dateAfter(today, 1 - WATCHED_DAYS),
  to: today,
})

/**
 * The person's report: the range, the range before it, and whether the category misc has too large
 * a share.
 */
export const readOwnReport = (
  db: StintDatabase,
  range: Range,
  clock = Date.now(),
): Promise<OwnReport> =>
  db.transaction('r', tables(db), async () => {
    const setting = await readSetting(db, clock)
    const devices = await devicesIn(db)
    const read = (frame: Frame) => segmentsOf(db, devices, frame)
    const frame = frameOf(setting, range)
    const earlier = shiftRange(range, -1)
    const before = frameOf(setting, earlier)
    const lately = watchedDays(setting)
    const watch = frameOf(setting, lately)
    const was = computeRange(await read(before), before)
    const report = reportOf(await read(frame), frame, setting)
    return {
      ...report,
      setting,
      range,
      notes: miscNotes(report.data),
      before: {
        ...summaryOf(was.days, before, setting),
        range: earlier,
        notes: miscNotes(was),
      },
      misc: {
        ...miscWatch(computeRange(await read(watch), watch), setting.settings.miscShare),
        ...lately,
      },
    }
  })

/**
 * The days of a range, without the other parts of a report. The pages use it to read each earlier
 * month.
 */
export const readDays = (
  db: StintDatabase,
  range: Dates,
  clock = Date.now(),
): Promise<readonly ReportDay[]> =>
  db.transaction('r', tables(db), async () => {
    const frame = frameOf(await readSetting(db, clock), range)
    const segments: Segment[] = await segmentsOf(db, await devicesIn(db), frame)
    return computeRange(segments, frame).days
  })

/** The data from which days of the report are computed, including today's date. */
export const readReportSetting = (db: StintDatabase, clock = Date.now()): Promise<ReportSetting> =>
  db.transaction('r', tables(db), async () => readSetting(db, clock))

/**
 * The person's call lists in a range of days, with figures. A call list is a note that the person
 * used for dialing and calls.
 */
export const readCallLists = (db: StintDatabase, range: Dates): Promise<readonly CallList[]> =>
  db.transaction('r', tables(db), async () => {
    const setting = await readSetting(db, Date.now())
    const frame = frameOf(setting, range)
    const segments: Segment[] = await segmentsOf(db, await devicesIn(db), frame)
    return callListsOf(computeRange(segments, frame), setting.versions)
  })
