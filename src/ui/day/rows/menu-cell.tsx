import { dayWords } from '../../words/day.ts'
import { rowName } from '../row-name.ts'
import { Cell } from './cell.tsx'
import { Menu } from './menu.tsx'
import type { RowProps } from './row-props.ts'

export const MenuCell = (props: RowProps) => {
  const { row, stored, stop, opened, open, close } = props
  const isOpened = opened?.form === 'menu' && opened.id === row.id
  return (
    <>
      <Cell
        name="menu"
        row={`row-${row.id}`}
        stop={stop}
        label={dayWords.about(dayWords.acting, rowName(row, stored.categories))}
        haspopup="menu"
        expanded={isOpened}
        open={() => open(isOpened ? undefined : { form: 'menu', id: row.id })}
      >
        <span aria-hidden="true">⋯</span>
      </Cell>
      {isOpened && <Menu {...props} close={() => close(opened)} />}
    </>
  )
}
