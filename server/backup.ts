/** A copy of the SQLite file while the endpoint runs, and back. (PostgreSQL has pg_dump.) */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { Refused } from './members.ts'

/** Copies the database to a new file; batches go on meanwhile, and what is copied is of one instant. */
export const backUp = async (path: string, to: string) => {
  if (!existsSync(path)) throw new Refused(`There is no database at ${path}.`)
  if (existsSync(to)) throw new Refused(`${to} is there already.`)
  const file = new DatabaseSync(path, { readOnly: true })
  const partial = `${to}.partial`
  try {
    await backup(file, partial)
    check(partial)
    renameSync(partial, to)
  } finally {
    file.close()
    rmSync(partial, { force: true })
  }
}

/** Throws `Refused` for a file that is damaged, or no endpoint's. */
const check = (path: string) => {
  if (!existsSync(path)) throw new Refused(`There is no file ${path}.`)
  let file: DatabaseSync | undefined
  try {
    file = new DatabaseSync(path, { readOnly: true })
    const [{ integrity_check } = {}] = file.prepare('pragma integrity_check').all()
    if (integrity_check !== 'ok') throw new Error(String(integrity_check))
    file.prepare('select count(*) from segments join members using (team)').all()
    file.prepare('select name from kysely_migration').all()
  } catch (error) {
    throw new Refused(`${path} is no whole backup of an endpoint: ${(error as Error).message}.`)
  } finally {
    file?.close()
  }
}

/** Refuses where somebody has the database open: they would go on writing into the old one. */
const closeFor = (path: string) => {
  const file = new DatabaseSync(path, { timeout: 0 })
  try {
    // Leaving WAL mode takes the file for oneself alone.
    const [{ journal_mode } = {}] = file.prepare('pragma journal_mode = delete').all()
    if (journal_mode !== 'delete') throw new Error('in use')
  } catch {
    throw new Refused(`${path} is in use. Stop the endpoint first.`)
  } finally {
    file.close()
  }
}

// More places than a member's feed ever gave out between a backup and its restoring.
const PLACES = 1e9

/** Devices hold cursors from after the backup: what comes now must lie beyond them. */
const moveOn = (path: string) => {
  const file = new DatabaseSync(path)
  file.prepare('update members set seq = seq + ?').run(PLACES)
  file.close()
}

/** Puts a backup in the database's place; what was there is kept beside it. Returns its path. */
export const restore = async (path: string, from: string, now: number) => {
  check(from)
  const aside = existsSync(path) ? `${path}.before-${now}` : undefined
  if (aside) closeFor(path)
  const file = new DatabaseSync(from, { readOnly: true })
  const partial = `${path}.partial`
  try {
    await backup(file, partial)
    check(partial)
    moveOn(partial)
    if (aside) renameSync(path, aside)
    for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
    renameSync(partial, path)
  } finally {
    file.close()
    rmSync(partial, { force: true })
  }
  return aside
}
