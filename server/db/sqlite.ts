/** Kysely over SQLite, through Node's own driver. */
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

// What Kysely wants of better-sqlite3, from Node's own driver. (The packages that do this are
// bound to an older Kysely, and leave out what Driver and Adapter below are for.)
const statement = (prepared: StatementSync) => ({
  reader: prepared.columns().length > 0,
  all: (parameters: readonly unknown[]) => prepared.all(...(parameters as SQLInputValue[])),
  run: (parameters: readonly unknown[]) => prepared.run(...(parameters as SQLInputValue[])),
  iterate: (parameters: readonly unknown[]) => prepared.iterate(...(parameters as SQLInputValue[])),
})

/** Statements that are kept prepared: batches of many sizes, each with a text of its own. */
const KEPT = 100

const asKyselyWants = (file: DatabaseSync): SqliteDatabase => {
  const kept = new Map<string, ReturnType<typeof statement>>()
  const prepare = (sql: string) => {
    const prepared = kept.get(sql) ?? statement(file.prepare(sql))
    // The one used last goes to the end; the first one is the one that nobody has used for longest.
    kept.delete(sql)
    kept.set(sql, prepared)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value as string)
    return prepared
  }
  return { prepare, close: () => file.close() }
}

interface Config {
  database: SqliteDatabase
  /** Whether a transaction is open. */
  isOpen: () => boolean
}

class Driver extends SqliteDriver {
  readonly #isOpen
  constructor({ isOpen, ...config }: Config) {
    super(config)
    this.#isOpen = isOpen
  }
  // A transaction that reads first and writes later would fail, with no second try, when another
  // process has written in between (SQLITE_BUSY_SNAPSHOT): take the write lock at once.
  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
  // A full disk or an I/O error has rolled back already (https://www.sqlite.org/lang_transaction.html,
  // 3.2): rolling back once more would fail, and hide what happened.
  override async rollbackTransaction(connection: DatabaseConnection) {
    if (this.#isOpen()) await super.rollbackTransaction(connection)
  }
}

class Adapter extends SqliteAdapter {
  // SQLite does roll back DDL. So a migration is all or nothing, and of several processes that
  // start at once one migrates while the others wait.
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

/** How long to wait for another process that is writing, milliseconds. */
const BUSY_TIMEOUT = 5000

/**
 * Makes an empty file, and its folder, where there is none: for its owner's eyes only. What root
 * makes belongs to the owner of the folder, for the service is to write it. (SQLite gives owner and
 * mode on to the files that it puts beside it.)
 */
const makeFile = (path: string) => {
  if (existsSync(path)) return
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  closeSync(openSync(path, 'a', 0o600))
  const { uid, gid } = statSync(folder)
  if (process.getuid?.() === 0) chownSync(path, uid, gid)
}

/** The database in the file at `path`, made with its folder where missing. */
export const sqliteDialect = (path: string) => {
  makeFile(path)
  const file = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true })
  // FULL: a commit that was acknowledged is on the disk, whatever happens to the power.
  file.exec('pragma journal_mode = wal; pragma synchronous = full')
  // The log is folded into the file every 16 MB, not every 4: it holds up a batch while it is.
  // A cache that is full after some thousand batches: of 64 MB it grew for hours, and was no faster.
  file.exec('pragma wal_autocheckpoint = 4000; pragma cache_size = -16000')
  // What is deleted is overwritten with zeros.
  file.exec('pragma secure_delete = on')
  return new Dialect({ database: asKyselyWants(file), isOpen: () => file.isTransaction })
}
