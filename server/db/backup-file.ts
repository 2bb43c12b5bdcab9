/**
 * Writes the file of a backup from an open database, opens such a file without changing it, and
 * checks it.
 */
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { fileError } from '../file-error.ts'
import { OperatorError } from '../operator-error.ts'
import { refuseNewer } from './migrations.ts'

/** Endings of the files that SQLite keeps for one database. */
const ENDINGS = ['', '-wal', '-shm', '-journal']

export const removeFile = (path: string) => {
  for (const end of ENDINGS) rmSync(path + end, { force: true })
}

/**
 * Opens a file to which no process writes. It is opened as immutable, so that SQLite creates no
 * files next to it. A file that was copied together with its log (`-wal`) is not opened as
 * immutable, because the log must be read too.
 */
export const openToRead = (path: string) => {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })
  if (log && log.size > 0) return new DatabaseSync(path, { readOnly: true })
  const url = pathToFileURL(resolve(path))
  url.searchParams.set('immutable', '1')
  return new DatabaseSync(url, { readOnly: true })
}

/**
 * Throws OperatorError for a file that is damaged, that is not the database of an endpoint, or that
 * was written by a newer version.
 * @param how `integrity_check` also compares each index with its table, which takes a minute for 2
 *   GB. `quick_check` compares no indexes. It is enough for a new copy, because the indexes of the
 *   copy were just made from its tables
 */
export const checkBackup = (path: string, how: 'integrity_check' | 'quick_check') => {
  if (!existsSync(path)) throw new OperatorError(`There is no file ${path}.`)
  let file: DatabaseSync | undefined
  try {
    file = openToRead(path)
    // The check reads indexes in random order. With SQLite's small default cache, that takes many
    // times as long as with the cache that is set here.
    file.exec('pragma mmap_size = 100000000000; pragma cache_size = -64000')
    const [found] = file.prepare(`pragma ${how}`).all()
    if (found?.[how] !== 'ok') throw new Error(String(found?.[how]))
    file.prepare('select count(*) from segments join members using (team)').all()
    const steps = file.prepare('select name from kysely_migration').all()
    refuseNewer(steps.map(({ name }) => String(name)))
  } catch (error) {
    if (error instanceof OperatorError) throw error
    throw new OperatorError(
      `${path} is no whole backup of an endpoint: ${(error as Error).message}.`,
    )
  } finally {
    file?.close()
  }
}

/**
 * Makes an empty file that only its owner may read. Throws OperatorError if the file cannot be
 * made.
 */
export const makeFile = (path: string): number => {
  removeFile(path)
  try {
    return openSync(path, 'wx', 0o600)
  } catch (error) {
    throw fileError(path, error)
  }
}

/**
 * Copies an open database to a new file that only its owner may read. VACUUM INTO writes the tables
 * as they are at one instant. It does not copy the free pages of the file, which may still contain
 * the name of a removed person.
 */
export const copy = (file: DatabaseSync, to: string) => {
  const made = makeFile(to)
  try {
    file.prepare('vacuum into ?').run(to)
    fsyncSync(made)
  } finally {
    closeSync(made)
  }
}
