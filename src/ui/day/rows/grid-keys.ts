/** The keys of the table, a grid with one tab stop (WAI-ARIA, grid pattern). */
import { useState } from 'preact/hooks'
import { namedKeyOf } from '../../keys.ts'
import type { ViewRow } from '../view.ts'

/** The cell that the Tab key goes to: the cell that had the focus last. */
export interface Stop {
  row: string
  cell: string
}

const cellsOf = (row: Element) => [...row.querySelectorAll<HTMLElement>('[data-cell]')]

const rowsOf = (table: Element) =>
  [...table.querySelectorAll('tr.line')].filter((row) => cellsOf(row).length > 0)

/**
 * The cell of the same column in the row above or below. If that row has no cell in this column,
 * returns the nearest cell of that row.
 */
function cellBeyond(table: Element, row: Element, cell: HTMLElement, step: number) {
  const rows = rowsOf(table)
  const next = rows[rows.indexOf(row) + step]
  const cells = next ? cellsOf(next) : []
  return (
    cells.find(({ dataset }) => dataset.cell === cell.dataset.cell) ??
    cells[Math.min(cellsOf(row).indexOf(cell), cells.length - 1)]
  )
}

function cellTo(key: string, table: Element, row: Element, cell: HTMLElement) {
  const cells = cellsOf(row)
  const at = cells.indexOf(cell)
  switch (key) {
    case 'ArrowRight':
      return cells[at + 1]
    case 'ArrowLeft':
      return cells[at - 1]
    case 'Home':
      return cells[0]
    case 'End':
      return cells.at(-1)
    case 'ArrowDown':
      return cellBeyond(table, row, cell, 1)
    case 'ArrowUp':
      return cellBeyond(table, row, cell, -1)
    default:
      return undefined
  }
}

const MOVES = ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'ArrowDown', 'ArrowUp']

interface GridKeys {
  remove: (id: string) => void
  menu: (id: string) => void
}

/**
 * Handles the keys of the table: arrows move between cells, Delete removes the row, the menu key
 * opens the row's menu.
 */
const handleKey = (event: KeyboardEvent, { remove, menu }: GridKeys) => {
  const cell = (event.target as Element).closest<HTMLElement>('[data-cell]')
  const row = cell?.closest<HTMLElement>('tr.line')
  const table = row?.closest('table')
  const key = namedKeyOf(event)
  if (!cell || !row || !table || !key) return
  const id = row.dataset.id
  if (MOVES.includes(key)) cellTo(key, table, row, cell)?.focus()
  else if (id && key === 'Delete') remove(id)
  else if (id && (key === 'ContextMenu' || (key === 'F10' && event.shiftKey))) menu(id)
  else return
  event.preventDefault()
}

/**
 * Returns the only cell of the table that the Tab key reaches (`stop`), and the event handlers of
 * the table.
 */
export function useGrid(rows: readonly ViewRow[], keys: GridKeys) {
  const [last, setLast] = useState<Stop>()
  const first = rows.find(({ foreign }) => !foreign)
  const isThere = last && document.querySelector(`[id="${last.row}"] [data-cell="${last.cell}"]`)
  const usual = first && {
    row: `row-${first.id}`,
    cell: first.before ? 'category' : 'from',
  }
  return {
    stop: isThere ? last : usual,
    handlers: {
      onFocusIn: ({ target }: FocusEvent) => {
        const cell = (target as Element).closest<HTMLElement>('[data-cell]')
        const row = cell?.closest('tr.line')
        if (cell?.dataset.cell && row) setLast({ row: row.id, cell: cell.dataset.cell })
      },
      onKeyDown: (event: KeyboardEvent) => handleKey(event, keys),
    },
  }
}
