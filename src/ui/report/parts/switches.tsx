import { binUnit } from '../../../core/report/bins.ts'
import type { ReportDay } from '../../../core/report/day.ts'
import { unitOf } from '../../../core/report/range.ts'
import { switchesADay } from '../../../core/report/team.ts'
import { hoursMinutes, inWords } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import { dayMonth, decimal, fullDay, shortDay } from '../formats.ts'
import type { Naming } from '../naming.ts'
import { type Album, Picture } from '../picture.tsx'
import { bars } from '../pictures/bars.ts'
import { stack } from '../pictures/stack.ts'
import { Table } from '../table.tsx'

interface SwitchesProps {
  days: readonly ReportDay[]
  album: Album
}

/** How often the person switched. */
export const Switches = ({ days, album }: SwitchesProps) => {
  const mean = switchesADay(days)
  if (mean === undefined) return null
  const unit = binUnit(days.length)
  const bins = [...Map.groupBy(days, ({ date }) => unitOf(unit, date))].map(([date, days]) => ({
    date,
    value: switchesADay(days),
  }))
  const told = bins.filter(({ value }) => value !== undefined)
  return (
    <Picture
      id="switches"
      title={reportWords.broken}
      says={reportWords.brokenSays(decimal(mean))}
      draw={stack({
        layers: told.map(({ date, value = 0 }) => ({ at: date, id: 'plain', value })),
        bars: bins.map(({ date }) => date),
        order: ['plain'],
        unit: decimal,
        nameOf: days.length <= 31 ? shortDay : dayMonth,
      })}
      album={album}
    >
      <Table
        caption={reportWords.switches}
        heads={[unit === 'day' ? reportWords.date : reportWords.week, reportWords.switches]}
        rows={told.map(({ date, value = 0 }) => ({
          key: date,
          head: fullDay(date),
          cells: [decimal(value)],
        }))}
      />
    </Picture>
  )
}

interface LongestProps {
  longest: readonly { category: string; ms: number; when?: string }[]
  naming: Naming
  album: Album
}

/** The longest block of each category. */
export const Longest = ({ longest, naming, album }: LongestProps) => {
  const [first] = longest
  if (!first) return null
  const dated = first.when !== undefined
  return (
    <Picture
      id="longest"
      title={reportWords.longest}
      says={reportWords.longestSays(naming.name(first.category), inWords(first.ms))}
      draw={bars(
        longest.map(({ category, ms }) => ({
          key: category,
          name: naming.name(category),
          texture: category,
          value: ms,
          text: hoursMinutes(ms),
        })),
      )}
      album={album}
    >
      <Table
        caption={reportWords.longest}
        heads={[reportWords.category, reportWords.time, ...(dated ? [reportWords.when] : [])]}
        rows={longest.map(({ category, ms, when }) => ({
          key: category,
          head: naming.name(category),
          cells: [hoursMinutes(ms), ...(dated ? [when] : [])],
        }))}
      />
    </Picture>
  )
}
