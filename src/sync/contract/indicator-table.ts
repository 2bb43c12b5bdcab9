/** Reading a CSV of key indicators. */
import * as z from 'zod/mini'
import { Count, Slug } from './common-values.ts'
import { DayDate } from './days.ts'
import { Period, place, text } from './indicators.ts'
import { MAX_TABLE_CELL, MAX_TABLE_COLUMNS, MAX_TABLE_FILE, MAX_WON_STATES } from './limits.ts'

/** The choices for reading a CSV as a table. */
const reading = {
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251']),
  separator: z.enum([',', ';', '\t']),
  decimal: z.enum(['point', 'comma']),
  /**
   * The order of the parts of a date (`d` day, `m` month, `y` year); `ym`, `my`: a date names a
   * month; `week`: a week.
   */
  dates: z.enum(['ymd', 'dmy', 'mdy', 'ym', 'my', 'week']),
}
export type TableReading = { [K in keyof typeof reading]: z.infer<(typeof reading)[K]> }

/**
 * What a column contains: the id of an indicator; in a table of values `period`; in a table of
 * deals `created`, `closed`, `state`, `amount` or `amount-margin`; in either table `person` or
 * `email`. Null if the column is not read.
 */
const Column = z.nullable(Slug)

/**
 * `POST /v1/indicators/import`. Without `store` the answer only says what would be stored. In group
 * mode all values of people count as new, and the answer does not contain earlier values.
 */
export const TableImport = z.strictObject({
  /** The bytes of a CSV, in base64. */
  file: z.string().check(z.maxLength(MAX_TABLE_FILE), z.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
  /**
   * What each column contains. If absent, the endpoint uses the choice of the last import with the
   * same header, or else guesses from the names of the columns.
   */
  columns: z.exactOptional(z.array(Column).check(z.maxLength(MAX_TABLE_COLUMNS))),
  encoding: z.exactOptional(reading.encoding),
  separator: z.exactOptional(reading.separator),
  decimal: z.exactOptional(reading.decimal),
  dates: z.exactOptional(reading.dates),
  /** The length of a period, in a table of values. */
  period: z.exactOptional(Period),
  /** The states of a deal that mean that it is won, in a table of deals. */
  won: z.exactOptional(z.array(text(MAX_TABLE_CELL)).check(z.maxLength(MAX_WON_STATES))),
  store: z.exactOptional(z.literal(true)),
  /** Stores the correct rows even if others are wrong, or a person was not found. */
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
  /** The dates could be read in another order too: 03/04 may be a day in March or in April. */
  datesUnsure: z.exactOptional(z.literal(true)),
  header: z.array(z.string()),
  columns: z.array(Column),
  /** What the columns contain is taken from the last import with the same header. */
  remembered: z.exactOptional(z.literal(true)),
  kind: z.enum(['values', 'deals']),
  period: z.exactOptional(Period),
  /** The states of the deals in a table of deals, the most frequent first. */
  states: z.exactOptional(z.array(z.object({ name: z.string(), rows: Count, won: z.boolean() }))),
  /** Columns that an import needs, and that no column was chosen for. */
  missing: z.array(z.string()),
  rows: Count,
  /** Wrong rows: the line, numbered as in a spreadsheet, the column, and the fault. */
  bad: z.array(
    z.object({ line: z.int(), why: z.enum(ROW_FAULTS), column: z.exactOptional(z.string()) }),
  ),
  /** People in the table who are not in the team, or whose name two members have. */
  unmatched: z.array(
    z.object({ name: z.string(), rows: Count, twice: z.exactOptional(z.literal(true)) }),
  ),
  added: Count,
  changed: Count,
  same: Count,
  /** The first values of the table, to be shown before they are stored. */
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
