import { CategoryCell } from './category-cell.tsx'
import { MenuCell } from './menu-cell.tsx'
import { NoteCell } from './note-cell.tsx'
import type { RowProps } from './row-props.ts'
import { Times } from './time-cells.tsx'

/**
 * One entry of the day as a table row. A click on a time, the category or the note replaces it with
 * an editor.
 */
export const Row = (props: RowProps) => {
  const { row } = props
  const marks = ['line', row.foreign && 'foreign', row.running && 'running']
  return (
    <tr
      id={`row-${row.id}`}
      data-id={row.foreign ? undefined : row.id}
      data-from={row.startedAt}
      data-category={row.stretch.category}
      class={marks.filter(Boolean).join(' ')}
    >
      <Times {...props} />
      <td class="category" data-column="category">
        <CategoryCell {...props} />
      </td>
      <td class="about" data-column="note">
        <NoteCell {...props} />
      </td>
      <td class="acts" data-column="menu">
        {!row.foreign && <MenuCell {...props} />}
      </td>
    </tr>
  )
}
