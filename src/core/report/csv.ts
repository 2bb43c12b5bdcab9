/** Tables as text that spreadsheets open right: Excel and LibreOffice, in either language. */

/** A number is written the way that the language writes it; text as it is. */
export type Cell = string | number | undefined

export interface Dialect {
  /** `,` or `;`: the other where the language's numbers have a comma. */
  separator: ',' | ';' | '\t'
  decimal: '.' | ','
}

/** @param decimal what stands between 1 and 5 in the language's 1.5 */
export const dialectFor = (decimal: string): Dialect =>
  decimal === ',' ? { separator: ';', decimal: ',' } : { separator: ',', decimal: '.' }

// What a spreadsheet would take for a formula must not run in it (CWE-1236).
const harmless = (text: string) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)

const quoted = (text: string) =>
  /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const written = (cell: Cell, { decimal }: Dialect) => {
  if (cell === undefined) return ''
  // In quotes where it has a comma: LibreOffice's import, as it comes, separates at commas as well.
  if (typeof cell === 'number') return quoted(String(cell).replace('.', decimal))
  return quoted(harmless(cell))
}

/** With the mark by which Excel knows UTF-8, and the line ends of RFC 4180. */
export const csvOf = (rows: readonly (readonly Cell[])[], dialect: Dialect): string =>
  `\uFEFF${rows
    .map((row) => `${row.map((cell) => written(cell, dialect)).join(dialect.separator)}\r\n`)
    .join('')}`
