import { type Unit, unitFor } from '../../../core/report/range.ts'
import { miscOf, rolledUp, type Stage, sellingOf } from '../../../core/report/trend.ts'
import { reportWords } from '../../words/report.ts'
import { dayMonth, fullDay, monthYear, part, shortDay, shortMonth } from '../formats.ts'
import { type Album, Picture } from '../picture.tsx'
import { type Line, lines } from '../pictures/lines.ts'
import { Table } from '../table.tsx'

/** @param rolled by the base scheme: the categories changed meanwhile */
export const linesOf = (stages: readonly Stage[], rolled = false): Line[] => {
  const sums = stages.map(({ date, ...sum }) => ({ date, sum: rolled ? rolledUp(sum) : sum }))
  return [
    {
      name: reportWords.selling,
      points: sums.map(({ date, sum }) => ({ at: date, share: sellingOf(sum) ?? 0 })),
    },
    {
      name: rolled ? reportWords.miscRolled : reportWords.misc,
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

/** How the shares of selling and of misc go on within the range. */
export const Trend = ({
  trend,
  days,
  album,
}: {
  trend: readonly Stage[]
  /** How many the range has. */
  days: number
  album: Album
}) => {
  const unit = unitFor(days)
  const sorted = trend.toSorted((a, b) => (sellingOf(a) ?? 0) - (sellingOf(b) ?? 0))
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (!least || !most) return null
  const name = FULL[unit]
  const says = reportWords.trendSays(
    ...([part(sellingOf(least)), name(least.date)] as const),
    ...([part(sellingOf(most)), name(most.date)] as const),
  )
  return (
    <Picture
      id="trend"
      title={reportWords.trend}
      says={trend.length > 1 ? says : undefined}
      draw={lines({
        lines: linesOf(trend),
        places: trend.map(({ date }) => date),
        nameOf: SHORT[unit],
      })}
      album={album}
    >
      <Table
        caption={reportWords.trend}
        heads={[reportWords[HEAD[unit]], reportWords.selling, reportWords.misc]}
        rows={trend.map((stage) => ({
          key: stage.date,
          head: name(stage.date),
          cells: [part(sellingOf(stage)), part(miscOf(stage))],
        }))}
      />
    </Picture>
  )
}
