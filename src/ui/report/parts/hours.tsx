import { useState } from 'preact/hooks'
import { weekdaysFrom } from '../../../core/day/expected-time.ts'
import { type HourOfWeek, hoursShown, minutesIn } from '../../../core/report/hours.ts'
import { hourOfDay } from '../../dates.ts'
import { reportWords } from '../../words/report.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { heat } from '../charts/heat.ts'
import { weekdayName } from '../formats.ts'
import { Table } from '../table.tsx'

const KINDS = ['worked', 'selling'] as const
type Kind = (typeof KINDS)[number]

/** The weekdays to show: Monday to Friday, and days of the weekend that have data. */
const weekdaysOf = (hours: readonly HourOfWeek[], firstDay: number) =>
  weekdaysFrom(firstDay).filter(
    (day) => day <= 5 || hours.some(({ weekday, worked }) => weekday === day && worked > 0),
  )

/**
 * The name of a row that stands for hours that are left out. Each such row needs a different name
 * on the axis.
 */
const gapName = (index: number) => `⋮${'\u200b'.repeat(index)}`

/** The names of the rows, with an additional row where hours are left out. */
const rowNames = (rows: readonly number[]) =>
  rows.flatMap((hour, i) => {
    const before = rows[i - 1]
    const skips = before !== undefined && hour - before > 1
    return skips ? [gapName(i), hourOfDay(hour)] : [hourOfDay(hour)]
  })

interface HoursProps {
  hours: readonly HourOfWeek[]
  /** The weekday on which weeks begin; 1 is Monday, 7 is Sunday. */
  firstDay: number
  shared: SharedByCharts
}

/** A chart of work by weekday and hour, in local time. */
export const Hours = ({ hours, firstDay, shared }: HoursProps) => {
  const [kind, setKind] = useState<Kind>('worked')
  const rows = hoursShown(hours)
  const weekdays = weekdaysOf(hours, firstDay)
  if (rows.length === 0) return null
  const mean = (weekday: number, hour: number) => minutesIn(hours, { weekday, hour }, kind)
  const cells = rows.flatMap((hour) =>
    weekdays.map((weekday) => ({
      column: weekdayName(weekday),
      row: hourOfDay(hour),
      value: mean(weekday, hour),
      weekday,
      hour,
    })),
  )
  const [most] = cells.toSorted((a, b) => b.value - a.value)
  const says = most ? reportWords.hourSays(weekdayName(most.weekday, 'long'), most.row) : ''
  return (
    <ChartSection
      id="hours"
      title={reportWords.hourOfWeek}
      says={`${says} ${reportWords.hourUnit}`}
      draw={heat(
        cells,
        weekdays.map((weekday) => weekdayName(weekday)),
        rowNames(rows),
      )}
      shared={shared}
      choice={
        <label class="which">
          {reportWords.whichHours}
          <select
            id="which-hours"
            value={kind}
            onChange={({ currentTarget: { value } }) => setKind(value as Kind)}
          >
            <option value="worked">{reportWords.allWork}</option>
            <option value="selling">{reportWords.onlySelling}</option>
          </select>
        </label>
      }
    >
      <Table
        caption={reportWords.hourOfWeek}
        heads={[reportWords.hour, ...weekdays.map((weekday) => weekdayName(weekday))]}
        rows={rows.map((hour) => ({
          key: String(hour),
          head: hourOfDay(hour),
          cells: weekdays.map((weekday) => Math.round(mean(weekday, hour)) || '–'),
        }))}
      />
    </ChartSection>
  )
}
