/** The column heads of a table, for its first row. */
export const ColumnHeads = ({ of }: { of: readonly string[] }) => (
  <>
    {of.map((head) => (
      <th key={head} scope="col">
        {head}
      </th>
    ))}
  </>
)
