/**
 * Reads numbers in the formats that programs write: with currency signs, thin spaces, a decimal
 * comma, or various minus signs.
 */
import { isAmount, roundTo } from '../../src/core/indicators/amounts.ts'
import type { TableReading } from '../../src/sync/contract.ts'

type Decimal = TableReading['decimal']

/**
 * Whether the cell is a formula. Formulas are refused: only a spreadsheet could compute their
 * values, and the file does not contain these values.
 */
export const isFormula = (cell: string) => /^=|^[+@]\s*[A-Za-z(]/.test(cell)

// Text beside a number that is ignored: spaces of every kind, apostrophes (Swiss thousands),
// currency signs, percent signs, and words such as `руб.` or `EUR`.
const BESIDE = /[\s\u00A0\u202F\u2009'’\p{Sc}%]|\p{L}+\.?/gu
const MINUS = /^[-−–‒]|^\((.*)\)$|[-−]$/

const plainOf = (cell: string) => {
  const bare = cell.replace(BESIDE, '')
  const isNegative = MINUS.test(bare)
  return { digits: bare.replace(/[-−–‒()]/g, ''), isNegative }
}

const GROUPED = { point: /^\d{1,3}(,\d{3})+(\.\d+)?$/, comma: /^\d{1,3}(\.\d{3})+(,\d+)?$/ }
const PLAIN = { point: /^\d*\.?\d+$|^\d+\.$/, comma: /^\d*,?\d+$|^\d+,$/ }

const asPoint = (digits: string, decimal: Decimal) =>
  decimal === 'point' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.')

const fits = (digits: string, decimal: Decimal) =>
  PLAIN[decimal].test(digits) || GROUPED[decimal].test(digits)

/**
 * Returns the number in a cell, rounded to four decimals. Returns undefined for a text that is not
 * a number, or is too large.
 */
export const numberIn = (cell: string, decimal: Decimal): number | undefined => {
  const { digits, isNegative } = plainOf(cell)
  if (/\d\p{L}+\d/u.test(cell) || !fits(digits, decimal)) return undefined
  const value = roundTo(Number(asPoint(digits, decimal)), 4)
  if (!isAmount(value)) return undefined
  return isNegative && value !== 0 ? -value : value
}

/**
 * Returns the decimal mark (point or comma) with which most cells are valid numbers. If both marks
 * fit equally many cells, as in `1,234`, returns the point.
 */
export const decimalOf = (cells: readonly string[]): Decimal => {
  const count = (decimal: Decimal) =>
    cells.filter((cell) => fits(plainOf(cell).digits, decimal)).length
  return count('comma') > count('point') ? 'comma' : 'point'
}
