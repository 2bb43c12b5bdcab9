/**
 * Copies the SQLite file while the endpoint runs, and restores a copy. (PostgreSQL has pg_dump.)
 */
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
import { FILE_WAIT } from '../../src/sync/contract.ts'
import { OperatorError } from '../operator-error.ts'
import { COMMAND_LINE, recordActInEveryTeam } from '../people/audit.ts'
import { voidToken } from '../people/devices.ts'
import type { Device, Owner } from '../people/owner.ts'
import { forgetMember } from '../people/personal.ts'
import { openDatabase, openExisting } from './database.ts'
import { refuseNewer } from './migrations.ts'
import { type Programs, readPrograms, stopPrograms } from './restored-programs.ts'
import type { Database } from './tables.ts'

/** Endings of the files that SQLite keeps for one database. */
const ENDINGS = ['', '-wal', '-shm', '-journal']

const removeFile = (path: string) => {
  for (const end of ENDINGS) rmSync(path + end, { force: true })
}

/**
 * Opens a file that nobody writes. It is opened as immutable, so that SQLite creates no files next
 * to it; but a file that was copied together with its log (`-wal`) is read with that log.
 */
const openToRead = (path: string) => {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })
  if (log && log.size > 0) return new DatabaseSync(path, { readOnly: true })
  const url = pathToFileURL(resolve(path))
  url.searchParams.set('immutable', '1')
  return new DatabaseSync(url, { readOnly: true })
}

/**
 * Throws OperatorError for a file that is damaged, not the database of an endpoint, or of a newer
 * version.
 * @param how `integrity_check` compares each index with its table as well, which takes a minute for
 *   2 GB; for a new copy `quick_check` is enough, because its indexes were just made from its
 * tables
 */
const checkBackup = (path: string, how: 'integrity_check' | 'quick_check') => {
  if (!existsSync(path)) throw new OperatorError(`There is no file ${path}.`)
  let file: DatabaseSync | undefined
  try {
    file = openToRead(path)
    // The check reads indexes in random order: with the default cache it takes many times as long.
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
 * Copies an open database to a new file that only its owner may read. VACUUM INTO writes the tables
 * as they are at one instant. It copies no free page: a free page may still contain a name.
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

const isBusy = (error: unknown) => {
  const { errcode } = error as { errcode?: number }
  return errcode !== undefined && [5, 6].includes(errcode & 0xff)
}

/**
 * Locks the database: until the returned file is closed, no endpoint writes to it or starts on it.
 * Throws OperatorError if a process has it open. A damaged database is no error, because a restore
 * replaces it.
 */
const lockForRestore = (path: string) => {
  const file = new DatabaseSync(path, { timeout: 0 })
  try {
    // Leaving WAL mode succeeds only if no other process has the file open.
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

interface Removed {
  forgotten: Owner[]
  revoked: Device[]
  programs: Programs | undefined
}

const NOTHING: Removed = { forgotten: [], revoked: [], programs: undefined }

/**
 * What a restore must not bring back: people who were forgotten, devices and API tokens that were
 * revoked, webhooks that were switched off or removed.
 */
const readRemoved = (file: DatabaseSync): Removed => {
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
      programs: readPrograms(file),
    }
  } catch {
    // The file is damaged, or of a version that did not have these tables.
    return NOTHING
  }
}

/**
 * Removes from a restored database what had been removed before the restore. Returns how many
 * people it removed.
 */
const removeAgain = async (
  db: Database,
  { forgotten, revoked, programs }: Removed,
  now: number,
) => {
  if (programs) await stopPrograms(db, programs, now)
  for (const device of revoked) await voidToken(db, device, now)
  const members = await db.selectFrom('members').select(['team', 'id as member']).execute()
  const back = members.filter((one) =>
    forgotten.some(({ team, member }) => one.team === team && one.member === member),
  )
  // A person who has moved has a row in several teams.
  const people = new Set(back.map(({ member }) => member))
  for (const member of people) await forgetMember(db, { member }, now)
  return people.size
}

/** A number of places by which no member's feed can grow between a backup and its restore. */
const PLACES = 1e9

/**
 * Moves each member's feed past the cursors that devices hold. Those may be newer than the backup,
 * or come from an earlier restore of the same backup; new rows must come after them. `now` is far
 * enough because a feed never grows by more than one place a millisecond.
 */
const moveFeedsOn = (db: Database, now: number) =>
  db
    .updateTable('members')
    .set({ seq: sql<number>`max(seq + ${PLACES}, ${now})` })
    .execute()

/** Prepares a copy for the service. Returns how many people who had been forgotten were in it. */
const prepare = async (path: string, removed: Removed, from: string, now: number) => {
  const db = await openDatabase(path)
  try {
    await moveFeedsOn(db, now)
    const forgotten = await removeAgain(db, removed, now)
    const entry = { at: now, actor: COMMAND_LINE, act: 'backup restored' as const }
    await recordActInEveryTeam(db, { ...entry, detail: resolve(from) })
    // Leaves one file, without a log that somebody could forget to copy, and without the rows of
    // forgotten people.
    await sql`vacuum`.execute(db)
    await sql`pragma journal_mode = delete`.execute(db)
    return forgotten
  } finally {
    await db.destroy()
  }
}

/**
 * Gives a file the owner and mode of the old one: root may run the restore, and the service must be
 * able to write the file.
 */
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
 * Puts a backup in the place of the database, and keeps the old database next to it. Returns its
 * path as `aside`. People who were forgotten after the backup was made are removed again.
 */
export const restore = async (path: string, from: string, now: number) => {
  if (isSameFile(path, from))
    throw new OperatorError(`${from} is the database itself, not a backup.`)
  checkBackup(from, 'integrity_check')
  const before = statSync(path, { throwIfNoEntry: false })
  const owner = before ?? Object.assign(statSync(dirname(path)), { mode: 0o600 })
  const old = before && lockForRestore(path)
  const partial = `${path}.partial`
  const file = openToRead(from)
  try {
    copy(file, partial)
    const removed = old ? readRemoved(old) : NOTHING
    const forgotten = await prepare(partial, removed, from, now)
    giveTo(partial, owner)
    const aside = before && `${path}.before-${now}`
    // The old file gets a second name and is not moved, so that there is a database at `path` at
    // every moment.
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
