/**
 * Stores the meanings that a team chose for the columns of a table. These meanings are used again
 * for the next table with an equal header.
 */
import { MAX_HEADERS, type TableImported } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { headerKey } from './table-columns.ts'

export const rememberedColumns = async (db: Database, team: string, header: readonly string[]) => {
  const row = await db
    .selectFrom('table_columns')
    .select('columns')
    .where('team', '=', team)
    .where('header', '=', headerKey(header))
    .executeTakeFirst()
  return row ? (JSON.parse(row.columns) as (string | null)[]) : undefined
}

/**
 * Remembers what the columns of a header mean. Forgets the headers that were not used for the
 * longest time.
 */
export const rememberColumns = async (
  db: Database,
  team: string,
  { header, columns }: Pick<TableImported, 'header' | 'columns'>,
  now: number,
) => {
  const row = { columns: JSON.stringify(columns), used_at: now }
  await db
    .insertInto('table_columns')
    .values({ team, header: headerKey(header), ...row })
    .onConflict((conflict) => conflict.columns(['team', 'header']).doUpdateSet(row))
    .execute()
  const kept = await db
    .selectFrom('table_columns')
    .select('header')
    .where('team', '=', team)
    .orderBy('used_at', 'desc')
    .limit(MAX_HEADERS)
    .execute()
  await db
    .deleteFrom('table_columns')
    .where('team', '=', team)
    .where(
      'header',
      'not in',
      kept.map(({ header }) => header),
    )
    .execute()
}
