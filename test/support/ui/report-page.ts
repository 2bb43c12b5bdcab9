/** Shows the report page on a real store. */
import { hour } from '../../../src/core/time/units.ts'
import 'fake-indexeddb/auto'
import { onTestFinished, vi } from 'vitest'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import type { StintDatabase, StoredSegment } from '../../../src/store/database.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { setWorkingWeek } from '../../../src/store/working-time.ts'
import { mountReport } from '../../../src/ui/report/mount.tsx'
import type { OwnIndicatorValues, Seen, TeamPorts } from '../../../src/ui/report/ports.ts'
import { freshProfile } from '../fresh-profile.ts'
import { $ } from '../mounted-popup.ts'
import { segment } from '../report-histories.ts'

/** Waits for up to ten seconds, because charts take long on a busy machine. */
export const waitFor = <T>(look: () => T) => vi.waitFor(look, { timeout: 10_000 })

export const today = Temporal.Now.plainDateISO()

const zone = Temporal.Now.timeZoneId()

export const morning = (daysAgo: number) =>
  today.subtract({ days: daysAgo }).toZonedDateTime({ timeZone: zone, plainTime: '09:00' })
    .epochMilliseconds

export const span = (daysAgo: number, from: number, to: number, category: string, more = {}) =>
  segment(morning(daysAgo) + from * hour, morning(daysAgo) + to * hour, {
    category,
    ...more,
  }) as StoredSegment

/**
 * Address of a report of the last ten days. A report of a whole month may first ask the person to guess
 * how they divided their time (src/ui/report/guess-first.tsx).
 */
const LAST_TEN_DAYS = `#own=${today.subtract({ days: 9 })}..${today}`

export interface Given {
  rows?: StoredSegment[]
  seen?: Seen | Error
  layout?: TeamPorts['layout']
  group?: TeamPorts['group']
  middle?: Awaited<ReturnType<TeamPorts['middle']>>
  ownIndicators?: OwnIndicatorValues | Error
  hash?: string
  settings?: Parameters<typeof changeSettings>[1]
  /** The working week that the person has set: hours for each day from Monday to Sunday. */
  week?: readonly number[]
}

export const openReport = async ({
  rows = [],
  seen,
  layout,
  group,
  middle,
  ownIndicators,
  hash = LAST_TEN_DAYS,
  settings,
  week,
}: Given = {}) => {
  const db: StintDatabase = freshProfile().open()
  await db.segments.bulkPut(rows)
  if (settings) await changeSettings(db, settings)
  if (week) await setWorkingWeek(db, week)
  location.hash = hash
  const team = {
    seen: vi.fn(async () => {
      if (seen instanceof Error) throw seen
      return seen
    }),
    layout: vi.fn(layout ?? (async () => [])),
    scheme: vi.fn(async () => [FIRST_SCHEME]),
    group: vi.fn(group ?? (async () => [])),
    middle: vi.fn(async () => middle),
    ownIndicators: vi.fn(async () => {
      if (ownIndicators instanceof Error) throw ownIndicators
      return ownIndicators
    }),
  }
  const close = mountReport(document.body, { db, team })
  onTestFinished(close)
  await waitFor(() => $('main[data-ready]'))
  return { db, team, close }
}

export const untilReportShown = () => waitFor(() => $('#mine[aria-busy=false]'))

export const text = (selector: string) => $(selector).textContent ?? ''
