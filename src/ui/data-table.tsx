import type { ComponentChildren, TableHTMLAttributes } from 'preact'
import { ColumnHeads } from './column-heads.tsx'

interface DataTableProps extends TableHTMLAttributes {
  heads: readonly string[]
  /** The last column has buttons, and therefore no head. */
  hasActs?: boolean
  /** The rows. */
  children: ComponentChildren
}

export const DataTable = ({ heads, hasActs, children, ...table }: DataTableProps) => (
  <table {...table}>
    <thead>
      <tr>
        <ColumnHeads of={heads} />
        {hasActs && <td />}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
)
