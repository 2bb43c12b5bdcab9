/**
 * Reads a table of indicators with one row for each period, or one row for each person and period.
 */
import { isAmount, sumOfAmounts } from '../../src/core/indicators/amounts.ts'
import { addsUp, type Definition, definitionOf } from '../../src/core/indicators/definitions.ts'
import { type GivenPeriod, isPeriodStart, periodOf } from '../../src/core/indicators/periods.ts'
import type { TableReading } from '../../src/sync/contract.ts'
import type { Given } from './store-values.ts'
import { type Cells, type Findings, readEach } from './table-findings.ts'
import type { TableRow } from './table-rows.ts'
import { isCount } from './take-values.ts'

/**
 * Returns `week` if the dates are written as weeks, or if every date is a Monday and not every date
 * is the first day of a month. Otherwise returns `month`.
 */
export const periodIn = (days: readonly string[], form: TableReading['dates']): GivenPeriod => {
  if (form === 'week') return 'week'
  const areAll = (kind: GivenPeriod) => days.every((day) => isPeriodStart(kind, day))
  return days.length > 0 && areAll('week') && !areAll('month') ? 'week' : 'month'
}

interface Asked {
  cells: Cells
  period: GivenPeriod
  own: readonly Definition[]
  columns: readonly (string | null)[]
}

const numberOf = (row: TableRow, definition: Definition, cells: Cells) => {
  const value = cells.number(row, definition.id)
  if (value !== undefined && definition.measure === 'count' && !isCount(value))
    throw cells.wrong('not-whole', definition.id)
  return value
}

/**
 * Returns the values of a table. Several rows of a person within one period are added, because the
 * table may be an export by day. Two rows of a person with the same date are wrong, because it is
 * unknown which of them is right.
 */
export const valuesFrom = (
  rows: readonly TableRow[],
  { cells, period, own, columns }: Asked,
): Findings => {
  const definitions = columns.flatMap((id) => (id ? (definitionOf(id, own) ?? []) : []))
  const seen = new Set<string>()
  const sums = new Map<string, Given & { value: number }>()

  const once = (key: string, id: string) => {
    if (seen.has(key)) throw cells.wrong('twice', id)
    seen.add(key)
  }
  const add = (given: Given & { value: number }, definition: Definition) => {
    const key = `${given.member} ${given.indicator} ${given.from_date}`
    const before = sums.get(key)
    if (before && !addsUp(definition)) throw cells.wrong('twice', definition.id)
    const value = before ? sumOfAmounts([before.value, given.value]) : given.value
    if (!isAmount(value)) throw cells.wrong('too-large', definition.id)
    sums.set(key, { ...given, value })
  }
  const bad = readEach(rows, (row) => {
    const day = cells.date(row, 'period')
    if (day === undefined) throw cells.wrong('no-date', 'period')
    const member = cells.member(row)
    // All cells of a row are read before a value is added, so that a wrong cell excludes its whole
    // row.
    const values = definitions.map((one) => ({ one, value: numberOf(row, one, cells) }))
    once(`${member} ${day}`, 'period')
    const from_date = periodOf(period, day)
    for (const { one, value } of values)
      if (value !== undefined) add({ member, indicator: one.id, period, from_date, value }, one)
  })
  return { given: [...sums.values()], bad, unmatched: cells.unmatched() }
}
