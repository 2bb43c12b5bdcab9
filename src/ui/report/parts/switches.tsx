import { binUnit } from '../../../core/report/bins.ts'
import type { ReportDay } from '../../../core/report/day.ts'
import { MONDAY, unitOf } from '../../../core/report/range.ts'
import { switchesADay } from '../../../core/report/team.ts'
import { reportWords } from '../../words/report.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { stack } from '../charts/stack.ts'
import { dayMonth, decimal, fullDay, shortDay } from '../formats.ts'
import { Table } from '../table.tsx'

interface SwitchesProps {
  days: readonly ReportDay[]
  /**
   * The weekday on which weeks begin; 1 is Monday, 7 is Sunday. The default is Monday, as in every
   * team report.
   */
  firstDay?: number
  shared: SharedByCharts
}

/** A chart of the number of times that the person switched to another category. */
export const Switches = ({ days, firstDay = MONDAY, shared }: SwitchesProps) => {
  const mean = switchesADay(days)
  if (mean === undefined) return null
  const unit = binUnit(days.length)
  const weeks = Map.groupBy(days, ({ date }) => unitOf(unit, date, firstDay))
  const bins = [...weeks].map(([date, days]) => ({ date, value: switchesADay(days) }))
  const known = bins.filter(({ value }) => value !== undefined)
  return (
    <ChartSection
      id="switches"
      title={reportWords.broken}
      says={reportWords.brokenSays(decimal(mean))}
      draw={stack({
        layers: known.map(({ date, value = 0 }) => ({ at: date, id: 'plain', value })),
        bars: bins.map(({ date }) => date),
        order: ['plain'],
        unit: decimal,
        nameOf: days.length <= 31 ? shortDay : dayMonth,
      })}
      shared={shared}
    >
      <Table
        caption={reportWords.switches}
        heads={[unit === 'day' ? reportWords.date : reportWords.week, reportWords.switches]}
        rows={known.map(({ date, value = 0 }) => ({
          key: date,
          head: fullDay(date),
          cells: [decimal(value)],
        }))}
      />
    </ChartSection>
  )
}
