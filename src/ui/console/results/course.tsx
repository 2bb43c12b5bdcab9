import { marginPercentOf } from '../../../core/indicators/figures.ts'
import type { PeriodKind } from '../../../core/indicators/periods.ts'
import { isPeriodStart, lastDayOf } from '../../../core/indicators/periods.ts'
import type { Result } from '../../../core/indicators/results.ts'
import { wayOn } from '../../../core/indicators/target.ts'
import { BASE_IDS } from '../../../core/report/roll-up.ts'
import { hour } from '../../../core/time/units.ts'
import type { IndicatorChoices } from '../../../sync/contract.ts'
import { locale } from '../../formats.ts'
import { decimal } from '../../report/formats.ts'
import type { Naming } from '../../report/naming.ts'
import { type Album, Picture } from '../../report/picture.tsx'
import { type Lane, lanes } from '../../report/pictures/lanes.ts'
import { Table } from '../../report/table.tsx'
import { indicatorWords } from '../../words/indicators.ts'
import { type Amounts, inPercents, measureOf, nameOfIndicator } from '../indicators/amounts.ts'
import { periodName, shortPeriod } from './period-words.ts'

const words = indicatorWords.results

export interface CourseProps {
  kind: PeriodKind
  lag: number
  results: readonly Result[]
  choices: IndicatorChoices
  amounts: Amounts
  naming: Naming
  album: Album
}

/** Large amounts are written short on the axis: `120K`. */
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
const short = (value: number) => compact.format(value)

const valueIn = (result: Result, id: string) =>
  id === 'margin' ? marginPercentOf(result.figures) : result.figures[id]

/** Targets are values of a month. */
const wayOf = ({ kind, results, choices }: CourseProps, id: string) => {
  const target = choices.targets.find(({ indicator }) => indicator === id)
  if (!target || kind !== 'month') return {}
  const way = results.flatMap(({ from, resultFrom }) => {
    const at = lastDayOf('month', resultFrom)
    // The month in which it was set, and that of the goal, have their ends.
    const value =
      wayOn(target, at) ??
      (resultFrom.slice(0, 7) === target.to.slice(0, 7) ? target.goal : undefined)
    return value === undefined ? [] : [{ at: from, value }]
  })
  return way.length > 0 ? { way, wayName: words.target } : {}
}

/** Indicators that have values, in their order; the margin as a percent only. */
const shownIndicators = ({ results, choices }: CourseProps) =>
  ['volume', 'margin', 'leads', 'won', 'repeat', ...choices.own.map(({ id }) => id)].filter((id) =>
    results.some((result) => valueIn(result, id) !== undefined),
  )

const resultLane = (props: CourseProps, id: string): Lane => ({
  name: nameOfIndicator(id, props.choices.own),
  bars: props.results.flatMap((result) => {
    const value = valueIn(result, id)
    return value === undefined ? [] : [{ at: result.from, value }]
  }),
  ...wayOf(props, id),
  show: measureOf(id, props.choices.own) === 'percent' ? inPercents : short,
})

const timeLanes = ({ results }: CourseProps): Lane[] => [
  {
    name: words.sellingHours,
    bars: results.flatMap(({ from, time }) =>
      time ? [{ at: from, value: time.selling / hour }] : [],
    ),
    show: short,
  },
  {
    name: words.allHours,
    bars: results.flatMap(({ from, time }) =>
      BASE_IDS.flatMap((id) => {
        const value = (time?.base[id] ?? 0) / hour
        return value > 0 ? [{ at: from, value, texture: id }] : []
      }),
    ),
    show: short,
  },
]

/** Results over time, with their targets, above the time that they are compared with. */
export const Course = (props: CourseProps) => {
  const { kind, lag, results, naming, album, amounts, choices } = props
  const ids = shownIndicators(props)
  const cell = (result: Result, id: string) => {
    const value = valueIn(result, id)
    return value === undefined ? '' : amounts.of(measureOf(id, choices.own), value)
  }
  return (
    <Picture
      id="course"
      title={words.course}
      says={words.courseSays(lag)}
      draw={lanes({
        lanes: [...ids.map((id) => resultLane(props, id)), ...timeLanes(props)],
        places: results.map(({ from }) => from),
        nameOf: (from) => (isPeriodStart(kind, from) ? shortPeriod(kind, from) : ''),
      })}
      keys={naming.base}
      album={album}
      wide
    >
      <Table
        caption={words.course}
        heads={[
          words.period,
          ...ids.map((id) => nameOfIndicator(id, choices.own)),
          words.sellingHours,
          words.allHours,
        ]}
        rows={results.map((result) => ({
          key: result.from,
          head: periodName(kind, result.from),
          cells: [
            ...ids.map((id) => cell(result, id)),
            result.time ? decimal(result.time.selling / hour) : '',
            result.time ? decimal(result.time.worked / hour) : '',
          ],
        }))}
      />
    </Picture>
  )
}
