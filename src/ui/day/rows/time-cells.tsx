import { timeOfDay } from '../../dates.ts'
import { clock } from '../../formats.ts'
import { useSecond } from '../../tick.ts'
import { dayWords } from '../../words/day.ts'
import { lengthOf } from '../row-length.ts'
import type { ViewRow } from '../view.ts'
import { Cell } from './cell.tsx'
import { LinkAfter, LinkBefore } from './midnight-links.tsx'
import { isOpen, type RowProps } from './row-props.ts'
import { TimeEditor } from './time-editor.tsx'

const RunningLength = ({ since }: { since: number }) => {
  const now = useSecond(since)
  return <span role="timer">{clock(now - since)}</span>
}

/**
 * The end of a row, if it can be edited on this page. Undefined for a row that still runs, and on a
 * day in the middle of a row that is longer than a day. The end of a row that ends after midnight
 * is edited on the day on which the row began.
 */
const endOf = ({ stretch, before, after, endedAt }: ViewRow) => {
  if (stretch.endedAt === undefined || (before && after)) return undefined
  return after ? stretch.endedAt : endedAt
}

const TimeCell = (props: RowProps & { which: 'from' | 'to'; at: number | undefined }) => {
  const { row, stored, acts, stop, opened, open, close, which, at } = props
  const shown = which === 'from' ? row.startedAt : row.endedAt
  const text = which === 'to' && row.running ? dayWords.now : timeOfDay(shown)
  if (at === undefined || row.foreign) return <span class="fixed">{text}</span>
  if (isOpen(props, which))
    return (
      <TimeEditor
        row={row}
        which={which}
        at={at}
        stored={stored}
        acts={acts}
        close={() => close(opened)}
      />
    )
  return (
    <Cell
      name={which}
      row={`row-${row.id}`}
      stop={stop}
      label={`${dayWords[which]}: ${text}`}
      open={() => open({ form: 'cell', id: row.id, cell: which })}
    >
      {text}
    </Cell>
  )
}

/**
 * The cells for start, end and length. If the row begins or ends on another day, they contain a
 * link to that day.
 */
export const Times = (props: RowProps) => {
  const { row, stored } = props
  const { startedAt, before, running } = row
  return (
    <>
      <td class="time" data-column="from">
        <TimeCell {...props} which="from" at={before ? undefined : startedAt} />
        <LinkBefore row={row} stored={stored} />
      </td>
      <td class="time" data-column="to">
        <TimeCell {...props} which="to" at={endOf(row)} />
        <LinkAfter row={row} stored={stored} />
      </td>
      <td class="length">
        {running && !before ? <RunningLength since={startedAt} /> : lengthOf(row)}
      </td>
    </>
  )
}
