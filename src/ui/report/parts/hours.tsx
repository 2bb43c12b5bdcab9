import { useState } from 'preact/hooks'
import type { HourOfWeek } from '../../../core/report/hours.ts'
import { hourOfDay } from '../../dates.ts'
import { reportWords } from '../../words/report.ts'
import { weekdayName } from '../formats.ts'
import { type Album, Picture } from '../picture.tsx'
import { heat } from '../pictures/heat.ts'
import { Table } from '../table.tsx'

const minute = 60_000
const KINDS = ['worked', 'selling'] as const
type Kind = (typeof KINDS)[number]

/** From the first to the last hour in which anything is done, and the days that have any. */
const usedOf = (hours: readonly HourOfWeek[]) => {
  const used = hours.filter(({ worked }) => worked > 0)
  const first = Math.min(...used.map(({ hour }) => hour))
  const last = Math.max(...used.map(({ hour }) => hour))
  return {
    rows: Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i),
    weekdays: [1, 2, 3, 4, 5, 6, 7].filter(
      (day) => day <= 5 || used.some(({ weekday }) => weekday === day),
    ),
  }
}

/** When in the week what is done, by the clock on the wall. */
export const Hours = ({ hours, album }: { hours: readonly HourOfWeek[]; album: Album }) => {
  const [kind, setKind] = useState<Kind>('worked')
  const { rows, weekdays } = usedOf(hours)
  if (rows.length === 0) return null
  const mean = (weekday: number, hour: number) => {
    const cell = hours[(weekday - 1) * 24 + hour]
    return cell?.days ? cell[kind] / minute / cell.days : 0
  }
  const cells = rows.flatMap((hour) =>
    weekdays.map((weekday) => ({
      ...{ column: weekdayName(weekday), row: hourOfDay(hour), value: mean(weekday, hour) },
      ...{ weekday, hour },
    })),
  )
  const [most] = cells.toSorted((a, b) => b.value - a.value)
  const says = most ? reportWords.hourSays(weekdayName(most.weekday, 'long'), most.row) : ''
  return (
    <Picture
      id="hours"
      title={reportWords.hourOfWeek}
      says={`${says} ${reportWords.hourUnit}`}
      draw={heat(
        cells,
        weekdays.map((weekday) => weekdayName(weekday)),
        rows.map(hourOfDay),
      )}
      album={album}
    >
      <div>
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
        <Table
          caption={reportWords.hourOfWeek}
          heads={[reportWords.hour, ...weekdays.map((weekday) => weekdayName(weekday))]}
          rows={rows.map((hour) => ({
            key: String(hour),
            head: hourOfDay(hour),
            cells: weekdays.map((weekday) => Math.round(mean(weekday, hour)) || '–'),
          }))}
        />
      </div>
    </Picture>
  )
}
