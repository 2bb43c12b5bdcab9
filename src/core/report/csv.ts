/** Tables as CSV that Excel, LibreOffice and Google Sheets open correctly in all languages. */

/**
 * The content of a cell in a table. A number is written with the decimal sign of the chosen
 * `Dialect`. An `id` (such as that of a CRM record) is written so that a spreadsheet does not
 * change it. Other text is a name, a note, a date (`2026-11-24`) or a time (`09:30:15`).
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
 * The CSV dialect (separator and decimal sign) that is usual for a language.
 * @param decimal the decimal sign of the language
 */
export const dialectFor = (decimal: string): Dialect =>
  DIALECTS[decimal === ',' ? 'semicolon-comma' : 'comma-point']

/** Regions in which Windows separates lists by a semicolon although the decimal sign is a point. */
const SEMICOLON_REGIONS = ['CH', 'LI']

/**
 * The CSV dialect that is usual for a reader's locale.
 * @param locale a BCP 47 tag as a browser reports it, or a name such as `de_DE.UTF-8`. If the
 * locale is invalid, the result is the dialect for English.
 */
export function dialectOf(locale: string): Dialect {
  try {
    const tag = locale.replace(/[.@].*/, '').replaceAll('_', '-')
    // Uses Latin digits, because spreadsheets cannot read the other digits that some locales use.
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
 * Integers that are short enough to stay unchanged. Excel shows a number of 12 digits or more in
 * the form 1.2E+11, and rounds it from the 16th digit on.
 */
const SHORT_INTEGER = /^(0|[1-9]\d{0,10})$/
/**
 * Text that a spreadsheet would convert: numbers, amounts of money, percentages, fractions, dates
 * and times. A spreadsheet would also remove leading zeros.
 */
const NUMBER = /^(?=.*\d)[\d\p{Sc}\s.,:/%'’()+-]+$/u
/** Text in the form of a number with an exponent: `1E5`. */
const EXPONENT = /^\d[\d.,]*[ed][+-]?\d+$/i
/** Text in the form of a date with the name of a month, in any language: `MAR1`, `2-may-26`. */
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
 * CSV text. It begins with a byte order mark, from which Excel knows that the text is UTF-8, and
 * has the line ends of RFC 4180. An apostrophe is put before text that a spreadsheet would run as a
 * formula, or would convert to a number or a date.
 */
export const csvOf = (rows: readonly (readonly Cell[])[], dialect: Dialect): string =>
  `\uFEFF${rows
    .map((row) => `${row.map((cell) => writeCell(cell, dialect)).join(dialect.separator)}\r\n`)
    .join('')}`
