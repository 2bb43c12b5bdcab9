/** Opens the database: an SQLite file, or a PostgreSQL database by its address. */
import { accessSync } from 'node:fs'
import { Kysely, type Logger } from 'kysely'
import { OperatorError } from '../operator-error.ts'
import { migrate, requireMigrated } from './migrations.ts'
import { postgresDialect } from './postgres.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Database, Tables } from './tables.ts'

export const isPostgres = (where: string) => /^postgres(ql)?:\/\//.test(where)

export const dialectOf = (where: string) =>
  isPostgres(where) ? postgresDialect(where) : sqliteDialect(where)

/**
 * Opens the database and migrates its tables to the present form.
 * @param where the path of an SQLite file, which is made if it is missing, or a `postgres://`
 *   address
 * @param log logs each SQL statement
 */
export const openDatabase = (where: string, log?: Logger): Promise<Database> =>
  openAfter(where, migrate, log)

/**
 * Opens an existing database for administration. Creates and migrates nothing: otherwise a mistyped
 * path would create a second database. Throws OperatorError if there is no database.
 */
export const openExisting = async (where: string): Promise<Database> => {
  if (!isPostgres(where)) requireFile(where)
  return openAfter(where, requireMigrated)
}

const requireFile = (path: string) => {
  try {
    accessSync(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT') throw new OperatorError(`The database cannot be reached: ${message}.`)
    throw new OperatorError(
      `There is no database at ${path}. The service makes it when it starts (serve); another place: --db, DATABASE_URL or the settings file.`,
    )
  }
}

/**
 * Whether SQLite cannot open the path (a folder, for example), or finds no database there
 * (SQLITE_CANTOPEN, _NOTADB).
 */
const isCannotOpen = (error: unknown): error is Error =>
  [14, 26].includes(((error as { errcode?: number }).errcode ?? 0) & 0xff)

const openAfter = async (where: string, check: (db: Database) => Promise<void>, log?: Logger) => {
  let db: Database | undefined
  try {
    db = new Kysely<Tables>({ dialect: dialectOf(where), ...(log && { log }) })
    await check(db)
    return db
  } catch (error) {
    await db?.destroy()
    throw isCannotOpen(error)
      ? new OperatorError(`${where} cannot be opened as a database: ${error.message}.`)
      : error
  }
}

/** The database's name for logs, without the password that the address of a server contains. */
export const nameOf = (where: string) => {
  if (!isPostgres(where)) return where
  const { host, pathname } = new URL(where)
  return `PostgreSQL at ${host}${pathname}`
}
