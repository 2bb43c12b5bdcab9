/** Copies the SQLite file while the endpoint runs. (PostgreSQL has pg_dump.) */
import { closeSync, existsSync, renameSync } from 'node:fs'
import { resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { FILE_WAIT } from '../../src/sync/contract.ts'
import { OperatorError } from '../operator-error.ts'
import { COMMAND_LINE, recordActInEveryTeam } from '../people/audit.ts'
import { checkBackup, copy, makeFile, removeFile } from './backup-file.ts'
import { openExisting } from './database.ts'

/**
 * Records the backup in the audit before the copy is made, so that the copy contains this entry
 * too.
 */
const recordBackup = async (path: string, to: string, now: number) => {
  const db = await openExisting(path)
  const entry = { at: now, actor: COMMAND_LINE, act: 'backup made' as const, detail: resolve(to) }
  await recordActInEveryTeam(db, entry).finally(() => db.destroy())
}

/** Copies the database to a new file. The endpoint can store batches while the copy is made. */
export const backUp = async (path: string, to: string, now: number) => {
  if (existsSync(to)) throw new OperatorError(`${to} is there already.`)
  const partial = `${to}.partial`
  let file: DatabaseSync | undefined
  try {
    // The file is created first. If that fails, no backup is recorded in the audit.
    closeSync(makeFile(partial))
    await recordBackup(path, to, now)
    file = new DatabaseSync(path, { timeout: FILE_WAIT })
    copy(file, partial)
    checkBackup(partial, 'quick_check')
    renameSync(partial, to)
  } finally {
    file?.close()
    removeFile(partial)
  }
}
