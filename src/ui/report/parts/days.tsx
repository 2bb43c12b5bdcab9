import { binsOf, binUnit } from '../../../core/report/bins.ts'
import type { ReportDay } from '../../../core/report/day.ts'
import { BASE_IDS } from '../../../core/report/roll-up.ts'
import { hour } from '../../../core/time/units.ts'
import { hoursMinutes, inWords } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import { dayMonth, fullDay, part, shortDay } from '../formats.ts'
import type { Naming } from '../naming.ts'
import { type Album, Picture } from '../picture.tsx'
import { stack } from '../pictures/stack.ts'
import { Table } from '../table.tsx'

interface DaysProps {
  days: readonly ReportDay[]
  naming: Naming
  album: Album
  /** Every bar is 100%: for several people, whose days cannot be compared by their length. */
  shares?: boolean
}

const UNEXPLAINED = 'unexplained'

/** The time of each day, by the base 8. */
export const Days = ({ days, naming, album, shares = false }: DaysProps) => {
  const bins = binsOf(days)
  const told = bins.filter(({ worked, unexplained }) => worked > 0 || unexplained > 0)
  const away = !shares && told.some(({ unexplained }) => unexplained > 0)
  const order = [...BASE_IDS, ...(away ? [UNEXPLAINED] : [])]
  const of = (bin: (typeof bins)[number], id: string) =>
    id === UNEXPLAINED ? bin.unexplained : (bin.base[id] ?? 0)
  const seen = order.filter((id) => told.some((bin) => of(bin, id) > 0))
  const layers = told.flatMap((bin) =>
    seen.map((id) => ({
      at: bin.date,
      id,
      value: shares ? of(bin, id) / (bin.worked || 1) : of(bin, id) / hour,
    })),
  )
  const nameOf = (id: string) => (id === UNEXPLAINED ? reportWords.toExplain : naming.inTotal(id))
  const number = (bin: (typeof bins)[number], id: string) => {
    const ms = of(bin, id)
    if (ms === 0) return '–'
    return shares ? part(ms / bin.worked) : hoursMinutes(ms)
  }
  const [most] = told.toSorted((a, b) => b.worked - a.worked)
  const daily = binUnit(days.length) === 'day'
  const says = [
    ...(most && !shares && daily
      ? [reportWords.layoutSays(fullDay(most.date), inWords(most.worked))]
      : []),
    reportWords.layoutRolled,
  ]
  return (
    <Picture
      id="layout"
      title={reportWords.layout}
      says={says.join(' ')}
      draw={stack({
        layers,
        order: seen,
        bars: bins.map(({ date }) => date),
        nameOf: days.length <= 31 ? shortDay : dayMonth,
        unit: (value) => (shares ? part(value) : reportWords.hours(String(value))),
      })}
      keys={seen.map((id) => ({ texture: id, name: nameOf(id) }))}
      album={album}
      wide
    >
      <Table
        caption={reportWords.layout}
        heads={[
          daily ? reportWords.date : reportWords.week,
          ...(shares ? [] : [reportWords.total]),
          ...seen.map(nameOf),
        ]}
        rows={told.map((bin) => ({
          key: bin.date,
          head: fullDay(bin.date),
          cells: [
            ...(shares ? [] : [hoursMinutes(bin.worked)]),
            ...seen.map((id) => number(bin, id)),
          ],
        }))}
      />
    </Picture>
  )
}
