/** Replaces the database by a backup. (PostgreSQL has pg_restore for this.) */
import { chmodSync, chownSync, linkSync, renameSync, rmSync, type Stats, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { OperatorError } from '../operator-error.ts'
import { COMMAND_LINE, recordActInEveryTeam } from '../people/audit.ts'
import { forgetMember } from '../people/forget-member.ts'
import { checkBackup, copy, openToRead, removeFile } from './backup-file.ts'
import { openDatabase } from './database.ts'
import { readRevoked, revokeAgain } from './restored-devices.ts'
import { type Programs, readPrograms, stopPrograms } from './restored-programs.ts'
import type { Database } from './tables.ts'

const isBusy = (error: unknown) => {
  const { errcode } = error as { errcode?: number }
  return errcode !== undefined && [5, 6].includes(errcode & 0xff)
}

/**
 * Locks the database: until the returned file is closed, no endpoint can write to the database or
 * start on it. Throws OperatorError if another process has the database open. Accepts a damaged
 * database, because a restore replaces it.
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
  /** The ids of forgotten people (people whose data an administrator has deleted). */
  forgotten: string[]
  revoked: Set<string>
  programs: Programs | undefined
}

const NOTHING: Removed = { forgotten: [], revoked: new Set(), programs: undefined }

/**
 * Reads what a restore must not bring back: forgotten people (an administrator has deleted all
 * their data), devices and API tokens that were revoked, and webhooks that were switched off or
 * removed. Returns undefined if the file cannot be read.
 */
const readRemoved = (file: DatabaseSync): Removed | undefined => {
  try {
    // Two entries of one person may have been merged before the person's data were deleted. A
    // backup that was made before the merge contains both entries, each with an id of its own.
    const forgotten = file.prepare(`with recursive gone (person) as (
      select about from audit where act = 'member forgotten'
      union select substr(detail, length('with ') + 1) from audit join gone on about = person
      where act = 'entries merged') select person from gone`)
    return {
      forgotten: forgotten.all().map(({ person }) => String(person)),
      revoked: readRevoked(file),
      programs: readPrograms(file),
    }
  } catch {
    // The file is damaged, or it was made by a version of Stint that did not have these tables.
    return undefined
  }
}

/**
 * Repeats in a restored database what had been done after the backup: forgets people (deletes all
 * their data), revokes devices and API tokens, and switches off webhooks. Returns the number of
 * forgotten people.
 */
const removeAgain = async (
  db: Database,
  { forgotten, revoked, programs }: Removed,
  now: number,
) => {
  if (programs) await stopPrograms(db, programs, now)
  await revokeAgain(db, revoked, now)
  // A person who has moved to another team has a row in each of the teams.
  const members = await db.selectFrom('members').select('id').distinct().execute()
  const people = members.map(({ id }) => id).filter((id) => forgotten.includes(id))
  for (const member of people) await forgetMember(db, { member }, now)
  return people.length
}

/**
 * A member's feed is the numbered list of their rows, and a place is a number in this list
 * (docs/domain.md, *feed*). This constant is larger than the number of places that any feed gets
 * between a backup and its restore.
 */
const PLACES = 1e9

/**
 * Raises the last place of each member's feed (the numbered list of their rows) above every place
 * up to which a device may have read. Otherwise a device would not get rows that are stored from
 * now on. The new last place is the larger of two numbers:
 * - the last place in the backup plus PLACES, because devices continued to read after the backup
 *   was made;
 * - `now` in epoch milliseconds, because this backup may have been restored before. That restore
 *   set the last place to its own `now`, and since then the feed grew by at most one place a
 *   millisecond.
 */
const moveFeedsOn = (db: Database, now: number) =>
  db
    .updateTable('members')
    .set({ seq: sql<number>`max(seq + ${PLACES}, ${now})` })
    .execute()

/**
 * Changes a copy of the backup so that the service can use it. Returns how many people of the
 * backup were forgotten (all their data deleted) after the backup was made.
 */
const prepare = async (path: string, removed: Removed, from: string, now: number) => {
  const db = await openDatabase(path)
  try {
    await moveFeedsOn(db, now)
    const forgotten = await removeAgain(db, removed, now)
    const entry = { at: now, actor: COMMAND_LINE, act: 'backup restored' as const }
    await recordActInEveryTeam(db, { ...entry, detail: resolve(from) })
    // VACUUM removes the content of deleted rows from the file, for example the rows of people
    // whose data were deleted. The journal mode `delete` leaves one file, without a `-wal` file
    // that somebody could forget to copy.
    await sql`vacuum`.execute(db)
    await sql`pragma journal_mode = delete`.execute(db)
    return forgotten
  } finally {
    await db.destroy()
  }
}

/**
 * Gives the new file the owner and mode of the old database: the restore may be run by root, but
 * the service must be able to write the file.
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
 * Replaces the database by a backup, and keeps the old database next to it under the path that is
 * returned as `aside`. If all data of a person were deleted after the backup was made, deletes them
 * again. `isUnread` is true if the old database cannot be read. In that case it is not known what
 * was revoked or deleted since the backup.
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
    const removed = old && readRemoved(old)
    const forgotten = await prepare(partial, removed ?? NOTHING, from, now)
    giveTo(partial, owner)
    const aside = before && `${path}.before-${now}`
    // The old file gets a second name and is not moved, so that there is a database at `path` at
    // every moment.
    if (aside) linkSync(path, aside)
    for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
    renameSync(partial, path)
    return { aside, forgotten, isUnread: old !== undefined && removed === undefined }
  } finally {
    file.close()
    old?.close()
    removeFile(partial)
  }
}
