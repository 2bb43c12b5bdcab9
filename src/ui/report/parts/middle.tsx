import { BASE_IDS } from '../../../core/report/roll-up.ts'
import type { Middle as Told } from '../../../core/report/team.ts'
import { shareOf } from '../../../core/report/totals.ts'
import { type Sum, sellingOf } from '../../../core/report/trend.ts'
import { reportWords } from '../../words/report.ts'
import { part, points } from '../formats.ts'
import type { Naming } from '../naming.ts'
import { type Album, Picture } from '../picture.tsx'
import { bars } from '../pictures/bars.ts'
import { Table } from '../table.tsx'

interface MiddleProps {
  middle: Told | undefined
  sum: Sum
  naming: Naming
  album: Album
}

/** The person's shares against the middle of the team. */
export const Middle = ({ middle, sum, naming, album }: MiddleProps) => {
  if (!middle)
    return (
      <Picture
        id="middle"
        title={reportWords.besideTeam}
        says={reportWords.middleTooFew}
        album={album}
      />
    )
  const rows = BASE_IDS.map((id) => ({
    id,
    own: shareOf(sum.base[id] ?? 0, sum.worked) ?? 0,
    team: middle.base[id] ?? 0,
  }))
  const numbers = (own: number | undefined, team: number) => [
    part(own),
    part(team),
    points(own ?? 0, team),
  ]
  return (
    <Picture
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
          text: part(own),
        })),
      )}
      album={album}
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
          cells: numbers(sellingOf(sum), middle.selling),
        }}
      />
    </Picture>
  )
}
