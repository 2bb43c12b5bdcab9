import {
  costOf,
  LEAST_EVENTS,
  ofFigures,
  ofTime,
  type Ratio,
} from '../../core/indicators/derived.ts'
import type { PeriodKind } from '../../core/indicators/periods.ts'
import { dealsOf, type Result } from '../../core/indicators/results.ts'
import { hoursMinutes } from '../formats.ts'
import { Table } from '../report/table.tsx'
import { indicatorWords } from '../words/indicators.ts'
import { type Amounts, inPercents } from './amounts.ts'
import { inOne, inTwo, periodName, shortPeriod } from './period-words.ts'

const words = indicatorWords.results

interface FiguresProps {
  kind: PeriodKind
  results: readonly Result[]
  present: string
  amounts: Amounts
}

/** Formats a rate. If there are too few events for a rate, formats the number of events instead. */
const ratio = (
  one: Ratio | undefined,
  show: (value: number) => string,
  counted: (events: number) => string,
) => {
  if (!one) return '–'
  return one.value === undefined ? counted(one.events ?? 0) : show(one.value)
}

interface NumbersProps {
  id: string
  title: string
  says?: string | undefined
  heads: readonly string[]
  rows: readonly { key: string; head: string; mark: string; cells: readonly string[] }[]
}

const Numbers = ({ id, title, says, heads, rows }: NumbersProps) => (
  <section aria-labelledby={`${id}-title`} id={id}>
    <h2 id={`${id}-title`}>{title}</h2>
    {says && <p class="says">{says}</p>}
    <Table
      caption={title}
      heads={[words.period, ...heads]}
      rows={rows.map(({ key, head, mark, cells }) => ({
        key,
        head: (
          <>
            {head} {mark && <span class="mark">{mark}</span>}
          </>
        ),
        cells,
      }))}
    />
  </section>
)

/**
 * The head of a row. If there is a lag, the head names two periods: the period of the time and the
 * period of the result.
 */
const headOf = (kind: PeriodKind, { from, resultFrom }: Result) =>
  from === resultFrom
    ? periodName(kind, from)
    : `${shortPeriod(kind, from)} → ${shortPeriod(kind, resultFrom)}`

const rowsOf = (
  { kind, results, present }: FiguresProps,
  cellsOf: (result: Result) => readonly string[],
) =>
  results
    .filter(({ figures, time }) => time || Object.keys(figures).length > 0)
    .toReversed()
    .map((result) => ({
      key: result.from,
      head: headOf(kind, result),
      mark: result.from === present || result.resultFrom === present ? words.running : '',
      cells: cellsOf(result),
    }))

/** The table with conversion, average deal, and the result of each selling hour. */
export const PerHour = (props: FiguresProps) => {
  const { amounts } = props
  const { heads } = words
  const cellsOf = ({ figures, time }: Result) => {
    const own = ofFigures(figures)
    const beside = time && ofTime(figures, time)
    return [
      time ? hoursMinutes(time.selling) : '–',
      ratio(own.conversion, inPercents, words.wonCount),
      ratio(own.averageDeal, amounts.money, words.wonCount),
      ratio(beside?.perLead, hoursMinutes, words.leadsCount),
      ratio(beside?.perWon, hoursMinutes, words.wonCount),
      ratio(beside?.volumePerHour, amounts.money, words.wonCount),
      ratio(beside?.marginPerHour, amounts.money, words.wonCount),
    ]
  }
  return (
    <Numbers
      id="per-hour"
      title={words.perHour}
      says={words.perHourSays}
      heads={[
        heads.selling,
        heads.conversion,
        heads.averageDeal,
        heads.perLead,
        heads.perWon,
        heads.volumePerHour,
        heads.marginPerHour,
      ]}
      rows={rowsOf(props, cellsOf)}
    />
  )
}

interface DealsProps extends FiguresProps {
  /**
   * The cost of an hour of work. Undefined in a person's own results, because the cost of one
   * person is never shown.
   */
  hourlyCost?: number | undefined
}

/**
 * The time for a new deal compared with the time for a repeat deal (a deal with an existing
 * client). The comparison is computed from all whole periods together, because one period has few
 * deals of each kind.
 */
const newBesideRepeat = ({ kind, results, present, amounts, hourlyCost }: DealsProps) => {
  const whole = results.filter(({ from, resultFrom }) => from < present && resultFrom < present)
  const { periods, figures, time } = dealsOf(whole)
  if (periods === 0) return undefined
  const { perNewDeal, perRepeatDeal, newToRepeat } = ofTime(figures, time)
  if (perNewDeal?.value === undefined || perRepeatDeal?.value === undefined)
    return words.newToRepeatFew(LEAST_EVENTS)
  const cost = costOf(figures, time, hourlyCost)
  const withCost = (ms: number, amount: number | undefined) =>
    amount === undefined ? hoursMinutes(ms) : `${hoursMinutes(ms)} (${amounts.money(amount)})`
  const says = words.newToRepeat(
    withCost(perNewDeal.value, cost?.perNewDeal?.value),
    withCost(perRepeatDeal.value, cost?.perRepeatDeal?.value),
    words.lastPeriods[kind](periods),
  )
  if (newToRepeat === undefined) return says + words.noTimes
  if (newToRepeat === 1) return says + words.timesSame
  return says + words[newToRepeat < 1 ? 'timesLess' : 'timesMore'](inOne(newToRepeat))
}

/**
 * The table with time for prospects beside new deals, and time for clients beside repeat deals
 * (deals with existing clients).
 */
export const KindsOfDeals = (props: DealsProps) => {
  const cellsOf = ({ figures, time }: Result) => {
    const beside = time && ofTime(figures, time)
    const { newDeals } = ofFigures(figures)
    return [
      newDeals === undefined ? '–' : `${newDeals}`,
      beside ? hoursMinutes(beside.prospectTime) : '–',
      ratio(beside?.perNewDeal, hoursMinutes, words.wonCount),
      figures.repeat === undefined ? '–' : `${figures.repeat}`,
      beside ? hoursMinutes(beside.clientTime) : '–',
      ratio(beside?.perRepeatDeal, hoursMinutes, words.wonCount),
    ]
  }
  if (!props.results.some(({ figures }) => figures.repeat !== undefined)) return null
  return (
    <Numbers
      id="kinds-of-deals"
      title={words.kindsOfDeals}
      says={newBesideRepeat(props)}
      heads={[
        words.newDeals,
        words.prospectTime,
        words.perNew,
        words.repeatDeals,
        words.clientTime,
        words.perRepeat,
      ]}
      rows={rowsOf(props, cellsOf)}
    />
  )
}

interface DialingProps extends FiguresProps {
  /**
   * Whether the figures are a person's own. The person's call lists are then shown by name below.
   */
  isOwn?: boolean
}

/** The quality of call lists: minutes of dialing per minute of talk, beside the number of leads. */
export const DialingAndLeads = (props: DialingProps) => {
  const results = props.results.filter(({ time }) => (time?.work.dialing ?? 0) > 0)
  if (results.length === 0) return null
  const cellsOf = ({ figures, time }: Result) => {
    const beside = time && ofTime(figures, time)
    return [
      hoursMinutes(beside?.dialing ?? 0),
      hoursMinutes(beside?.talk ?? 0),
      beside?.dialingPerTalk === undefined ? '–' : inTwo(beside.dialingPerTalk),
      figures.leads === undefined ? '–' : `${figures.leads}`,
      ratio(beside?.callsPerLead, hoursMinutes, words.leadsCount),
    ]
  }
  return (
    <Numbers
      id="dialing-leads"
      title={words.dialingAndLeads}
      says={props.isOwn ? words.dialingSaysOwn : words.dialingSays}
      heads={[...words.dialingHeads]}
      rows={rowsOf({ ...props, results }, cellsOf)}
    />
  )
}
