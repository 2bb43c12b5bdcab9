/** Where the rows lie: in an SQLite file, or in the PostgreSQL that an address names. */
import { Kysely, type Logger } from 'kysely'
import { migrate } from './migrations.ts'
import { postgresDialect } from './postgres.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Database, Tables } from './tables.ts'

export const isPostgres = (where: string) => /^postgres(ql)?:\/\//.test(where)

export const dialectOf = (where: string) =>
  isPostgres(where) ? postgresDialect(where) : sqliteDialect(where)

/**
 * Opens the database and brings it up to date.
 * @param where the path of an SQLite file, made where missing, or a `postgres://` address
 * @param log is told of each statement
 */
export const openDatabase = async (where: string, log?: Logger): Promise<Database> => {
  const db = new Kysely<Tables>({ dialect: dialectOf(where), ...(log && { log }) })
  try {
    await migrate(db)
    return db
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** What may be shown of it: the address of a server has a password in it. */
export const nameOf = (where: string) => {
  if (!isPostgres(where)) return where
  const { host, pathname } = new URL(where)
  return `PostgreSQL at ${host}${pathname}`
}
