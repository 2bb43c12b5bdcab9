/**
 * Reads the rows of a CSV piece by piece, so that other requests are answered between two pieces.
 */
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, type Parser, parse } from 'csv-parse'
import {
  MAX_TABLE_COLUMNS,
  MAX_TABLE_ROW,
  MAX_TABLE_ROWS,
  TABLE_ROWS_AT_ONCE,
} from '../../src/sync/contract.ts'
import { BadRows } from '../people/import-table.ts'

export interface TableRow {
  /** The number of the line in a spreadsheet: the first line is 1. */
  line: number
  cells: readonly string[]
}

export interface Table {
  header: readonly string[]
  rows: readonly TableRow[]
}

const refuse = (line: number, why: string): never => {
  throw new BadRows([{ line, why }])
}

const whyUnreadable = ({ code }: CsvError) =>
  code === 'CSV_MAX_RECORD_SIZE'
    ? `a row has at most ${MAX_TABLE_ROW} characters.`
    : 'it cannot be read: a quotation mark is not closed, or is in the middle of a cell.'

interface Parsed {
  record: string[]
  info: { lines: number }
}

/** The number of characters that the parser gets at a time. */
const CHUNK = 64 * 1024

function* chunksOf(text: string) {
  for (let i = 0; i < text.length; i += CHUNK) yield text.slice(i, i + CHUNK)
}

const parserOf = (text: string, delimiter: string): Parser =>
  Readable.from(chunksOf(text)).pipe(
    parse({
      delimiter,
      info: true,
      max_record_size: MAX_TABLE_ROW,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }),
  )

async function* readParsed(text: string, delimiter: string): AsyncGenerator<Parsed> {
  let count = 0
  try {
    for await (const parsed of parserOf(text, delimiter) as AsyncIterable<Parsed>) {
      if (++count % TABLE_ROWS_AT_ONCE === 0) await setImmediate()
      yield parsed
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    refuse(Number(error.lines ?? count + 1), whyUnreadable(error))
  }
}

/** Reads a table. Throws BadRows if the text cannot be read as a table, or is too large. */
export const readTable = async (text: string, delimiter: string): Promise<Table> => {
  let header: string[] | undefined
  const rows: TableRow[] = []
  for await (const { record, info } of readParsed(text, delimiter)) {
    if (record.length > MAX_TABLE_COLUMNS)
      refuse(info.lines, `a table has at most ${MAX_TABLE_COLUMNS} columns.`)
    if (header) rows.push({ line: info.lines, cells: record })
    else header = record
    if (rows.length > MAX_TABLE_ROWS)
      refuse(info.lines, `at most ${MAX_TABLE_ROWS} rows at once: divide the table.`)
  }
  if (!header || rows.length === 0) return refuse(1, 'there are no rows below the first line.')
  return { header, rows }
}
