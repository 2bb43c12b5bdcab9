/** The Kysely dialect for SQLite, with Node's own driver. */
import { chownSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import { FILE_WAIT } from '../../src/sync/contract.ts'

// Implements the part of better-sqlite3's interface that Kysely uses, with Node's own driver. (The
// packages that offer this interface need an older Kysely, and lack the changes of Driver and
// Adapter below.)
const kyselyStatement = (prepared: StatementSync) => ({
  reader: prepared.columns().length > 0,
  all: (parameters: readonly unknown[]) => prepared.all(...(parameters as SQLInputValue[])),
  run: (parameters: readonly unknown[]) => prepared.run(...(parameters as SQLInputValue[])),
  iterate: (parameters: readonly unknown[]) => prepared.iterate(...(parameters as SQLInputValue[])),
})

/**
 * The largest number of prepared statements that are kept. A limit is needed, because for each
 * number of rows in a batch there is another statement.
 */
const MOST_PREPARED = 100

const kyselyDatabase = (file: DatabaseSync): SqliteDatabase => {
  const known = new Map<string, ReturnType<typeof kyselyStatement>>()
  const prepare = (sql: string) => {
    const prepared = known.get(sql) ?? kyselyStatement(file.prepare(sql))
    // Moves a statement that is used to the end, so that the first statement is always the one that
    // was not used for the longest time.
    known.delete(sql)
    known.set(sql, prepared)
    if (known.size > MOST_PREPARED) known.delete(known.keys().next().value as string)
    return prepared
  }
  return { prepare, close: () => file.close() }
}

interface Config {
  database: SqliteDatabase
  /** Returns whether a transaction is open. */
  isOpen: () => boolean
}

class Driver extends SqliteDriver {
  readonly #isOpen
  constructor({ isOpen, ...config }: Config) {
    super(config)
    this.#isOpen = isOpen
  }
  // Takes the write lock at the start. Otherwise, a transaction that reads first and writes later
  // would fail if another process has written in between, and it could not be tried again
  // (SQLITE_BUSY_SNAPSHOT).
  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
  // SQLite itself rolls back after a full disk or an I/O error
  // (https://www.sqlite.org/lang_transaction.html, 3.2). A second rollback would fail, and hide the
  // first error.
  override async rollbackTransaction(connection: DatabaseConnection) {
    if (this.#isOpen()) await super.rollbackTransaction(connection)
  }
}

class Adapter extends SqliteAdapter {
  // SQLite can roll back changes of tables, so a migration is made completely or not at all. If
  // several processes start at the same time, one migrates and the others wait.
  override get supportsTransactionalDdl() {
    return true
  }
}

class Dialect extends SqliteDialect {
  readonly #config
  constructor(config: Config) {
    super(config)
    this.#config = config
  }
  override createDriver() {
    return new Driver(this.#config)
  }
  override createAdapter() {
    return new Adapter()
  }
}

/**
 * If there is no file, creates an empty one that only its owner may read, and its folder. When root
 * creates the file, it gets the owner of the folder, because the service must be able to write the
 * file. (SQLite gives the same owner and mode to the files that it adds.)
 */
const makeFile = (path: string) => {
  if (existsSync(path)) return
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  closeSync(openSync(path, 'a', 0o600))
  const { uid, gid } = statSync(folder)
  if (process.getuid?.() === 0) chownSync(path, uid, gid)
}

/**
 * Returns the Kysely dialect for the database in the file at `path`. The file and its folder are
 * created if they are missing.
 */
export const sqliteDialect = (path: string) => {
  makeFile(path)
  const file = new DatabaseSync(path, { timeout: FILE_WAIT, enableForeignKeyConstraints: true })
  // With `synchronous = full`, an acknowledged commit is on the disk, even if the power fails
  // afterwards.
  file.exec('pragma journal_mode = wal; pragma synchronous = full')
  // The write-ahead log is merged into the database file every 16 MB and not, as by default, every
  // 4 MB, because batches wait during a merge. The cache has only 16 MB: with 64 MB, the memory of
  // the process grew for hours, and the endpoint was not faster.
  file.exec('pragma wal_autocheckpoint = 4000; pragma cache_size = -16000')
  // Deleted rows are overwritten with zeros.
  file.exec('pragma secure_delete = on')
  return new Dialect({ database: kyselyDatabase(file), isOpen: () => file.isTransaction })
}
