import { shareChanges } from '../../../core/report/compare.ts'
import type { Totals } from '../../../core/report/totals.ts'
import { reportWords } from '../../words/report.ts'
import { type Album, Picture } from '../picture.tsx'
import { ShareNumbers, shareBars } from './shares.tsx'

interface GroupsProps {
  /** The time of each group of categories in the range. */
  groups: Totals
  before: Totals
  beforeName: string
  album: Album
  /** Whether only shares are shown, without lengths of time, as for a team. */
  shares?: boolean
}

const nameOf = (id: string) => reportWords.groups[id as keyof typeof reportWords.groups]

/** The shares of the groups of categories, compared with the earlier range. */
export const Groups = ({ groups, before, beforeName, album, shares = false }: GroupsProps) => {
  const rows = shareChanges(groups, before)
  return (
    <Picture
      id="groups"
      title={reportWords.byGroup}
      says={rows[0]?.before === undefined ? undefined : reportWords.sharesMark(beforeName)}
      draw={shareBars(rows, nameOf, (id) => (id === 'selling' ? 'plain' : 'rest'))}
      album={album}
    >
      <ShareNumbers
        caption={reportWords.byGroup}
        head={reportWords.group}
        shares={shares}
        rows={rows}
        name={nameOf}
      />
    </Picture>
  )
}
