import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { ColumnHeads } from '../column-heads.tsx'
import { NumbersShown } from './numbers-shown.ts'

interface Row {
  key: string
  head: ComponentChildren
  cells: readonly ComponentChildren[]
}

interface TableProps {
  caption: string
  heads: readonly string[]
  rows: readonly Row[]
  foot?: Row | undefined
}

const Line = ({ row: { head, cells } }: { row: Row }) => (
  <tr>
    <th scope="row">{head}</th>
    {cells.map((cell, i) => (
      // The index can be the key, because columns never change their order.
      <td key={i}>{cell}</td>
    ))}
  </tr>
)

/** The table of a chart's numbers. The table scrolls if it is wider than the space for it. */
export const Table = ({ caption, heads, rows, foot }: TableProps) => (
  <figure class="numbers" aria-label={caption} tabIndex={useContext(NumbersShown) ? 0 : undefined}>
    <table>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <ColumnHeads of={heads} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.key} row={row} />
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <Line row={foot} />
        </tfoot>
      )}
    </table>
  </figure>
)
