import type { ComponentChildren } from 'preact'
import type { Stop } from './grid-keys.ts'

interface CellProps {
  name: string
  /** The id of the row's element. */
  row: string
  stop: Stop | undefined
  label?: string
  haspopup?: 'listbox' | 'menu'
  expanded?: boolean
  open: () => void
  children: ComponentChildren
}

/** A table cell as a button. A click or Enter replaces the button with the editor of the cell. */
export const Cell = ({ name, row, stop, label, haspopup, expanded, open, children }: CellProps) => (
  <button
    type="button"
    class="cell"
    data-cell={name}
    tabIndex={stop?.row === row && stop.cell === name ? 0 : -1}
    aria-label={label}
    aria-haspopup={haspopup}
    aria-expanded={haspopup && expanded === true}
    onClick={open}
  >
    {children}
  </button>
)
