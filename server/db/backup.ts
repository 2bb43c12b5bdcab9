/** Copies the SQLite file while the endpoint runs. (PostgreSQL has pg_dump.) */
import { existsSync, renameSync } from 'node:fs'
import { resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { FILE_WAIT } from '../../src/sync/contract.ts'
import { OperatorError } from '../operator-error.ts'
import { COMMAND_LINE, recordActInEveryTeam } from '../people/audit.ts'
import { checkBackup, copy, removeFile } from './backup-file.ts'
import { openExisting } from './database.ts'

/** Copies the database to a new file. The endpoint can store batches meanwhile. */
export const backUp = async (path: string, to: string, now: number) => {
  if (existsSync(to)) throw new OperatorError(`${to} is there already.`)
  const db = await openExisting(path)
  // Recorded before the copy is made, so that the copy contains this entry too, and no copy exists
  // without an entry.
  const entry = { at: now, actor: COMMAND_LINE, act: 'backup made' as const, detail: resolve(to) }
  await recordActInEveryTeam(db, entry).finally(() => db.destroy())
  const file = new DatabaseSync(path, { timeout: FILE_WAIT })
  const partial = `${to}.partial`
  try {
    copy(file, partial)
    checkBackup(partial, 'quick_check')
    renameSync(partial, to)
  } finally {
    file.close()
    removeFile(partial)
  }
}
