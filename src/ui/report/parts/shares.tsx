import { type ShareChange, shareChanges } from '../../../core/report/compare.ts'
import type { RollUp } from '../../../core/report/roll-up.ts'
import type { Totals } from '../../../core/report/totals.ts'
import { groupsOf } from '../../../core/report/trend.ts'
import { hoursMinutes } from '../../formats.ts'
import { reportWords } from '../../words/report.ts'
import { part, points } from '../formats.ts'
import type { Naming } from '../naming.ts'
import { type Album, Picture } from '../picture.tsx'
import { bars } from '../pictures/bars.ts'
import { Table } from '../table.tsx'

interface SharesProps {
  work: Totals
  before: Totals
  /** The name of the range before. */
  beforeName: string
  rollUp: RollUp
  naming: Naming
  album: Album
  /** Both are rolled up because the categories changed in between. */
  rolled: boolean
  /** Shares without lengths: for several people, whose days cannot be compared by their length. */
  shares?: boolean
}

const Numbers = ({
  caption,
  head,
  rows,
  name,
  shares,
}: {
  caption: string
  head: string
  rows: readonly ShareChange[]
  name: (id: string) => string
  shares: boolean
}) => (
  <Table
    caption={caption}
    heads={[
      head,
      ...(shares ? [] : [reportWords.time]),
      reportWords.share,
      reportWords.before,
      reportWords.change,
    ]}
    rows={rows.map(({ id, ms, share, before }) => ({
      key: id,
      head: name(id),
      cells: [
        ...(shares ? [] : [hoursMinutes(ms)]),
        part(share),
        part(before),
        points(share, before),
      ],
    }))}
  />
)

const shareBars = (
  rows: readonly ShareChange[],
  name: (id: string) => string,
  texture: (id: string) => string,
) =>
  bars(
    rows.map(({ id, share, before }) => ({
      key: id,
      name: name(id),
      texture: texture(id),
      value: share,
      mark: before,
      text: part(share),
    })),
  )

/** The shares of categories and of groups against the range before. */
export const Shares = (props: SharesProps) => {
  const { work, before, beforeName, rollUp, naming, album, rolled, shares = false } = props
  const categories = shareChanges(work, before)
  const groups = shareChanges(groupsOf(work, rollUp), groupsOf(before, rollUp))
  const groupName = (id: string) => reportWords.groups[id as keyof typeof reportWords.groups]
  const name = rolled ? naming.inTotal : naming.itself
  const [most] = categories
  const mark = most?.before === undefined ? [] : [reportWords.sharesMark(beforeName)]
  const says = most ? [reportWords.sharesSays(name(most.id), part(most.share))] : []
  return (
    <>
      <Picture
        id="shares"
        title={reportWords.shares}
        says={[...says, ...mark, ...(rolled ? [reportWords.sharesRolled] : [])].join(' ')}
        draw={shareBars(categories, name, (id) => id)}
        album={album}
      >
        <Numbers
          caption={reportWords.shares}
          head={reportWords.category}
          shares={shares}
          rows={categories}
          name={name}
        />
      </Picture>
      <Picture
        id="groups"
        title={reportWords.byGroup}
        draw={shareBars(groups, groupName, (id) => (id === 'selling' ? 'plain' : 'rest'))}
        album={album}
      >
        <Numbers
          caption={reportWords.byGroup}
          head={reportWords.group}
          shares={shares}
          rows={groups}
          name={groupName}
        />
      </Picture>
    </>
  )
}
