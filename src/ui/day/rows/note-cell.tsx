import { UNEXPLAINED } from '../../../core/time/segment.ts'
import { minute } from '../../../core/time/units.ts'
import { contextWords } from '../../context-words.ts'
import { inWords } from '../../formats.ts'
import { dayWords } from '../../words/day.ts'
import { lengthOf } from '../row-length.ts'
import { Cell } from './cell.tsx'
import { NoteEditor } from './note-editor.tsx'
import { isOpen, type RowProps } from './row-props.ts'
import { Tags } from './tags.tsx'

/** The cell with the note, the CRM record, and how the row was recorded. */
export const NoteCell = (props: RowProps) => {
  const { row, stored, acts, stop, opened, open, close } = props
  const { stretch, beside } = row
  const away = stretch.category === UNEXPLAINED
  const said = [
    stretch.note,
    stretch.context && contextWords(stretch.context),
    beside >= minute && dayWords.crmOpen(inWords(beside)),
    away && dayWords.away(lengthOf(row)),
  ]
    .filter(Boolean)
    .join(' · ')
  const tags = <Tags row={row} settings={stored.settings} />
  if (isOpen(props, 'note')) return <NoteEditor row={row} acts={acts} close={() => close(opened)} />
  if (row.foreign || away)
    return (
      <span class="fixed">
        <span title={said || undefined}>{said}</span>
        {tags}
      </span>
    )
  return (
    <Cell
      name="note"
      row={`row-${row.id}`}
      stop={stop}
      open={() => open({ form: 'cell', id: row.id, cell: 'note' })}
    >
      {said && <span title={said}>{said}</span>}
      {tags}
      {!said && <span class="none">{dayWords.addNote}</span>}
    </Cell>
  )
}
