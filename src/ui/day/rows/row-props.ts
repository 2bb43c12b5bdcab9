import type { StoredDay } from '../../../store/views/day-view.ts'
import type { Cell as CellName, Opening } from '../open-form.ts'
import type { Acts } from '../use-acts.ts'
import type { ViewRow } from '../view.ts'
import type { Stop } from './grid-keys.ts'

export interface RowProps extends Opening {
  row: ViewRow
  stored: StoredDay
  acts: Acts
  stop: Stop | undefined
  /**
   * The neighbouring rows, if they were recorded by this device and no time lies between them and
   * the row.
   */
  next: ViewRow | undefined
  previous: ViewRow | undefined
}

/** Whether a cell of the row is being edited. */
export const isOpen = ({ opened, row }: RowProps, cell: CellName) =>
  opened?.form === 'cell' && opened.id === row.id && opened.cell === cell
