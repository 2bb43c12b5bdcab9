/**
 * Imports key indicators from a CSV: reads the table, reports what would change, and stores the
 * values.
 */
import type { OwnDefinition } from '../../src/core/indicators/definitions.ts'
import {
  MAX_SAMPLE,
  MAX_TABLE_BYTES,
  MAX_TABLE_CELL,
  type TableImport,
  type TableImported,
} from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { BadRows } from '../people/import-table.ts'
import { separatorOf } from '../table-separator.ts'
import { dateFormOf, dateIn } from './cell-date.ts'
import { decimalOf } from './cell-number.ts'
import { readChoices } from './choices.ts'
import { differencesForCaller, readGroupRule } from './group-rule.ts'
import { rememberColumns, rememberedColumns } from './remembered-columns.ts'
import { type Difference, differencesOf, storeValues } from './store-values.ts'
import { guessColumns, isOfDeals } from './table-columns.ts'
import { cellsOf, type Findings } from './table-findings.ts'
import { statesIn, valuesFromDeals } from './table-of-deals.ts'
import { periodIn, valuesFrom } from './table-of-values.ts'
import { type PeopleOfTeam, readPeopleOfTeam } from './table-people.ts'
import { readTable, type Table } from './table-rows.ts'
import { encodingOf, textOf } from './table-text.ts'

/** Returns the cells of those columns whose meaning `isOne` accepts. Empty cells are left out. */
const cellsIn = (
  { rows }: Table,
  columns: readonly (string | null)[],
  isOne: (id: string) => boolean,
) => {
  const places = columns.flatMap((id, i) => (id !== null && isOne(id) ? [i] : []))
  return rows.flatMap(({ cells }) => places.map((i) => cells[i] ?? '')).filter(Boolean)
}

const DATES = ['period', 'created', 'closed']
const OTHERS = ['person', 'email', 'state']
const isNumeric = (id: string) => !DATES.includes(id) && !OTHERS.includes(id)

const readFile = async (asked: TableImport) => {
  const bytes = Buffer.from(asked.file, 'base64')
  if (bytes.length > MAX_TABLE_BYTES)
    throw new BadRows([{ line: 1, why: `a file has at most ${MAX_TABLE_BYTES} bytes.` }])
  const encoding = asked.encoding ?? encodingOf(bytes)
  const text = textOf(bytes, encoding)
  const separator = asked.separator ?? separatorOf(text)
  return { encoding, separator, table: await readTable(text, separator) }
}

/** Returns the columns that are needed to read the table and that the table lacks. */
const missingIn = (columns: readonly (string | null)[], states: TableImported['states']) => {
  const has = (id: string) => columns.includes(id)
  if (!isOfDeals(columns))
    return [
      ...(has('period') ? [] : ['period']),
      ...(columns.some((id) => id !== null && isNumeric(id)) ? [] : ['values']),
    ]
  if (!has('created') && !has('closed')) return ['created']
  const needsState = has('amount') && !states?.some(({ won }) => won)
  return needsState ? ['state'] : []
}

const readRows = (
  table: Table,
  columns: readonly (string | null)[],
  asked: TableImport,
  { own, people }: { own: readonly OwnDefinition[]; people: PeopleOfTeam },
) => {
  const decimal = asked.decimal ?? decimalOf(cellsIn(table, columns, isNumeric))
  const dated = cellsIn(table, columns, (id) => DATES.includes(id))
  const found = dateFormOf(dated)
  const dates = asked.dates ?? found.form
  const cells = cellsOf(table, { columns, decimal, dates, people })
  const isDeals = isOfDeals(columns)
  const states = columns.includes('state') ? statesIn(table.rows, cells, asked.won) : undefined
  const days = dated.flatMap((cell) => dateIn(cell, dates) ?? [])
  const period = isDeals ? undefined : (asked.period ?? periodIn(days, dates))
  const missing = missingIn(columns, states)
  const won = new Set(states?.flatMap(({ name, won }) => (won ? [name] : [])))
  const none: Findings = { given: [], bad: [], unmatched: [] }
  const read = () =>
    period
      ? valuesFrom(table.rows, { cells, period, own, columns })
      : valuesFromDeals(table.rows, { cells, won })
  return {
    how: {
      decimal,
      dates,
      ...(found.isUnsure && !asked.dates && { datesUnsure: true as const }),
      kind: isDeals ? ('deals' as const) : ('values' as const),
      ...(period && { period }),
      ...(states && { states: states.slice(0, 50) }),
      missing,
    },
    findings: missing.length > 0 ? none : read(),
  }
}

/**
 * Sorts changes for the sample that a person sees. Values other than 0 come first, then months come
 * before weeks, then newer periods before older ones.
 */
const byImportance = (changes: readonly Difference[]) =>
  changes.toSorted(
    (a, b) =>
      Number(a.value === 0) - Number(b.value === 0) ||
      Number(a.period === 'week') - Number(b.period === 'week') ||
      Number(a.from_date < b.from_date) - Number(a.from_date > b.from_date),
  )

const sampleOf = (changes: readonly Difference[], { byId }: PeopleOfTeam) =>
  byImportance(changes)
    .slice(0, MAX_SAMPLE)
    .map(({ member, indicator, period, from_date, value, before }) => ({
      ...(member && { person: byId.get(member)?.name ?? member }),
      indicator,
      period,
      from: from_date,
      value: value ?? 0,
      // The stored value of a person is left out, because only requests that are recorded in the
      // access log may contain it.
      ...(before !== undefined && !member && { before }),
    }))

const shorten = (text: string) => text.slice(0, MAX_TABLE_CELL)

/**
 * Returns what a table would change. With `store`, stores the changes if every row is correct and
 * every person was found. With both `store` and `anyway`, stores the correct rows and leaves out
 * the wrong rows. Throws BadRows for a file that cannot be read as a table.
 */
export const importTable = async (
  db: Database,
  team: string,
  asked: TableImport,
  now: number,
): Promise<TableImported> => {
  const [{ own }, people] = await Promise.all([readChoices(db, team), readPeopleOfTeam(db, team)])
  const { table, ...file } = await readFile(asked)
  const { header } = table
  const remembered = asked.columns ? undefined : await rememberedColumns(db, team, header)
  const columns = asked.columns ?? remembered ?? guessColumns(header, own)
  const { how, findings } = readRows(table, columns, asked, { own, people })
  const { given, bad, unmatched } = findings
  const rule = await readGroupRule(db, team, now)
  const { changes, same } = differencesForCaller(await differencesOf(db, team, given), rule)
  const isWhole = bad.length === 0 && unmatched.length === 0 && how.missing.length === 0
  const isStored = asked.store === true && (isWhole || asked.anyway === true) && given.length > 0
  if (isStored) {
    await storeValues(db, team, given, now)
    await rememberColumns(db, team, { header: [...header], columns: [...columns] }, now)
  }
  const days = given.map(({ from_date }) => from_date).sort()
  const [from] = days
  const to = days.at(-1)
  return {
    ...file,
    ...how,
    header: header.map(shorten),
    columns: [...columns],
    ...(remembered && { remembered: true as const }),
    rows: table.rows.length,
    bad,
    unmatched: unmatched.map(({ name, ...rest }) => ({ name: shorten(name), ...rest })),
    added: changes.filter(({ before }) => before === undefined).length,
    changed: changes.filter(({ before }) => before !== undefined).length,
    same: same.length,
    sample: sampleOf(changes, people),
    ...(from && to && { from, to }),
    stored: isStored,
  }
}
