import { useMemo } from 'preact/hooks'
import { percentsOf } from '../../core/report/percents.ts'
import { BASE_IDS } from '../../core/report/roll-up.ts'
import type { TeamRow } from '../../core/report/standing-out.ts'
import type { Totals } from '../../core/report/totals.ts'
import { reportWords } from '../words/report.ts'
import type { Naming } from './category-names.ts'
import { PAGE } from './chart-colours.ts'
import { dayOfYear, inPercent, inPoints } from './formats.ts'
import { standingWords } from './standing-words.ts'
import { textureOf } from './textures.ts'

/** The mark after the share of explained time of a person who does not send unexplained time. */
export const NOT_WHOLE = '*'

interface LayoutProps {
  base: Totals
  textures: Naming['textures']
}

/**
 * A bar that is divided like the person's time among base categories. It has no numbers, because
 * the columns and the person's own charts contain them.
 */
const Layout = ({ base, textures }: LayoutProps) => {
  const percents = percentsOf(base)
  let at = 0
  return (
    <svg class="layout" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      {BASE_IDS.map((id) => {
        const x = at
        const width = percents.get(id) ?? 0
        at += width
        const { colour } = textureOf(id, textures)
        return (
          width > 0 && <rect key={id} x={x} width={width} height="10" fill={PAGE.shade(colour)} />
        )
      })}
    </svg>
  )
}

/** A change in percentage points. A change below one point is shown as a dash. */
const change = (points: number | undefined) =>
  points === undefined || points === 0 ? '–' : inPoints(points)

interface PersonRowProps {
  row: TeamRow
  naming: Naming
  show: (person: string) => void
}

/**
 * A person's row in the table. A row that was drawn before is used again when the table is sorted
 * or filtered, so that only new rows are drawn.
 */
export const PersonRow = (props: PersonRowProps) =>
  useMemo(() => rowOf(props), [props.row, props.naming, props.show])

const rowOf = ({ row, naming, show }: PersonRowProps) => {
  const { report, selling, misc, sellingChange, miscChange, days, weekdays, explained } = row
  const { person } = report
  return (
    <tr>
      <th scope="row">
        <button type="button" class="link" onClick={() => show(person.id)}>
          {person.name}
        </button>
        {row.standing.map((standing) => (
          <span key={standing.kind} class="standing">
            {standingWords(standing, naming)}
          </span>
        ))}
      </th>
      <td>
        <Layout base={report.sum.base} textures={naming.textures} />
      </td>
      <td class="strong">{inPercent(selling)}</td>
      <td>{change(sellingChange)}</td>
      <td>{inPercent(misc)}</td>
      <td>{change(miscChange)}</td>
      <td>{reportWords.daysOf(days, weekdays)}</td>
      <td>{`${inPercent(explained)}${person.keepsUnexplained ? NOT_WHOLE : ''}`}</td>
      <td>{person.lastSent ? dayOfYear(person.lastSent) : reportWords.never}</td>
    </tr>
  )
}
