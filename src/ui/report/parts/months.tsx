import { isEnough } from '../../../core/report/compare.ts'
import { percentsOf } from '../../../core/report/percents.ts'
import { BASE_IDS } from '../../../core/report/roll-up.ts'
import {
  miscPercent,
  rollUpSum,
  type Stage,
  type Sum,
  sellingPercent,
} from '../../../core/report/trend.ts'
import { MISC } from '../../../core/scheme/categories.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { lines } from '../charts/lines.ts'
import { inPercent, monthYear, shortMonth } from '../formats.ts'
import { Table } from '../table.tsx'
import { linesOf } from './trend.tsx'

interface MonthsProps {
  stages: readonly Stage[]
  /** The sum of the shown range, to compare it with the months. */
  sum: Sum
  rangeName: string
  /** The day on which the scheme last changed, if it is in these months. */
  changed: string | undefined
  /** The first day of the current month. */
  running: string | undefined
  /** Whether categories changed within these months. */
  rolled: boolean
  naming: Naming
  shared: SharedByCharts
}

const monthOf = (date: string) => `${date.slice(0, 7)}-01`

const sentencesOf = ({ stages, running }: MonthsProps) => {
  const few = stages.filter((stage) => !isEnough(stage))
  return [
    reportWords.monthsSays,
    ...(running && stages.some(({ date }) => date === running)
      ? [reportWords.monthsRunning(monthYear(running))]
      : []),
    ...(few.length > 0
      ? [reportWords.tooFewIn(few.map(({ date }) => monthYear(date)).join(', '))]
      : []),
  ].join(' ')
}

const rowsOf = ({ stages, sum, rolled, naming }: MonthsProps) => {
  const columns: readonly (Sum & { date?: string })[] = [...stages, sum]
  const percents = columns.map(({ base }) => percentsOf(base))
  const lineRow = (key: string, name: string, percentOf: (column: Sum) => number | undefined) => ({
    key,
    head: <b>{name}</b>,
    cells: columns.map((column) => <b key={column.date}>{inPercent(percentOf(column))}</b>),
  })
  return [
    ...BASE_IDS.map((id) => ({
      key: id,
      head: naming.inTotal(id),
      cells: percents.map((column) => inPercent(column.get(id) ?? 0)),
    })),
    lineRow('selling', reportWords.selling, (column) =>
      sellingPercent(rolled ? rollUpSum(column) : column),
    ),
    // If the category Misc has no sub-categories, its share is already in the row of the base
    // category.
    ...(naming.itself(MISC) === naming.inTotal(MISC)
      ? []
      : [lineRow('misc-itself', naming.itself(MISC), miscPercent)]),
    {
      key: 'days',
      head: reportWords.daysWithData,
      cells: [...stages.map(({ days }) => days), '–'],
    },
  ]
}

/**
 * The shown range, compared with the months since the scheme last changed. The time of each
 * sub-category is added to its base category.
 */
export const Months = (props: MonthsProps) => {
  const { stages, rangeName, changed, rolled, naming, shared } = props
  if (stages.length < 2) return null
  const drawn = stages.filter(isEnough)
  const rule = changed && stages.some(({ date }) => date === monthOf(changed))
  return (
    <ChartSection
      id="months"
      title={reportWords.months}
      says={sentencesOf(props)}
      draw={
        drawn.length > 0
          ? lines({
              lines: linesOf(drawn, naming, rolled),
              places: stages.map(({ date }) => date),
              nameOf: shortMonth,
              rule: rule ? { at: monthOf(changed), name: reportWords.schemeChanged } : undefined,
            })
          : undefined
      }
      shared={shared}
      wide
    >
      <Table
        caption={reportWords.months}
        heads={[reportWords.category, ...stages.map(({ date }) => shortMonth(date)), rangeName]}
        rows={rowsOf(props)}
      />
    </ChartSection>
  )
}
