/**
 * Measures, on SQLite and on PostgreSQL, how long it takes to import a CSV of key indicators: 500
 * people, 24 months, five indicators.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../server/db/database.ts'
import { importTable } from '../../server/indicators/import-table.ts'
import { shiftPeriod } from '../../src/core/indicators/periods.ts'
import { startPostgres } from '../../test/support/postgres.ts'
import { addPeople } from './company.ts'
import type { Row } from './rows.ts'

const PEOPLE = 500
const MONTHS = 24
/** The longest that one import may take, in seconds. */
const TARGET = 10

const monthsUntil = (last: string) =>
  Array.from({ length: MONTHS }, (_, i) => shiftPeriod('month', last, i + 1 - MONTHS))

/**
 * @param more a number that is added to the leads in each row, so that a file made with 1 corrects
 *   all leads of a file made with 0
 */
const csvOf = (names: readonly string[], more: number) =>
  [
    'month;employee;leads;won;volume;margin;repeat',
    ...monthsUntil('2026-10-01').flatMap((month, m) =>
      names.map((name, i) =>
        [
          month.slice(0, 7),
          name,
          20 + ((i + m) % 9) + more,
          6,
          `${(i + 1) * 100 + m},25`,
          '27,5',
          2,
        ].join(';'),
      ),
    ),
  ].join('\n')

const rowOf = (name: string, ms: number): Row => ({
  name,
  endpoint: `${(ms / 1000).toFixed(2)} s`,
  target: `≤ ${TARGET} s`,
  is: ms <= TARGET * 1000 ? 'met' : 'NOT met',
})

const measureImport = async (where: string): Promise<Row[]> => {
  const [first] = await addPeople(where, PEOPLE)
  const team = first?.team ?? ''
  const db = await openDatabase(where)
  try {
    const people = await db.selectFrom('members').select('name').where('team', '=', team).execute()
    const names = people.map(({ name }) => name)
    const timeImport = async (csv: string, store: boolean) => {
      const file = Buffer.from(csv).toString('base64')
      const begun = performance.now()
      const { added, changed, same, bad } = await importTable(
        db,
        team,
        { file, ...(store && { store: true as const }) },
        Date.now(),
      )
      if (added + changed + same !== PEOPLE * MONTHS * 5 || bad.length > 0)
        throw new Error(`${added} new, ${changed} changed, ${same} the same, ${bad.length} wrong`)
      return performance.now() - begun
    }
    return [
      rowOf('looked at', await timeImport(csvOf(names, 0), false)),
      rowOf('stored', await timeImport(csvOf(names, 0), true)),
      rowOf('stored again', await timeImport(csvOf(names, 0), true)),
      rowOf('12,000 values corrected', await timeImport(csvOf(names, 1), true)),
    ]
  } finally {
    await db.destroy()
  }
}

export async function measureIndicators(): Promise<[name: string, rows: Row[]][]> {
  const dir = mkdtempSync(join(tmpdir(), 'stint-bench-'))
  const server = await startPostgres()
  try {
    return [
      ['SQLite', await measureImport(join(dir, 'indicators.sqlite'))],
      ['PostgreSQL', await measureImport(server.url)],
    ]
  } finally {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
