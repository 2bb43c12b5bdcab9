import { useMemo } from 'preact/hooks'
import { areComparable } from '../../../core/report/compare.ts'
import { explainedPercent } from '../../../core/report/quality.ts'
import { type Range, shiftRange } from '../../../core/report/range.ts'
import type { Person } from '../../../core/report/team.ts'
import { teamViewOf } from '../../../core/report/team-view.ts'
import { miscPercent, rollUpSum, sellingPercent } from '../../../core/report/trend.ts'
import { inPercent, pointsBetween, rangeName } from '../../report/formats.ts'
import type { TeamSetting } from '../../report/ports.ts'
import { consoleWords } from '../../words/console.ts'
import { reportWords } from '../../words/report.ts'
import type { Named } from '../ports.ts'

/**
 * The people of a team; `group` if the team is in group mode, in which the endpoint returns no
 * figures of a person (docs/domain.md, *Who sees what*).
 */
export type TeamFigures = readonly Person[] | 'group'

interface SideProps {
  teams: readonly Named[]
  /** The figures of each team, in the order of `teams`. */
  people: readonly TeamFigures[]
  range: Range
  setting: TeamSetting
  open: (team: string) => void
}

/**
 * A team's row in the comparison. It uses the base categories, because the other categories differ
 * from team to team.
 */
const lineOf = (people: readonly Person[], range: Range, setting: TeamSetting) => {
  const { now, before, team } = teamViewOf(people, range, setting, '')
  const [sum, was] = [rollUpSum(now.sum), rollUpSum(before.sum)]
  const isCompared = areComparable(now, before)
  const { weekdays, missingDays } = team.quality
  return {
    people: team.people.length,
    selling: sellingPercent(sum),
    misc: miscPercent(sum),
    sellingWas: isCompared ? sellingPercent(was) : undefined,
    miscWas: isCompared ? miscPercent(was) : undefined,
    days: [weekdays - missingDays.length, weekdays] as const,
    explained: explainedPercent(team.quality),
  }
}

interface FiguresProps {
  /** The figures of the row; undefined for a team in group mode. */
  line: ReturnType<typeof lineOf> | undefined
  columns: number
}

const Figures = ({ line, columns }: FiguresProps) =>
  line ? (
    <>
      <td>{line.people}</td>
      <td>{inPercent(line.selling)}</td>
      <td>{pointsBetween(line.selling, line.sellingWas)}</td>
      <td>{inPercent(line.misc)}</td>
      <td>{pointsBetween(line.misc, line.miscWas)}</td>
      <td>{reportWords.dataPersonDays(...line.days)}</td>
      <td>{inPercent(line.explained)}</td>
    </>
  ) : (
    <td colSpan={columns}>{consoleWords.inGroupMode}</td>
  )

/**
 * A table with a row for each team, in the order of `teams`. Each row has a link to the team's
 * report.
 */
export const SideBySide = ({ teams, people, range, setting, open }: SideProps) => {
  const lines = useMemo(
    () => people.map((one) => (one === 'group' ? undefined : lineOf(one, range, setting))),
    [people, range, setting],
  )
  const heads = [
    consoleWords.team,
    reportWords.people,
    reportWords.selling,
    reportWords.change,
    reportWords.inTotal(consoleWords.misc),
    reportWords.change,
    reportWords.weekdaysSent,
    reportWords.explained,
  ]
  return (
    <section id="teams" class="part" aria-labelledby="teams-title">
      <h2 id="teams-title">{consoleWords.sideBySide}</h2>
      <p class="says">{reportWords.peopleChange(rangeName(shiftRange(range, -1)))}</p>
      <div class="scrolls">
        <table>
          <thead>
            <tr>
              {heads.map((head, i) => (
                // The index is the key, because two columns have the same name.
                <th key={i} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {teams.map(({ id, name }, i) => (
              <tr key={id}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => open(id)}>
                    {name}
                  </button>
                </th>
                <Figures line={lines[i]} columns={heads.length - 1} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
