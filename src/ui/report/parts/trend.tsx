import { type Unit, unitFor } from '../../../core/report/range.ts'
import { miscOf, rollUpSum, type Stage, sellingOf } from '../../../core/report/trend.ts'
import { reportWords } from '../../words/report.ts'
import { dayMonth, fullDay, monthYear, part, shortDay, shortMonth } from '../formats.ts'
import type { Naming } from '../naming.ts'
import { type Album, Picture } from '../picture.tsx'
import { type Line, lines } from '../pictures/lines.ts'
import { Table } from '../table.tsx'

/** The name of Misc by itself, or with the categories that split it. */
export const miscName = (naming: Naming, rolled: boolean) =>
  rolled ? naming.inTotal('misc') : naming.itself('misc')

/** @param rolled to the base scheme, because the categories changed meanwhile */
export const linesOf = (stages: readonly Stage[], naming: Naming, rolled: boolean): Line[] => {
  const sums = stages.map(({ date, ...sum }) => ({ date, sum: rolled ? rollUpSum(sum) : sum }))
  return [
    {
      name: reportWords.selling,
      points: sums.map(({ date, sum }) => ({ at: date, share: sellingOf(sum) ?? 0 })),
    },
    {
      name: miscName(naming, rolled),
      points: sums.map(({ date, sum }) => ({ at: date, share: miscOf(sum) ?? 0 })),
      dashed: true,
    },
  ]
}

const HEAD: Record<Unit, keyof typeof reportWords & ('date' | 'week' | 'month')> = {
  day: 'date',
  week: 'week',
  month: 'month',
}
const FULL = { day: fullDay, week: dayMonth, month: monthYear }
const SHORT = { day: shortDay, week: dayMonth, month: shortMonth }

/** The shares of selling and of Misc over the range. */
export const Trend = ({
  trend,
  days,
  rolled,
  naming,
  album,
}: {
  trend: readonly Stage[]
  /** The number of days in the range. */
  days: number
  /** Rolled up like the figures above, because the categories changed meanwhile. */
  rolled: boolean
  naming: Naming
  album: Album
}) => {
  const unit = unitFor(days)
  const stages = rolled ? trend.map((stage) => ({ ...stage, ...rollUpSum(stage) })) : trend
  const sorted = stages.toSorted((a, b) => (sellingOf(a) ?? 0) - (sellingOf(b) ?? 0))
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (!least || !most) return null
  const name = FULL[unit]
  const says = reportWords.trendSays(
    part(sellingOf(least)),
    name(least.date),
    part(sellingOf(most)),
    name(most.date),
  )
  return (
    <Picture
      id="trend"
      title={reportWords.trend}
      says={trend.length > 1 ? says : undefined}
      draw={lines({
        lines: linesOf(trend, naming, rolled),
        places: trend.map(({ date }) => date),
        nameOf: SHORT[unit],
      })}
      album={album}
    >
      <Table
        caption={reportWords.trend}
        heads={[reportWords[HEAD[unit]], reportWords.selling, miscName(naming, rolled)]}
        rows={stages.map((stage) => ({
          key: stage.date,
          head: name(stage.date),
          cells: [part(sellingOf(stage)), part(miscOf(stage))],
        }))}
      />
    </Picture>
  )
}
