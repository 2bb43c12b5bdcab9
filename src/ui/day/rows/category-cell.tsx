import { colourOf } from '../../colours.ts'
import { dayWords } from '../../words/day.ts'
import { CategoryList } from '../pick/category-list.tsx'
import { nameOfTime, rowName } from '../row-name.ts'
import { relabelEdit } from '../use-acts.ts'
import { Cell } from './cell.tsx'
import { isOpen, type RowProps } from './row-props.ts'

export const CategoryCell = (props: RowProps) => {
  const { row, stored, acts, stop, opened, open, close } = props
  const { category } = row.stretch
  const name = (
    <>
      <i style={{ '--colour': colourOf(category, stored.settings.colours) }} />
      <span>{nameOfTime(category, stored.categories)}</span>
    </>
  )
  if (row.foreign) return <span class="fixed">{name}</span>
  const cell = { form: 'cell', id: row.id, cell: 'category' } as const
  const isChosen = isOpen(props, 'category')
  const choose = async (chosen: string) => {
    if (chosen === category || (await acts.edit(relabelEdit(row, chosen), row.startedAt)))
      close(opened)
  }
  return (
    <>
      <Cell
        name="category"
        row={`row-${row.id}`}
        stop={stop}
        haspopup="listbox"
        expanded={isChosen}
        open={() => open(cell)}
      >
        {name}
      </Cell>
      {isChosen && (
        <CategoryList
          stored={stored}
          label={dayWords.about(dayWords.category, rowName(row, stored.categories))}
          current={category}
          choose={choose}
          close={() => close(opened)}
        />
      )}
    </>
  )
}
