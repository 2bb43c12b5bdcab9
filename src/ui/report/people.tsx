import { aDay } from '../../core/report/quality.ts'
import { switchesADay, type TeamReport } from '../../core/report/team.ts'
import { miscOf, sellingOf } from '../../core/report/trend.ts'
import { inWords } from '../formats.ts'
import { reportWords } from '../words/report.ts'
import { dayOfYear, decimal, part, points } from './formats.ts'
import { Table } from './table.tsx'

const lastSent = (date: string | undefined) => (date ? dayOfYear(date) : reportWords.never)

/** `53% (+4)`: the points against the range before. */
const changed = (share: number | undefined, before: number | undefined) =>
  share === undefined || before === undefined
    ? part(share)
    : `${part(share)} (${points(share, before)})`

/** Who stands where, and how whole each person's data is. */
export const People = ({
  report: { people, silent },
  before,
}: {
  report: TeamReport
  before: TeamReport
}) => (
  <section class="picture" id="people" data-wide>
    <h3>{reportWords.people}</h3>
    <p class="says">{reportWords.peopleSays}</p>
    <Table
      caption={reportWords.people}
      heads={[
        ...[reportWords.person, reportWords.selling, reportWords.misc, reportWords.perDay],
        ...[reportWords.switches, reportWords.weekdaysSent, reportWords.explained],
        ...[reportWords.corrected, reportWords.lastSent],
      ]}
      rows={people.map(({ person, sum, days, quality }) => {
        const mean = aDay(quality)
        const switches = switchesADay(days)
        const { weekdays, missingDays } = quality
        const was = before.people.find((one) => one.person.id === person.id)?.sum
        return {
          key: person.id,
          head: person.name,
          cells: [
            changed(sellingOf(sum), was && sellingOf(was)),
            changed(miscOf(sum), was && miscOf(was)),
            mean === undefined ? '–' : inWords(mean),
            switches === undefined ? '–' : decimal(switches),
            reportWords.dataDays(weekdays - missingDays.length, weekdays),
            ...[part(quality.whole), quality.corrected, lastSent(person.lastSent)],
          ],
        }
      })}
    />
    {silent.length > 0 && (
      <p id="silent">
        {reportWords.silent}:{' '}
        {silent.map((person) => `${person.name} (${lastSent(person.lastSent)})`).join(', ')}
      </p>
    )}
  </section>
)
