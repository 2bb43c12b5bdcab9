/** Tables as text that spreadsheets open right: Excel, LibreOffice and Google Sheets, in any locale. */

/**
 * A number is written the way that the dialect writes it. An `id` is text to the letter: of a record
 * in a CRM, for example. Other text is a name or a note, a date (`2026-11-24`) or a time (`09:30:15`).
 */
export type Cell = string | number | { id: string } | undefined

export interface Dialect {
  separator: ',' | ';' | '\t'
  decimal: '.' | ','
}

/** The dialects that a person can choose; a comma cannot be both separator and decimal sign. */
export const DIALECTS = {
  'semicolon-comma': { separator: ';', decimal: ',' },
  'comma-point': { separator: ',', decimal: '.' },
  'semicolon-point': { separator: ';', decimal: '.' },
} as const satisfies Readonly<Record<string, Dialect>>

export type DialectName = keyof typeof DIALECTS

/** @param decimal what stands between 1 and 5 in the language's 1.5 */
export const dialectFor = (decimal: string): Dialect =>
  DIALECTS[decimal === ',' ? 'semicolon-comma' : 'comma-point']

/** Where Windows separates lists by a semicolon beside a decimal point. */
const SEMICOLON_REGIONS = ['CH', 'LI']

/** @param locale as a browser tells it: a BCP 47 tag, or `de_DE.UTF-8`; what is neither counts as English */
export function dialectOf(locale: string): Dialect {
  try {
    const tag = locale.replace(/[.@].*/, '').replaceAll('_', '-')
    // Some locales have digits of their own, which a spreadsheet does not read.
    const format = new Intl.NumberFormat(tag, { numberingSystem: 'latn' })
    const decimal = format.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value
    const { region = '' } = new Intl.Locale(tag).maximize()
    if (decimal !== ',' && SEMICOLON_REGIONS.includes(region)) return DIALECTS['semicolon-point']
    return dialectFor(decimal ?? '.')
  } catch {
    return DIALECTS['comma-point']
  }
}

/** What a spreadsheet takes for a formula, and would run (CWE-1236); full-width signs count too. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** Digits as they are: Excel shows 12 and more as 1.2E+11 and rounds from the 16th. */
const SHORT_INTEGER = /^(0|[1-9]\d{0,10})$/
/** Numbers, sums of money, per cents, fractions, dates and times; leading zeros would be lost. */
const NUMBER = /^(?=.*\d)[\d\p{Sc}\s.,:/%'’()+-]+$/u
/** `1E5` */
const EXPONENT = /^\d[\d.,]*[ed][+-]?\d+$/i
/** `MAR1`, `2-may-26`: a date, as the names of months have it in any language. */
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
  // In quotes where it has a comma: LibreOffice's import, as it comes, separates at commas as well.
  if (typeof cell === 'number') return quoteCell(String(cell).replace('.', decimal))
  return quoteCell(typeof cell === 'string' ? asText(cell) : asId(cell.id))
}

/**
 * With the mark by which Excel knows UTF-8, and the line ends of RFC 4180. An apostrophe before text
 * keeps a spreadsheet from running it as a formula, and from turning it into a number or a date.
 */
export const csvOf = (rows: readonly (readonly Cell[])[], dialect: Dialect): string =>
  `\uFEFF${rows
    .map((row) => `${row.map((cell) => writeCell(cell, dialect)).join(dialect.separator)}\r\n`)
    .join('')}`
