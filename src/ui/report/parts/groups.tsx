import { shareChanges } from '../../../core/report/compare.ts'
import type { Totals } from '../../../core/report/totals.ts'
import { reportWords } from '../../words/report.ts'
import { ChartSection, type SharedByCharts } from '../chart-section.tsx'
import { ShareNumbers, shareBars } from './shares.tsx'

interface GroupsProps {
  /** The time of each group of categories in the range. */
  groups: Totals
  before: Totals
  beforeName: string
  shared: SharedByCharts
  /** Whether only shares are shown, without lengths of time, as for a team. */
  shares?: boolean
}

const nameOf = (id: string) => reportWords.groups[id as keyof typeof reportWords.groups]

/** The shares of the groups of categories, compared with the earlier range. */
export const Groups = ({ groups, before, beforeName, shared, shares = false }: GroupsProps) => {
  const rows = shareChanges(groups, before)
  return (
    <ChartSection
      id="groups"
      title={reportWords.byGroup}
      says={rows[0]?.before === undefined ? undefined : reportWords.sharesMark(beforeName)}
      draw={shareBars(rows, nameOf, (id) => (id === 'selling' ? 'plain' : 'rest'))}
      shared={shared}
    >
      <ShareNumbers
        caption={reportWords.byGroup}
        head={reportWords.group}
        shares={shares}
        rows={rows}
        name={nameOf}
      />
    </ChartSection>
  )
}
