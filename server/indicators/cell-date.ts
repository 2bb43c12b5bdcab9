/**
 * Reads dates in the formats that programs write. The format is found from all cells of a column
 * together.
 */
import type { TableReading } from '../../src/sync/contract.ts'

type Form = TableReading['dates']

const TIME = '(?:[T ,]+\\d{1,2}:\\d{2}.*)?'
const two = '(\\d{1,2})'
const year = '(\\d{4}|\\d{2})'
/** In a regular expression, `\\2` means that the second separator must be equal to the first. */
const FORMS: Record<Form, RegExp> = {
  ymd: new RegExp(`^(\\d{4})([-./])${two}\\2${two}${TIME}$`),
  dmy: new RegExp(`^${two}([-./])${two}\\2${year}${TIME}$`),
  mdy: new RegExp(`^${two}([-./])${two}\\2${year}${TIME}$`),
  ym: /^(\d{4})[-./](\d{1,2})$/,
  my: /^(\d{1,2})[-./](\d{4})$/,
  week: /^(\d{4})-?W(\d{1,2})$/i,
}

const fullYear = (text = '') => (text.length === 2 ? 2000 + Number(text) : Number(text))

const dateFrom = (year: number, month: number, day: number) => {
  if (year < 2000 || year > 2099) return undefined
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

/** Returns the Monday of an ISO week. The fourth of January always lies in week 1. */
const mondayOf = (year: number, week: number) => {
  if (week < 1 || week > 53 || year < 2000 || year > 2099) return undefined
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 })
  return fourth
    .subtract({ days: fourth.dayOfWeek - 1 })
    .add({ weeks: week - 1 })
    .toString()
}

/**
 * Returns the date in a cell as `YYYY-MM-DD`: for a month its first day, for a week its Monday.
 * Returns undefined if the cell does not contain a date in this form.
 */
export const dateIn = (cell: string, form: Form): string | undefined => {
  const found = FORMS[form].exec(cell.trim())
  if (!found) return undefined
  const [, a, b, c, d] = found
  if (form === 'ymd') return dateFrom(fullYear(a), Number(c), Number(d))
  if (form === 'dmy') return dateFrom(fullYear(d), Number(c), Number(a))
  if (form === 'mdy') return dateFrom(fullYear(d), Number(a), Number(c))
  if (form === 'ym') return dateFrom(fullYear(a), Number(b), 1)
  if (form === 'my') return dateFrom(fullYear(b), Number(a), 1)
  return mondayOf(fullYear(a), Number(b))
}

/**
 * Date formats, the preferred ones first. For dates with points or slashes, the format that begins
 * with the day is preferred to the format that begins with the month.
 */
const ORDER: readonly Form[] = ['ymd', 'ym', 'week', 'my', 'dmy', 'mdy']

/**
 * Returns the date format that fits most of the cells. `isUnsure` means that all cells could also
 * be read with day and month exchanged.
 */
export const dateFormOf = (cells: readonly string[]): { form: Form; isUnsure: boolean } => {
  const counted = ORDER.map((form) => ({
    form,
    count: cells.filter((cell) => dateIn(cell, form) !== undefined).length,
  }))
  const best = counted.reduce((most, next) => (next.count > most.count ? next : most))
  const other = counted.find(({ form }) => form === 'mdy')
  return {
    form: best.form,
    isUnsure: best.form === 'dmy' && best.count > 0 && other?.count === best.count,
  }
}
