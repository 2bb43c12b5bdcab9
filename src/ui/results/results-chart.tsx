import type { OwnDefinition } from '../../core/indicators/definitions.ts'
import { marginPercentOf } from '../../core/indicators/figures.ts'
import { isPeriodStart, type PeriodKind } from '../../core/indicators/periods.ts'
import type { Result } from '../../core/indicators/results.ts'
import { dueValueIn, type Target, targetFor } from '../../core/indicators/target.ts'
import { type GroupWeek, sellingOf } from '../../core/report/group.ts'
import { BASE_IDS } from '../../core/report/roll-up.ts'
import { hour } from '../../core/time/units.ts'
import { locale } from '../formats.ts'
import type { Naming } from '../report/category-names.ts'
import { ChartSection, type SharedByCharts } from '../report/chart-section.tsx'
import { type Lane, lanes } from '../report/charts/lanes.ts'
import { decimal } from '../report/formats.ts'
import { Table } from '../report/table.tsx'
import { indicatorWords } from '../words/indicators.ts'
import { type Amounts, inPercents, measureOf, nameOfIndicator } from './amounts.ts'
import { periodName, shortPeriod } from './period-words.ts'

const words = indicatorWords.results

interface ResultsChartProps {
  kind: PeriodKind
  lag: number
  /** The results, including future periods up to the last target. */
  results: readonly Result[]
  own: readonly OwnDefinition[]
  /** The team's targets. Absent for a person, who has no targets. */
  targets?: readonly Target[]
  amounts: Amounts
  naming: Naming
  shared: SharedByCharts
  /**
   * The weeks of a team in group mode (docs/domain.md, *Who sees what*). They are shown instead of
   * hours.
   */
  groupWeeks?: readonly GroupWeek[]
}

/** Formats short numbers for the axis, such as `120K`. */
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
const compactNumber = (value: number) => compact.format(value)

const valueIn = (result: Result, id: string) =>
  id === 'margin' ? marginPercentOf(result.figures) : result.figures[id]

const formatOf = (id: string, own: readonly OwnDefinition[]) =>
  measureOf(id, own) === 'percent' ? inPercents : compactNumber

const wayOf = ({ kind, results, targets = [], own }: ResultsChartProps, id: string) => {
  const given = targets.find(({ indicator }) => indicator === id)
  if (!given) return {}
  const target = targetFor(given, kind, measureOf(id, own))
  const way = results.flatMap(({ from, resultFrom }) => {
    const value = dueValueIn(target, kind, resultFrom)
    return value === undefined ? [] : [{ at: from, value }]
  })
  return way.length > 0 ? { way, wayName: words.target(formatOf(id, own)(target.goal)) } : {}
}

/** The indicators that have values, in a fixed order. The margin is included as a percent only. */
const shownIndicators = ({ results, own }: ResultsChartProps) =>
  ['volume', 'margin', 'leads', 'won', 'repeat', ...own.map(({ id }) => id)].filter((id) =>
    results.some((result) => valueIn(result, id) !== undefined),
  )

const resultLane = (props: ResultsChartProps, id: string): Lane => ({
  name: nameOfIndicator(id, props.own),
  bars: props.results.flatMap((result) => {
    const value = valueIn(result, id)
    return value === undefined ? [] : [{ at: result.from, value }]
  }),
  ...wayOf(props, id),
  show: formatOf(id, props.own),
})

const timeLanes = ({ results }: ResultsChartProps): Lane[] => [
  {
    name: words.sellingHours,
    bars: results.flatMap(({ from, time }) =>
      time ? [{ at: from, value: time.selling / hour }] : [],
    ),
    show: compactNumber,
  },
  {
    name: words.allHours,
    bars: results.flatMap(({ from, time }) =>
      BASE_IDS.flatMap((id) => {
        const value = (time?.base[id] ?? 0) / hour
        return value > 0 ? [{ at: from, value, texture: id }] : []
      }),
    ),
    show: compactNumber,
  },
]

/**
 * The lanes (charts one above the other) with the shares of a team in group mode, from 0 to 100.
 */
const groupLanes = (weeks: readonly GroupWeek[]): Lane[] => [
  {
    name: words.groupSelling,
    bars: weeks.flatMap((one) => {
      const share = sellingOf(one)
      return share === undefined ? [] : [{ at: one.week, value: share * 100 }]
    }),
    show: inPercents,
  },
  {
    name: words.groupShares,
    bars: weeks.flatMap(({ week, figures }) =>
      BASE_IDS.flatMap((id) => {
        const value = (figures?.base[id] ?? 0) * 100
        return value > 0 ? [{ at: week, value, texture: id }] : []
      }),
    ),
    show: inPercents,
  },
]

/**
 * A chart of results over time with their targets. Below the results, the chart shows the time that
 * they are compared with.
 */
export const ResultsChart = (props: ResultsChartProps) => {
  const { kind, lag, results, naming, shared, amounts, own } = props
  const ids = shownIndicators(props)
  const { groupWeeks = [] } = props
  const ofGroup = groupWeeks.filter(({ figures }) => figures)
  const hasTime = results.some(({ time }) => time) || ofGroup.length > 0
  const time = () => (ofGroup.length > 0 ? groupLanes(ofGroup) : timeLanes(props))
  const cell = (result: Result, id: string) => {
    const value = valueIn(result, id)
    return value === undefined ? '' : amounts.of(measureOf(id, own), value)
  }
  const hours = (ms: number | undefined) => (ms === undefined ? '' : decimal(ms / hour))
  const shareOf = (from: string) => {
    const week = ofGroup.find((one) => one.week === from)
    const share = week && sellingOf(week)
    return share === undefined ? '' : inPercents(share * 100)
  }
  const timeHeads = ofGroup.length > 0 ? [words.groupSelling] : [words.sellingHours, words.allHours]
  const timeCells = ({ from, time }: Result) =>
    ofGroup.length > 0 ? [shareOf(from)] : [hours(time?.selling), hours(time?.worked)]
  return (
    <ChartSection
      id="course"
      title={words.course}
      says={words.courseSays(lag)}
      draw={lanes({
        lanes: [...ids.map((id) => resultLane(props, id)), ...(hasTime ? time() : [])],
        places: results.map(({ from }) => from),
        nameOf: (from) => (isPeriodStart(kind, from) ? shortPeriod(kind, from) : ''),
      })}
      keys={hasTime ? naming.base : []}
      shared={shared}
      wide
      first
    >
      <Table
        caption={words.course}
        heads={[words.period, ...ids.map((id) => nameOfIndicator(id, own)), ...timeHeads]}
        rows={results.map((result) => ({
          key: result.from,
          head: periodName(kind, result.from),
          cells: [...ids.map((id) => cell(result, id)), ...timeCells(result)],
        }))}
      />
    </ChartSection>
  )
}
