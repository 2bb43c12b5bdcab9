import { percentsOf } from '../../../core/report/percents.ts'
import { BASE_IDS } from '../../../core/report/roll-up.ts'
import type { Middle as TeamMiddle } from '../../../core/report/team.ts'
import { type Sum, sellingPercent } from '../../../core/report/trend.ts'
import { reportWords } from '../../words/report.ts'
import type { Naming } from '../category-names.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { bars } from '../charts/bars.ts'
import { inPercent, pointsBetween } from '../formats.ts'
import { Table } from '../table.tsx'

interface MiddleProps {
  middle: TeamMiddle | undefined
  sum: Sum
  naming: Naming
  shared: SharedByCharts
}

/**
 * A share in whole percents. Medians of several people do not add up to 100, so each median is
 * rounded on its own.
 */
const inWhole = (share: number) => Math.round(share * 100)

/**
 * The person's shares, compared with the middle of the team: the median shares of the other
 * members.
 */
export const Middle = ({ middle, sum, naming, shared }: MiddleProps) => {
  if (!middle)
    return (
      <ChartSection
        id="middle"
        title={reportWords.besideTeam}
        says={reportWords.middleTooFew}
        shared={shared}
      />
    )
  const percents = percentsOf(sum.base)
  const rows = BASE_IDS.map((id) => ({
    id,
    own: percents.get(id) ?? 0,
    team: inWhole(middle.base[id] ?? 0),
  }))
  const numbers = (own: number | undefined, team: number) => [
    inPercent(own),
    inPercent(team),
    pointsBetween(own, team),
  ]
  return (
    <ChartSection
      id="middle"
      title={reportWords.besideTeam}
      says={reportWords.middleSays(middle.people)}
      draw={bars(
        rows.map(({ id, own, team }) => ({
          key: id,
          name: naming.inTotal(id),
          texture: id,
          value: own,
          mark: team,
          text: inPercent(own),
          change: pointsBetween(own, team),
        })),
      )}
      shared={shared}
    >
      <Table
        caption={reportWords.besideTeam}
        heads={[reportWords.category, reportWords.mine, reportWords.middle, reportWords.change]}
        rows={rows.map(({ id, own, team }) => ({
          key: id,
          head: naming.inTotal(id),
          cells: numbers(own, team),
        }))}
        foot={{
          key: 'selling',
          head: reportWords.selling,
          cells: numbers(sellingPercent(sum), inWhole(middle.selling)),
        }}
      />
    </ChartSection>
  )
}
