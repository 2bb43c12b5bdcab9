interface Named {
  key: string
  name: string
}

interface HandTableProps {
  /** The title of the first column. It says what the rows are, such as people or indicators. */
  corner: string
  rows: readonly Named[]
  columns: readonly Named[]
  textOf: (row: string, column: string) => string
  isWrong: (row: string, column: string) => boolean
  type: (row: string, column: string, text: string) => void
}

const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 }

/** The arrow keys up and down move the focus to the field in the same column of another row. */
const moveFocus = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
  const by = STEPS[event.key]
  if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  const cell = event.currentTarget.closest('td')
  const row = cell?.closest('tr')
  const next = by > 0 ? row?.nextElementSibling : row?.previousElementSibling
  const field = cell && next?.children[cell.cellIndex]?.querySelector('input')
  if (!field) return
  event.preventDefault()
  field.focus()
  field.select()
}

/**
 * A table of fields to type values into, as in a spreadsheet. For screen readers each field has a
 * name that consists of its row and its column.
 */
export const HandTable = ({ corner, rows, columns, textOf, isWrong, type }: HandTableProps) => (
  <div class="scrolls">
    <table class="hand">
      <thead>
        <tr>
          <th scope="col">{corner}</th>
          {columns.map(({ key, name }) => (
            <th key={key} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            {columns.map((column) => (
              <td key={column.key}>
                <input
                  id={`value-${row.key}-${column.key}`}
                  inputMode="decimal"
                  autoComplete="off"
                  aria-label={`${row.name}, ${column.name}`}
                  aria-invalid={isWrong(row.key, column.key)}
                  value={textOf(row.key, column.key)}
                  onInput={({ currentTarget }) => type(row.key, column.key, currentTarget.value)}
                  onKeyDown={moveFocus}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
