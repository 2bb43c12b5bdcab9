import { ofFigures, ofTime, type Ratio } from '../../../core/indicators/derived.ts'
import type { PeriodKind } from '../../../core/indicators/periods.ts'
import type { Result } from '../../../core/indicators/results.ts'
import { ColumnHeads } from '../../column-heads.tsx'
import { indicatorWords } from '../../words/indicators.ts'
import { type Amounts, inPercents } from '../indicators/amounts.ts'
import { Scrolls } from '../scrolls.tsx'
import { exactTime, inTwo, periodName, shortPeriod } from './period-words.ts'

const words = indicatorWords.results

interface FiguresProps {
  kind: PeriodKind
  results: readonly Result[]
  present: string
  amounts: Amounts
}

/** A rate, or the count of its few events. */
const ratio = (
  one: Ratio | undefined,
  show: (value: number) => string,
  counted: (events: number) => string,
) => {
  if (!one) return '–'
  return one.value === undefined ? counted(one.events ?? 0) : show(one.value)
}

interface TableProps {
  id: string
  title: string
  says?: string
  heads: readonly string[]
  rows: readonly { key: string; head: string; mark: string; cells: readonly string[] }[]
}

const Numbers = ({ id, title, says, heads, rows }: TableProps) => (
  <section aria-labelledby={`${id}-title`} id={id}>
    <h2 id={`${id}-title`}>{title}</h2>
    {says && <p class="says">{says}</p>}
    <Scrolls label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.period}</th>
            <ColumnHeads of={heads} />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head, mark, cells }) => (
            <tr key={key}>
              <th scope="row">
                {head}
                {mark && <span class="mark">{mark}</span>}
              </th>
              {cells.map((cell, i) => (
                // Columns are never reordered.
                <td key={i}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  </section>
)

/** With a lag, the period of the time and that of its result. */
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

/** Conversion, average deal, and what each selling hour brought. */
export const PerHour = (props: FiguresProps) => {
  const { amounts } = props
  const { heads } = words
  const cellsOf = ({ figures, time }: Result) => {
    const own = ofFigures(figures)
    const beside = time && ofTime(figures, time)
    return [
      time ? exactTime(time.selling) : '–',
      ratio(own.conversion, inPercents, words.wonCount),
      ratio(own.averageDeal, amounts.money, words.wonCount),
      ratio(beside?.perLead, exactTime, words.leadsCount),
      ratio(beside?.perWon, exactTime, words.wonCount),
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

/** Time for prospects beside new deals, time for clients beside repeat deals. */
export const KindsOfDeals = (props: FiguresProps) => {
  const hasDialing = props.results.some(({ time }) => (time?.work.dialing ?? 0) > 0)
  const cellsOf = ({ figures, time }: Result) => {
    const beside = time && ofTime(figures, time)
    const { newDeals } = ofFigures(figures)
    return [
      newDeals === undefined ? '–' : `${newDeals}`,
      beside ? exactTime(beside.prospectTime) : '–',
      ratio(beside?.perNewDeal, exactTime, words.wonCount),
      figures.repeat === undefined ? '–' : `${figures.repeat}`,
      beside ? exactTime(beside.clientTime) : '–',
      ratio(beside?.perRepeatDeal, exactTime, words.wonCount),
      ...(hasDialing
        ? [beside?.dialingPerTalk === undefined ? '–' : inTwo(beside.dialingPerTalk)]
        : []),
    ]
  }
  if (!props.results.some(({ figures }) => figures.repeat !== undefined) && !hasDialing) return null
  return (
    <Numbers
      id="kinds-of-deals"
      title={words.kindsOfDeals}
      heads={[
        words.newDeals,
        words.prospectTime,
        words.perNew,
        words.repeatDeals,
        words.clientTime,
        words.perRepeat,
        ...(hasDialing ? [words.dialing] : []),
      ]}
      rows={rowsOf(props, cellsOf)}
    />
  )
}
