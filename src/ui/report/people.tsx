import { areComparable, LEAST_DAYS } from '../../core/report/compare.ts'
import { explainedPercent, workPerDay } from '../../core/report/quality.ts'
import { type PersonReport, switchesADay, type TeamReport } from '../../core/report/team.ts'
import { miscPercent, rollUpSum, sellingPercent } from '../../core/report/trend.ts'
import { inWords } from '../formats.ts'
import { reportWords } from '../words/report.ts'
import { dayOfYear, decimal, inPercent, points } from './formats.ts'
import type { Naming } from './naming.ts'
import { miscName } from './parts/trend.tsx'
import { Table } from './table.tsx'

const lastSent = (date: string | undefined) => (date ? dayOfYear(date) : reportWords.never)

/** `53% (+4)`, with the points against the range before. */
const shareAndChange = (percent: number | undefined, before: number | undefined) =>
  before === undefined ? inPercent(percent) : `${inPercent(percent)} (${points(percent, before)})`

interface PeopleProps {
  report: TeamReport
  before: TeamReport
  beforeName: string
  naming: Naming
  /** Rolled up like the figures below, because the categories changed meanwhile. */
  rolled: boolean
}

/** Marks a figure that is not complete. */
const NOT_WHOLE = '*'

/** The people of the team, with how complete each person's data are. */
export const People = ({ report, before, beforeName, naming, rolled }: PeopleProps) => {
  const { people, silent } = report
  const earlier = new Map(before.people.map((one) => [one.person.id, one]))
  const compared = (one: PersonReport) => {
    const was = earlier.get(one.person.id)
    return was && areComparable(one, was) ? was : undefined
  }
  const sumOf = ({ sum }: PersonReport) => (rolled ? rollUpSum(sum) : sum)
  const says = [
    reportWords.peopleSays,
    ...(people.some(compared) ? [reportWords.peopleChange(beforeName)] : []),
    ...(people.every(compared) ? [] : [reportWords.comparedFrom(LEAST_DAYS)]),
  ]
  return (
    <section class="picture" id="people" data-wide>
      <h2>{reportWords.people}</h2>
      <p class="says">{says.join(' ')}</p>
      <Table
        caption={reportWords.people}
        heads={[
          reportWords.person,
          reportWords.selling,
          miscName(naming, rolled),
          reportWords.perDay,
          reportWords.switches,
          reportWords.weekdaysSent,
          reportWords.explained,
          reportWords.corrected,
          reportWords.lastSent,
        ]}
        rows={people.map((one) => {
          const { person, days, quality } = one
          const mean = workPerDay(quality)
          const switches = switchesADay(days)
          const { weekdays, missingDays } = quality
          const [sum, was] = [sumOf(one), compared(one)]
          return {
            key: person.id,
            head: person.name,
            cells: [
              shareAndChange(sellingPercent(sum), was && sellingPercent(sumOf(was))),
              shareAndChange(miscPercent(sum), was && miscPercent(sumOf(was))),
              mean === undefined ? '–' : inWords(mean),
              switches === undefined ? '–' : decimal(switches),
              reportWords.dataDays(weekdays - missingDays.length, weekdays),
              `${inPercent(explainedPercent(quality))}${person.keepsUnexplained ? NOT_WHOLE : ''}`,
              quality.corrected,
              lastSent(person.lastSent),
            ],
          }
        })}
      />
      <p class="says">{reportWords.explainedSays}</p>
      {people.some(({ person }) => person.keepsUnexplained) && (
        <p class="says" id="keeps-away">
          {NOT_WHOLE} {reportWords.keepsAway}
        </p>
      )}
      {silent.length > 0 && (
        <p id="silent">
          {reportWords.silent}:{' '}
          {silent.map((person) => `${person.name} (${lastSent(person.lastSent)})`).join(', ')}
        </p>
      )}
    </section>
  )
}
