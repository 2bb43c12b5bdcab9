/** Reads a CSV of people: its columns, and the text of each row. */
import { CsvError, parse } from 'csv-parse/sync'
import { MAX_IMPORT_ROWS, type RowFaultOfPeople } from '../../src/sync/contract.ts'
import { OperatorError } from '../operator-error.ts'
import { separatorOf } from '../table-separator.ts'
import { ROLES, type Role } from './role-of-person.ts'

/** The recognised names of each column, in lower case. */
const COLUMNS = {
  name: ['name', 'full name', 'имя', 'фио', 'сотрудник'],
  email: ['e-mail', 'email', 'mail', 'почта', 'эл. почта', 'электронная почта'],
  team: ['team', 'команда', 'отдел'],
  role: ['role', 'роль'],
} as const
type Column = keyof typeof COLUMNS

const ROLE_WORDS: Record<string, Role> = {
  сотрудник: 'member',
  руководитель: 'manager',
  администратор: 'administrator',
}

export interface TableRow extends Partial<Record<Column, string>> {
  /** The number of the line in a spreadsheet: the first line is 1. */
  line: number
}

/**
 * A wrong row. `why` is a sentence; `fault` is the same reason as a code, which pages translate.
 */
export interface BadRow {
  line: number
  why: string
  fault?: RowFaultOfPeople
  /** The name or number that `fault` refers to. */
  about?: string
}

/** An error that says why a row is wrong. */
export class RowFault extends OperatorError {
  readonly fault: RowFaultOfPeople
  readonly about: string | undefined
  constructor(fault: RowFaultOfPeople, why: string, about?: string) {
    super(why)
    this.fault = fault
    this.about = about
  }
  at(line: number): BadRow {
    const { fault, about, message: why } = this
    return { line, why, fault, ...(about !== undefined && { about }) }
  }
}

/** An error that lists wrong rows. When it is thrown, nothing is stored. */
export class BadRows extends OperatorError {
  readonly rows: readonly BadRow[]
  constructor(rows: readonly BadRow[]) {
    super(rows.map(({ line, why }) => `Line ${line}: ${why}`).join('\n'), 'rows-refused')
    this.rows = rows
  }
}

const columnOf = (title: string) => {
  const known = title.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
  const names = Object.keys(COLUMNS) as Column[]
  return names.find((column) => (COLUMNS[column] as readonly string[]).includes(known)) ?? null
}

const columnsFrom = (titles: string[], isTeamNeeded: boolean) => {
  const columns = titles.map(columnOf)
  for (const needed of isTeamNeeded ? (['name', 'team'] as const) : (['name'] as const))
    if (!columns.includes(needed))
      throw new BadRows([
        new RowFault(
          'no-column',
          `there is no column "${needed}". The first line names the columns: name, e-mail, team, role.`,
          needed,
        ).at(1),
      ])
  const twice = columns.find((column, i) => column !== null && columns.indexOf(column) !== i)
  if (twice)
    throw new BadRows([
      new RowFault('two-columns', `there are two columns "${twice}".`, twice).at(1),
    ])
  return columns.map((column) => column ?? false)
}

interface Parsed {
  record: Partial<Record<Column, string>>
  info: { lines: number }
}

/**
 * Returns the rows of a table. Throws BadRows if the text cannot be read as a table.
 * @param onlyTeam the team of the rows if the table has no column for teams; if undefined, the
 *   table must have that column
 */
export const rowsIn = (text: string, onlyTeam?: string): TableRow[] => {
  let found: Parsed[]
  let hasTeams = false
  try {
    found = parse(text, {
      bom: true,
      columns: (titles: string[]) => {
        const columns = columnsFrom(titles, onlyTeam === undefined)
        hasTeams = columns.includes('team')
        return columns
      },
      delimiter: separatorOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as Parsed[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines ?? 1)
    const why = 'it cannot be read: a quotation mark is not closed.'
    throw new BadRows([new RowFault('not-closed', why).at(line)])
  }
  if (found.length === 0)
    throw new BadRows([new RowFault('nobody', 'there is nobody in the table.').at(1)])
  if (found.length > MAX_IMPORT_ROWS)
    throw new BadRows([
      new RowFault(
        'too-many',
        `at most ${MAX_IMPORT_ROWS} people at once: divide the table.`,
        `${MAX_IMPORT_ROWS}`,
      ).at(found.length + 1),
    ])
  const team = !hasTeams && onlyTeam !== undefined && { team: onlyTeam }
  return found.map(({ record, info }) => ({ ...record, ...team, line: info.lines }))
}

/**
 * Returns the role that a cell of the CSV names; `member` for an empty cell; undefined for a word
 * that is not the name of a role.
 */
export const roleIn = (word: string | undefined): Role | undefined => {
  if (!word) return 'member'
  const text = word.toLowerCase()
  return (
    ROLES.find((role) => role === text) ??
    (Object.hasOwn(ROLE_WORDS, text) ? ROLE_WORDS[text] : undefined)
  )
}
