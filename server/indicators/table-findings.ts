/** Results of reading the rows of a table: values, wrong rows, and people who were not found. */
import type { ROW_FAULTS, TableImported, TableReading } from '../../src/sync/contract.ts'
import { dateIn } from './cell-date.ts'
import { isFormula, numberIn } from './cell-number.ts'
import type { Given } from './store-values.ts'
import { findPerson, type PeopleOfTeam } from './table-people.ts'
import type { Table, TableRow } from './table-rows.ts'

type Fault = (typeof ROW_FAULTS)[number]

/** An error for a wrong cell. It is thrown so that the rest of the row is not read. */
class WrongCell extends Error {
  readonly fault: Fault
  readonly column: string | undefined
  constructor(fault: Fault, column?: string) {
    super(fault)
    this.fault = fault
    this.column = column
  }
}

/**
 * An error for a person who was not found. The row is left out, and the answer contains the
 * person's name.
 */
class NotFound extends Error {}

export interface Findings {
  given: Given[]
  bad: TableImported['bad']
  unmatched: TableImported['unmatched']
}

interface ReadingOf extends Pick<TableReading, 'decimal' | 'dates'> {
  columns: readonly (string | null)[]
  people: PeopleOfTeam
}

/** Returns functions that read the cells of a row by the meaning of their columns. */
export const cellsOf = ({ header }: Table, { columns, decimal, dates, people }: ReadingOf) => {
  const placeOf = new Map(columns.flatMap((id, i) => (id === null ? [] : [[id, i] as const])))
  const missed = new Map<string, { rows: number; twice: boolean }>()
  const isNamed = placeOf.has('person') || placeOf.has('email')

  const text = ({ cells }: TableRow, id: string) => {
    const place = placeOf.get(id)
    return place === undefined ? '' : (cells[place] ?? '')
  }
  const titleOf = (id: string) => header[placeOf.get(id) ?? -1]
  const requireValue = (row: TableRow, id: string) => {
    const cell = text(row, id)
    if (isFormula(cell)) throw new WrongCell('formula', titleOf(id))
    return cell
  }
  return {
    has: (id: string) => placeOf.has(id),
    text,
    /**
     * Returns the number in a cell; undefined for an empty cell. Throws WrongCell for a text that
     * is not a number.
     */
    number: (row: TableRow, id: string) => {
      const cell = requireValue(row, id)
      if (cell === '' || /^[-–—]$/.test(cell)) return undefined
      const value = numberIn(cell, decimal)
      if (value === undefined) throw new WrongCell('no-number', titleOf(id))
      return value
    },
    date: (row: TableRow, id: string) => {
      const cell = requireValue(row, id)
      if (cell === '') return undefined
      const day = dateIn(cell, dates)
      if (day === undefined) throw new WrongCell('no-date', titleOf(id))
      return day
    },
    wrong: (fault: Fault, id: string) => new WrongCell(fault, titleOf(id)),
    /** Returns the id of the person in a row; empty if the table has no column for people. */
    member: (row: TableRow) => {
      if (!isNamed) return ''
      const [name, email] = [requireValue(row, 'person'), requireValue(row, 'email')]
      const found = findPerson(people, { name, email })
      if (found && found !== 'twice') return found.id
      const key = name || email
      const before = missed.get(key)
      missed.set(key, { rows: (before?.rows ?? 0) + 1, twice: found === 'twice' })
      throw new NotFound()
    },
    unmatched: (): Findings['unmatched'] =>
      [...missed].map(([name, { rows, twice }]) => ({
        name,
        rows,
        ...(twice && { twice: true as const }),
      })),
  }
}
export type Cells = ReturnType<typeof cellsOf>

/**
 * Calls `read` for each row. Returns the wrong rows. Rows whose person was not found are not among
 * the wrong rows.
 */
export const readEach = (rows: readonly TableRow[], read: (row: TableRow) => void) => {
  const bad: Findings['bad'] = []
  for (const row of rows)
    try {
      read(row)
    } catch (error) {
      if (error instanceof NotFound) continue
      if (!(error instanceof WrongCell)) throw error
      const { fault, column } = error
      bad.push({ line: row.line, why: fault, ...(column !== undefined && { column }) })
    }
  return bad
}
