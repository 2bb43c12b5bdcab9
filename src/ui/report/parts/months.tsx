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
import { inPercent, monthYear, shortMonth } from '../formats.ts'
import type { Naming } from '../naming.ts'
import { type Album, Picture } from '../picture.tsx'
import { lines } from '../pictures/lines.ts'
import { Table } from '../table.tsx'
import { linesOf } from './trend.tsx'

interface MonthsProps {
  stages: readonly Stage[]
  /** The sum of the shown range, for comparison with the months. */
  sum: Sum
  rangeName: string
  /** The day on which the scheme last changed, if it is in these months. */
  changed: string | undefined
  /** The first day of the current month. */
  running: string | undefined
  /** Whether categories changed within these months. */
  rolled: boolean
  naming: Naming
  album: Album
}

const monthOf = (date: string) => `${date.slice(0, 7)}-01`

/**
 * The shown range, compared with the months since the scheme last changed. Everything is added up
 * to the base 8.
 */
export const Months = (props: MonthsProps) => {
  const { stages, sum, rangeName, changed, running, rolled, naming, album } = props
  if (stages.length < 2) return null
  const columns: readonly (Sum & { date?: string })[] = [...stages, sum]
  const drawn = stages.filter(isEnough)
  const few = stages.filter((stage) => !isEnough(stage))
  const percents = columns.map(({ base }) => percentsOf(base))
  const rule = changed && stages.some(({ date }) => date === monthOf(changed))
  const over = running && stages.some(({ date }) => date === running)
  return (
    <Picture
      id="months"
      title={reportWords.months}
      says={[
        reportWords.monthsSays,
        ...(over ? [reportWords.monthsRunning(monthYear(running))] : []),
        ...(few.length > 0
          ? [reportWords.tooFewIn(few.map(({ date }) => monthYear(date)).join(', '))]
          : []),
      ].join(' ')}
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
      album={album}
      wide
    >
      <Table
        caption={reportWords.months}
        heads={[reportWords.category, ...stages.map(({ date }) => shortMonth(date)), rangeName]}
        rows={[
          ...BASE_IDS.map((id) => ({
            key: id,
            head: naming.inTotal(id),
            cells: percents.map((column) => inPercent(column.get(id) ?? 0)),
          })),
          {
            key: 'selling',
            head: <b>{reportWords.selling}</b>,
            cells: columns.map((column) => (
              <b key={column.date}>
                {inPercent(sellingPercent(rolled ? rollUpSum(column) : column))}
              </b>
            )),
          },
          // If Misc has no sub-categories, its share is already among the base categories.
          ...(naming.itself(MISC) === naming.inTotal(MISC)
            ? []
            : [
                {
                  key: 'misc-itself',
                  head: <b>{naming.itself(MISC)}</b>,
                  cells: columns.map((column) => (
                    <b key={column.date}>{inPercent(miscPercent(column))}</b>
                  )),
                },
              ]),
          {
            key: 'days',
            head: reportWords.daysWithData,
            cells: [...stages.map(({ days }) => days), '–'],
          },
        ]}
      />
    </Picture>
  )
}
