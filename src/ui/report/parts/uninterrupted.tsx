import { type CalmDay, calmByWeekday, calmOf } from '../../../core/report/uninterrupted.ts'
import { inWords } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import { decimal, weekdayName } from '../formats.ts'
import { type Album, Picture } from '../picture.tsx'
import { bars } from '../pictures/bars.ts'
import { Table } from '../table.tsx'

const switchesIn = (switches: number | undefined) =>
  switches === undefined ? '–' : decimal(switches)

/** How long the person works without a change of category, by weekday. */
export const CalmByWeekday = ({ days, album }: { days: readonly CalmDay[]; album: Album }) => {
  const all = calmOf(days)
  if (!all) return null
  const weekdays = calmByWeekday(days)
  return (
    <Picture
      id="calm-by-weekday"
      title={reportWords.calmByWeekday}
      says={reportWords.calmSays}
      draw={bars(
        weekdays.map(({ weekday, median }) => ({
          key: String(weekday),
          name: weekdayName(weekday, 'long'),
          texture: 'plain',
          value: median,
          text: inWords(median),
        })),
      )}
      album={album}
    >
      <Table
        caption={reportWords.calmByWeekday}
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
    </Picture>
  )
}
