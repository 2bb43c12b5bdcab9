/** A copy of the SQLite file while the endpoint runs, and back. (PostgreSQL has pg_dump.) */
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { OperatorError } from '../operator-error.ts'
import { COMMAND_LINE, recordActInEveryTeam } from '../people/audit.ts'
import type { Device, Owner } from '../people/devices.ts'
import { forgetMember } from '../people/personal.ts'
import { openDatabase, openExisting } from './database.ts'
import { refuseNewer } from './migrations.ts'
import type { Database } from './tables.ts'

/** How long to wait for a process that is writing, milliseconds. */
const BUSY_TIMEOUT = 5000

const BESIDE = ['', '-wal', '-shm', '-journal']

/** With all that SQLite may have put beside it. */
const removeFile = (path: string) => {
  for (const end of BESIDE) rmSync(path + end, { force: true })
}

/**
 * Opens a file that nobody writes: SQLite then puts nothing beside it. One that was copied with its
 * log is read with that log.
 */
const openToRead = (path: string) => {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })
  if (log && log.size > 0) return new DatabaseSync(path, { readOnly: true })
  const url = pathToFileURL(resolve(path))
  url.searchParams.set('immutable', '1')
  return new DatabaseSync(url, { readOnly: true })
}

/**
 * Throws `OperatorError` for a file that is damaged, no endpoint's, or of a newer version.
 * @param how whole: each index is compared with its table as well, which takes a minute for 2 GB; a
 *   copy just made has its indexes from its tables
 */
const check = (path: string, how: 'integrity_check' | 'quick_check') => {
  if (!existsSync(path)) throw new OperatorError(`There is no file ${path}.`)
  let file: DatabaseSync | undefined
  try {
    file = openToRead(path)
    // The indexes are read here and there: with the cache as it comes that takes many times as long.
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
 * Copies an open database to a new file that only its owner may read. VACUUM INTO writes what is in
 * the tables, of one instant, and nothing else: no page that was let go, in which a name might be.
 */
const copy = (file: DatabaseSync, to: string) => {
  removeFile(to)
  const made = openSync(to, 'wx', 0o600)
  try {
    file.prepare('vacuum into ?').run(to)
    fsyncSync(made)
  } finally {
    closeSync(made)
  }
}

/** Copies the database to a new file; batches go on meanwhile. */
export const backUp = async (path: string, to: string, now: number) => {
  if (existsSync(to)) throw new OperatorError(`${to} is there already.`)
  const db = await openExisting(path)
  // Before the copy, which so has it, too: of a copy nobody knows of there should be none.
  const entry = { at: now, actor: COMMAND_LINE, act: 'backup made' as const, detail: resolve(to) }
  await recordActInEveryTeam(db, entry).finally(() => db.destroy())
  const file = new DatabaseSync(path, { timeout: BUSY_TIMEOUT })
  const partial = `${to}.partial`
  try {
    copy(file, partial)
    check(partial, 'quick_check')
    renameSync(partial, to)
  } finally {
    file.close()
    removeFile(partial)
  }
}

const isBusy = (error: unknown) => {
  const { errcode } = error as { errcode?: number }
  return errcode !== undefined && [5, 6].includes(errcode & 0xff)
}

/**
 * Takes the database for oneself alone, so that no endpoint writes into it, or starts on it, until
 * that is closed. Throws `OperatorError` where somebody has it open. A damaged one can be replaced.
 */
const closeToOthers = (path: string) => {
  const file = new DatabaseSync(path, { timeout: 0 })
  try {
    // Leaving WAL mode takes the file for oneself alone.
    const [{ journal_mode } = {}] = file.prepare('pragma journal_mode = delete').all()
    if (journal_mode !== 'delete') throw new OperatorError('in use')
    file.exec('begin exclusive')
  } catch (error) {
    if (!isBusy(error) && !(error instanceof OperatorError)) return file
    file.close()
    throw new OperatorError(`${path} is in use. Stop the endpoint first.`)
  }
  return file
}

interface Gone {
  forgotten: Owner[]
  revoked: Device[]
}

/** Whom a backup must not bring back: people that were forgotten, and devices that were shut out. */
const goneIn = (file: DatabaseSync): Gone => {
  try {
    const forgotten = file.prepare(
      "select team, about as member from audit where act = 'member forgotten'",
    )
    const revoked = file.prepare(
      'select team, member, id from devices where revoked_at is not null',
    )
    return {
      forgotten: forgotten.all() as unknown as Owner[],
      revoked: revoked.all() as unknown as Device[],
    }
  } catch {
    // It is damaged, or of a time before there were these tables.
    return { forgotten: [], revoked: [] }
  }
}

const removeGone = async (db: Database, { forgotten, revoked }: Gone, now: number) => {
  for (const { team, member, id } of revoked)
    await db
      .updateTable('devices')
      .set({ revoked_at: now })
      .where('team', '=', team)
      .where('member', '=', member)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .execute()
  const members = await db.selectFrom('members').select(['team', 'id as member']).execute()
  const back = members.filter((one) =>
    forgotten.some(({ team, member }) => one.team === team && one.member === member),
  )
  for (const member of back) await forgetMember(db, member, now)
  return back.length
}

// More places than a member's feed gave out between a backup and its restoring.
const PLACES = 1e9

/**
 * Devices hold cursors from after the backup, or from after an earlier restoring of the same one:
 * what comes now must lie beyond them. Milliseconds pass faster than places are given out.
 */
const moveOn = (db: Database, now: number) =>
  db
    .updateTable('members')
    .set({ seq: sql<number>`max(seq + ${PLACES}, ${now})` })
    .execute()

/** Makes a copy what the service goes on with. Returns how many forgotten people it had in it. */
const prepare = async (path: string, gone: Gone, from: string, now: number) => {
  const db = await openDatabase(path)
  try {
    await moveOn(db, now)
    const removed = await removeGone(db, gone, now)
    const entry = { at: now, actor: COMMAND_LINE, act: 'backup restored' as const }
    await recordActInEveryTeam(db, { ...entry, detail: resolve(from) })
    // One file, with nothing beside it that could be left behind; and without what was forgotten.
    await sql`vacuum`.execute(db)
    await sql`pragma journal_mode = delete`.execute(db)
    return removed
  } finally {
    await db.destroy()
  }
}

/** What root restores is still the service's to write. */
const giveTo = (path: string, { uid, gid, mode }: Stats) => {
  const made = statSync(path)
  if (made.uid !== uid || made.gid !== gid) chownSync(path, uid, gid)
  chmodSync(path, mode & 0o777)
}

const isSameFile = (one: string, other: string) => {
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }))
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}

/**
 * Puts a backup in the database's place; what was there is kept beside it, in `aside`. People that
 * were forgotten since are forgotten again.
 */
export const restore = async (path: string, from: string, now: number) => {
  if (isSameFile(path, from))
    throw new OperatorError(`${from} is the database itself, not a backup.`)
  check(from, 'integrity_check')
  const before = statSync(path, { throwIfNoEntry: false })
  const owner = before ?? Object.assign(statSync(dirname(path)), { mode: 0o600 })
  const old = before && closeToOthers(path)
  const partial = `${path}.partial`
  const file = openToRead(from)
  try {
    copy(file, partial)
    const gone = old ? goneIn(old) : { forgotten: [], revoked: [] }
    const forgotten = await prepare(partial, gone, from, now)
    giveTo(partial, owner)
    const aside = before && `${path}.before-${now}`
    // A second name, not another: there is a database at `path` all the time.
    if (aside) linkSync(path, aside)
    for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
    renameSync(partial, path)
    return { aside, forgotten }
  } finally {
    file.close()
    old?.close()
    removeFile(partial)
  }
}
