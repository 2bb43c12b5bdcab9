import {
  type UninterruptedDay,
  uninterruptedByWeekday,
  uninterruptedOf,
} from '../../../core/report/uninterrupted.ts'
import { inWords } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { bars } from '../charts/bars.ts'
import { decimal, weekdayName } from '../formats.ts'
import { Table } from '../table.tsx'

const switchesIn = (switches: number | undefined) =>
  switches === undefined ? '–' : decimal(switches)

/** A chart of how long the person works without a change of category, by weekday. */
export const UninterruptedByWeekday = ({
  days,
  shared,
}: {
  days: readonly UninterruptedDay[]
  shared: SharedByCharts
}) => {
  const all = uninterruptedOf(days)
  if (!all) return null
  const weekdays = uninterruptedByWeekday(days)
  return (
    <ChartSection
      id="calm-by-weekday"
      title={reportWords.uninterruptedByWeekday}
      says={reportWords.uninterruptedSays}
      draw={bars(
        weekdays.map(({ weekday, median }) => ({
          key: String(weekday),
          name: weekdayName(weekday, 'long'),
          texture: 'plain',
          value: median,
          text: inWords(median),
        })),
      )}
      shared={shared}
    >
      <Table
        caption={reportWords.uninterruptedByWeekday}
        heads={[
          reportWords.weekday,
          reportWords.daysWithData,
          reportWords.longest,
          reportWords.broken,
        ]}
        rows={weekdays.map(({ weekday, days, median, switches }) => ({
          key: String(weekday),
          head: weekdayName(weekday, 'long'),
          cells: [days, inWords(median), switchesIn(switches)],
        }))}
        foot={{
          key: 'all',
          head: reportWords.allDays,
          cells: [all.days, inWords(all.median), switchesIn(all.switches)],
        }}
      />
    </ChartSection>
  )
}
