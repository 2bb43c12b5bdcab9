import type { ComponentChildren, TableHTMLAttributes } from 'preact'
import { ColumnHeads } from './column-heads.tsx'

interface DataTableProps extends TableHTMLAttributes {
  heads: readonly string[]
  /** Whether the last column contains buttons, and therefore has no head. */
  hasActs?: boolean
  /** The rows of the table. */
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
