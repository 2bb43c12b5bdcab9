/** Tables as CSV that Excel, LibreOffice and Google Sheets open correctly in all languages. */

/**
 * A cell of a table. A number gets the decimal sign of the dialect. An `id` (for example of a CRM
 * record) must stay as it is. Other text is a name, a note, a date (`2026-11-24`) or a time
 * (`09:30:15`).
 */
export type Cell = string | number | { id: string } | undefined

export interface Dialect {
  separator: ',' | ';' | '\t'
  decimal: '.' | ','
}

/**
 * The combinations that people can choose. A comma cannot be the separator and the decimal sign at
 * the same time.
 */
export const DIALECTS = {
  'semicolon-comma': { separator: ';', decimal: ',' },
  'comma-point': { separator: ',', decimal: '.' },
  'semicolon-point': { separator: ';', decimal: '.' },
} as const satisfies Readonly<Record<string, Dialect>>

export type DialectName = keyof typeof DIALECTS

/**
 * The usual dialect of a language.
 * @param decimal the decimal sign of the language
 */
export const dialectFor = (decimal: string): Dialect =>
  DIALECTS[decimal === ',' ? 'semicolon-comma' : 'comma-point']

/** Regions in which Windows separates lists by a semicolon although the decimal sign is a point. */
const SEMICOLON_REGIONS = ['CH', 'LI']

/**
 * The dialect for a reader's locale.
 * @param locale a BCP 47 tag as a browser reports it, or `de_DE.UTF-8`. An invalid locale counts as
 *   English.
 */
export function dialectOf(locale: string): Dialect {
  try {
    const tag = locale.replace(/[.@].*/, '').replaceAll('_', '-')
    // Latin digits, because some locales have digits of their own, which spreadsheets cannot read.
    const format = new Intl.NumberFormat(tag, { numberingSystem: 'latn' })
    const decimal = format.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value
    const { region = '' } = new Intl.Locale(tag).maximize()
    if (decimal !== ',' && SEMICOLON_REGIONS.includes(region)) return DIALECTS['semicolon-point']
    return dialectFor(decimal ?? '.')
  } catch {
    return DIALECTS['comma-point']
  }
}

/** Text that a spreadsheet would run as a formula (CWE-1236). Full-width signs have the same effect. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u

/**
 * Integers short enough to stay unchanged. Excel shows 12 digits and more as 1.2E+11, and rounds from
 * the 16th digit.
 */
const SHORT_INTEGER = /^(0|[1-9]\d{0,10})$/
/**
 * Text that a spreadsheet would convert: numbers, amounts of money, percentages, fractions, dates
 * and times. A spreadsheet would also remove leading zeros.
 */
const NUMBER = /^(?=.*\d)[\d\p{Sc}\s.,:/%'’()+-]+$/u
/** Numbers with an exponent: `1E5`. */
const EXPONENT = /^\d[\d.,]*[ed][+-]?\d+$/i
/** Dates with the name of a month, in any language: `MAR1`, `2-may-26`. */
const MONTH = /^(\p{L}{3,9}\.?[\s/.-]?\d{1,4}|\d{1,4}[\s/.-]?\p{L}{3,9}\.?([\s/.-]?\d{1,4})?)$/u
const TRUTH = /^(true|false)$/i
const DATE_OR_TIME = /^(\d{4}-\d\d-\d\d( \d\d:\d\d(:\d\d)?)?|\d\d:\d\d(:\d\d)?)$/

const isConverted = (text: string) =>
  !SHORT_INTEGER.test(text) && (NUMBER.test(text) || EXPONENT.test(text))

const asText = (text: string) =>
  FORMULA.test(text) || (isConverted(text) && !DATE_OR_TIME.test(text)) ? `'${text}` : text

const asId = (id: string) =>
  FORMULA.test(id) || isConverted(id) || MONTH.test(id) || TRUTH.test(id) ? `'${id}` : id

const quoteCell = (text: string) =>
  /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const writeCell = (cell: Cell, { decimal }: Dialect) => {
  if (cell === undefined) return ''
  // A number with a decimal comma is put in quotation marks, because LibreOffice separates cells at
  // commas unless the person chooses another separator.
  if (typeof cell === 'number') return quoteCell(String(cell).replace('.', decimal))
  return quoteCell(typeof cell === 'string' ? asText(cell) : asId(cell.id))
}

/**
 * CSV with a byte order mark, from which Excel knows that it is UTF-8, and with the line ends of
 * RFC 4180. An apostrophe is put before some texts: a spreadsheet would run them as a formula, or
 * convert them to a number or a date.
 */
export const csvOf = (rows: readonly (readonly Cell[])[], dialect: Dialect): string =>
  `\uFEFF${rows
    .map((row) => `${row.map((cell) => writeCell(cell, dialect)).join(dialect.separator)}\r\n`)
    .join('')}`
