import { type Unit, unitFor } from '../../../core/report/range.ts'
import {
  miscOf,
  miscPercent,
  rollUpSum,
  type Stage,
  type Sum,
  sellingOf,
  sellingPercent,
} from '../../../core/report/trend.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { type Line, lines } from '../charts/lines.ts'
import { dayMonth, fullDay, inPercent, monthYear, shortDay, shortMonth } from '../formats.ts'
import { Table } from '../table.tsx'

/**
 * The name of the category Misc together with its sub-categories if `rolled` is true, otherwise
 * without them.
 */
export const miscName = (naming: Naming, rolled: boolean) =>
  rolled ? naming.inTotal('misc') : naming.itself('misc')

/**
 * The lines of the shares of selling and of the category Misc over time.
 * @param rolled whether the time of each sub-category is added to its base category; true if the
 * categories changed during this time
 */
export const linesOf = (stages: readonly Stage[], naming: Naming, rolled: boolean): Line[] => {
  const sums = stages.map(({ date, ...sum }) => ({ date, sum: rolled ? rollUpSum(sum) : sum }))
  return [
    {
      name: reportWords.selling,
      points: sums.map(({ date, sum }) => ({
        at: date,
        share: sellingOf(sum) ?? 0,
        text: inPercent(sellingPercent(sum)),
      })),
    },
    {
      name: miscName(naming, rolled),
      points: sums.map(({ date, sum }) => ({
        at: date,
        share: miscOf(sum) ?? 0,
        text: inPercent(miscPercent(sum)),
      })),
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

const cellsOf = (sum: Sum) => [inPercent(sellingPercent(sum)), inPercent(miscPercent(sum))]

interface TrendProps {
  trend: readonly Stage[]
  sum: Sum
  before: Sum | undefined
  beforeName: string
  /** The number of days in the range. */
  days: number
  /**
   * Whether the time of each sub-category is added to its base category, as in the figures above.
   * True if the categories changed between the start of the earlier range and the end of this
   * range.
   */
  rolled: boolean
  naming: Naming
  shared: SharedByCharts
}

/** The parts of the range (days, weeks or months) with the least and with the most selling. */
const extremesOf = (stages: readonly Stage[]) => {
  const sorted = stages.toSorted((a, b) => (sellingOf(a) ?? 0) - (sellingOf(b) ?? 0))
  return [sorted[0], sorted.at(-1)] as const
}

/** The shares of selling and of the category Misc over time, within the range. */
export const Trend = (props: TrendProps) => {
  const { trend, sum, before, beforeName, days, rolled, naming, shared } = props
  const unit = unitFor(days)
  const stages = rolled ? trend.map((stage) => ({ ...stage, ...rollUpSum(stage) })) : trend
  const cellsInTotal = (one: Sum) => cellsOf(rolled ? rollUpSum(one) : one)
  const [least, most] = extremesOf(stages)
  if (!least || !most) return null
  const name = FULL[unit]
  const says = reportWords.trendSays(
    inPercent(sellingPercent(least)),
    name(least.date),
    inPercent(sellingPercent(most)),
    name(most.date),
  )
  return (
    <ChartSection
      id="trend"
      title={reportWords.trend}
      says={trend.length > 1 ? says : undefined}
      draw={lines({
        lines: linesOf(trend, naming, rolled),
        places: trend.map(({ date }) => date),
        nameOf: SHORT[unit],
      })}
      shared={shared}
    >
      <Table
        caption={reportWords.trend}
        heads={[reportWords[HEAD[unit]], reportWords.selling, miscName(naming, rolled)]}
        rows={[
          ...stages.map((stage) => ({
            key: stage.date,
            head: name(stage.date),
            cells: cellsOf(stage),
          })),
          { key: 'range', head: <b>{reportWords.thisRange}</b>, cells: cellsInTotal(sum) },
          ...(before ? [{ key: 'before', head: beforeName, cells: cellsInTotal(before) }] : []),
        ]}
      />
    </ChartSection>
  )
}
