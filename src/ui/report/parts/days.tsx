import { useState } from 'preact/hooks'
import { binsOf, binUnit } from '../../../core/report/bins.ts'
import type { ReportDay } from '../../../core/report/day.ts'
import { percentsOf } from '../../../core/report/percents.ts'
import { BASE_IDS } from '../../../core/report/roll-up.ts'
import { hour } from '../../../core/time/units.ts'
import { hoursMinutes, inDigits, inWords } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { stack } from '../charts/stack.ts'
import { dayMonth, fullDay, inPercent, shareOrDash, shortDay } from '../formats.ts'
import { Table } from '../table.tsx'
import { DayReader } from './day-reader.tsx'

interface DaysProps {
  days: readonly ReportDay[]
  /**
   * The work of an average day in the earlier range, milliseconds. Undefined in a report about
   * several people.
   */
  usual?: number | undefined
  beforeName: string
  naming: Naming
  shared: SharedByCharts
  /**
   * Whether every bar is 100 % high. This is so for several people, because their days cannot be
   * compared by length.
   */
  shares?: boolean
  /** Returns the address of the page of a day. */
  linkOf?: (date: string) => string
}

type Bin = ReturnType<typeof binsOf>[number]

const UNEXPLAINED = 'unexplained'

const timeIn = (bin: Bin, id: string) =>
  id === UNEXPLAINED ? bin.unexplained : (bin.base[id] ?? 0)

const hasTime = ({ worked, unexplained }: Bin) => worked > 0 || unexplained > 0

/** The time or the share of each category as text; a dash if the category has no time. */
const numbersOf = (bin: Bin, ids: readonly string[], shares: boolean) => {
  const percents = percentsOf(bin.base)
  return ids.map((id) => {
    const ms = timeIn(bin, id)
    if (ms === 0) return '–'
    return shares ? inPercent(percents.get(id)) : hoursMinutes(ms)
  })
}

/** A bar in words, such as `Tue, 24 Nov: 7h 12m. Outgoing call 2:10, Research 1:02`. */
const sentenceOf = (
  bin: Bin,
  ids: readonly string[],
  shares: boolean,
  nameOf: (id: string) => string,
) => {
  const parts = numbersOf(bin, ids, shares).flatMap((number, i) =>
    number === '–' ? [] : [`${nameOf(ids[i] ?? '')} ${number}`],
  )
  const length = shares ? '' : ` ${inWords(bin.worked)}.`
  return `${fullDay(bin.date)}:${length} ${parts.join(', ') || '–'}`
}

/**
 * The largest number of days for which the bars are wide enough for the names of weekdays below
 * them.
 */
const MOST_DAYS_BY_NAME = 31

interface Look {
  shares: boolean
  /** Whether each bar is a day and is named by its weekday. */
  daily: boolean
  /** The height, in hours, of a line across all bars. Undefined if there is no line. */
  rule: number | undefined
}

const drawingOf = (bins: readonly Bin[], ids: readonly string[], look: Look) => {
  const { shares, daily, rule } = look
  const heightOf = (bin: Bin, id: string) => timeIn(bin, id) / (shares ? bin.worked || 1 : hour)
  return stack({
    layers: bins
      .filter(hasTime)
      .flatMap((bin) => ids.map((id) => ({ at: bin.date, id, value: heightOf(bin, id) }))),
    order: ids,
    bars: bins.map(({ date }) => date),
    nameOf: daily ? shortDay : dayMonth,
    unit: (value) => (shares ? shareOrDash(value) : reportWords.hours(inDigits(value))),
    rule,
  })
}

/** A chart of the time of each day, divided among the 8 base categories. */
export const Days = (props: DaysProps) => {
  const { days, usual, beforeName, naming, shared, shares = false, linkOf } = props
  const [read, setRead] = useState<number>()
  const bins = binsOf(days)
  const used = bins.filter(hasTime)
  const away = !shares && used.some(({ unexplained }) => unexplained > 0)
  const order = [...BASE_IDS, ...(away ? [UNEXPLAINED] : [])]
  const ids = order.filter((id) => used.some((bin) => timeIn(bin, id) > 0))
  const nameOf = (id: string) => (id === UNEXPLAINED ? reportWords.toExplain : naming.inTotal(id))
  const daily = binUnit(days.length) === 'day'
  const rule = daily && !shares && usual !== undefined ? usual / hour : undefined
  const sentences = bins.map((bin) => sentenceOf(bin, ids, shares, nameOf))
  const bin = read === undefined ? undefined : bins[read]
  return (
    <ChartSection
      id="layout"
      title={reportWords.layout}
      says={[
        reportWords.layoutRolled,
        ...(rule === undefined ? [] : [reportWords.dayLine(beforeName)]),
      ].join(' ')}
      draw={drawingOf(bins, ids, { shares, daily: days.length <= MOST_DAYS_BY_NAME, rule })}
      keys={ids.map((id) => ({ texture: id, name: nameOf(id) }))}
      shared={shared}
      wide
      first
      over={<DayReader bars={sentences} read={read} setRead={setRead} />}
      more={
        <p class="says reading">
          {(read === undefined ? undefined : sentences[read]) ?? reportWords.readDay}
          {bin && daily && linkOf && (
            <>
              {' '}
              <a href={linkOf(bin.date)}>{reportWords.openDay}</a>
            </>
          )}
        </p>
      }
    >
      <Table
        caption={reportWords.layout}
        heads={[
          daily ? reportWords.date : reportWords.week,
          ...(shares ? [] : [reportWords.total]),
          ...ids.map(nameOf),
        ]}
        rows={used.map((bin) => ({
          key: bin.date,
          head: fullDay(bin.date),
          cells: [...(shares ? [] : [hoursMinutes(bin.worked)]), ...numbersOf(bin, ids, shares)],
        }))}
      />
    </ChartSection>
  )
}
