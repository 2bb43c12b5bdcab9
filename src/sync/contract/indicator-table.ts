/** Import of key indicators from a CSV file. */
import * as z from 'zod/mini'
import { Count, Slug } from './common-values.ts'
import { DayDate } from './days.ts'
import { Period, place, text } from './indicators.ts'
import { MAX_TABLE_CELL, MAX_TABLE_COLUMNS, MAX_TABLE_FILE, MAX_WON_STATES } from './limits.ts'

/** How the text of a CSV is parsed as a table. */
const reading = {
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251']),
  separator: z.enum([',', ';', '\t']),
  decimal: z.enum(['point', 'comma']),
  /**
   * The order of day (`d`), month (`m`) and year (`y`) in a date. `ym`, `my`: a date contains only
   * month and year. `week`: a date is a week.
   */
  dates: z.enum(['ymd', 'dmy', 'mdy', 'ym', 'my', 'week']),
}
export type TableReading = { [K in keyof typeof reading]: z.infer<(typeof reading)[K]> }

/**
 * What a column contains. It may be the id of an indicator. In a table of values, it may also be
 * `period`; in a table of deals `created`, `closed`, `state`, `amount` or `amount-margin`; in both
 * `person` or `email`. Null if the column is not used.
 */
const Column = z.nullable(Slug)

/**
 * `POST /v1/indicators/import`. Without `store`, nothing is stored, and the answer says what would
 * be stored. In group mode, all values of people are counted as new, and the answer does not
 * contain earlier values.
 */
export const TableImport = z.strictObject({
  /** The bytes of a CSV, in base64. */
  file: z.string().check(z.maxLength(MAX_TABLE_FILE), z.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
  /**
   * What each column contains. If it is absent, the endpoint uses the choice of the last import
   * with the same header. If there was none, it guesses from the names of the columns.
   */
  columns: z.exactOptional(z.array(Column).check(z.maxLength(MAX_TABLE_COLUMNS))),
  encoding: z.exactOptional(reading.encoding),
  separator: z.exactOptional(reading.separator),
  decimal: z.exactOptional(reading.decimal),
  dates: z.exactOptional(reading.dates),
  /** For a table of values: the length of a period. */
  period: z.exactOptional(Period),
  /** For a table of deals: the states of a deal that mean that the deal is won. */
  won: z.exactOptional(z.array(text(MAX_TABLE_CELL)).check(z.maxLength(MAX_WON_STATES))),
  store: z.exactOptional(z.literal(true)),
  /** The correct rows are stored even if other rows are wrong or a person was not found. */
  anyway: z.exactOptional(z.literal(true)),
})
export type TableImport = z.infer<typeof TableImport>

export const ROW_FAULTS = [
  'no-date',
  'no-number',
  'formula',
  'twice',
  'no-person',
  'too-large',
  'not-whole',
] as const

export const TableImported = z.object({
  ...reading,
  /**
   * Present if the dates could also be read in another order: 03/04 may be a day in March or in
   * April.
   */
  datesUnsure: z.exactOptional(z.literal(true)),
  header: z.array(z.string()),
  columns: z.array(Column),
  /** Present if `columns` comes from the last import with the same header. */
  remembered: z.exactOptional(z.literal(true)),
  kind: z.enum(['values', 'deals']),
  period: z.exactOptional(Period),
  /** For a table of deals: the states of the deals, the most frequent state first. */
  states: z.exactOptional(z.array(z.object({ name: z.string(), rows: Count, won: z.boolean() }))),
  /** What the import needs but no column contains, such as `period`. */
  missing: z.array(z.string()),
  rows: Count,
  /** Wrong rows. `line`: the number of the row in a spreadsheet. `why`: the fault. */
  bad: z.array(
    z.object({ line: z.int(), why: z.enum(ROW_FAULTS), column: z.exactOptional(z.string()) }),
  ),
  /** Names in the table that belong to no member of the team, or (`twice`) to two members. */
  unmatched: z.array(
    z.object({ name: z.string(), rows: Count, twice: z.exactOptional(z.literal(true)) }),
  ),
  added: Count,
  changed: Count,
  same: Count,
  /** The first values of the table, which are shown before they are stored. */
  sample: z.array(
    z.object({
      ...place,
      person: z.exactOptional(z.string()),
      value: z.number(),
      before: z.exactOptional(z.number()),
    }),
  ),
  from: z.exactOptional(DayDate),
  to: z.exactOptional(DayDate),
  stored: z.boolean(),
})
export type TableImported = z.infer<typeof TableImported>
