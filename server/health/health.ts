/**
 * Reports the endpoint's health: facts that an administrator can check before asking the people who
 * operate the server.
 */
import { readFileSync } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { day } from '../../src/core/time/units.ts'
import type { HealthReport } from '../../src/sync/contract.ts'
import type { Clock } from '../clock.ts'
import { lastMigration } from '../db/migrations.ts'
import { type Database, isOnServer } from '../db/tables.ts'
import { teamIds } from '../team/team-names.ts'
import { readWebhooks } from '../webhooks/webhooks.ts'
import { readReceived } from './received.ts'

const { version: VERSION } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
) as { version: string }

const ofServer = async (db: Database) => {
  const { rows } = await sql<{ version: string; size: number | string }>`
    select current_setting('server_version') as version,
      pg_database_size(current_database()) as size`.execute(db)
  const { version = '', size = 0 } = rows[0] ?? {}
  return { database: `PostgreSQL ${version.split(' ')[0]}`, size: Number(size) }
}

/** Returns the size of a file in bytes; 0 if there is no such file. */
const sizeOf = (file: string) =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  )

const ofFile = async (db: Database) => {
  const { rows } = await sql<{ version: string; file: string }>`
    select sqlite_version() as version, file from pragma_database_list
    where name = 'main'`.execute(db)
  const { version = '', file = '' } = rows[0] ?? {}
  const size = (await sizeOf(file)) + (await sizeOf(`${file}-wal`))
  const { bavail, blocks, bsize } = await statfs(dirname(file))
  const disk = { free: bavail * bsize, size: blocks * bsize }
  return { database: `SQLite ${version}`, size, disk }
}

const lastBackup = async (db: Database, teams: readonly string[]) => {
  let last: number | undefined
  for (const team of teams) {
    const found = await db
      .selectFrom('audit')
      .select((eb) => eb.fn.max('at').as('at'))
      .where('team', '=', team)
      .where('act', '=', 'backup made')
      .executeTakeFirst()
    if (found?.at) last = Math.max(last ?? 0, Number(found.at))
  }
  return last
}

/** Returns how many browsers use each version of the extension, in all teams together. */
const extensionsOf = async (db: Database, teams: readonly string[], now: number) => {
  const browsers = new Map<string, number>()
  for (const team of teams) {
    const rows = await db
      .selectFrom('devices')
      .select((eb) => ['version', eb.fn.countAll().as('count')])
      .where('team', '=', team)
      .where('version', 'is not', null)
      .where('revoked_at', 'is', null)
      .where('moved_to', 'is', null)
      .where('last_seen_at', '>', now - 30 * day)
      .groupBy('version')
      .execute()
    for (const { version, count } of rows)
      browsers.set(version ?? '', (browsers.get(version ?? '') ?? 0) + Number(count))
  }
  return [...browsers]
    .map(([version, count]) => ({ version, browsers: count }))
    .sort((a, b) => b.browsers - a.browsers)
}

const countMessages = async (db: Database, teams: readonly string[], now: number) => {
  const counts = { waiting: 0, givenUp: 0 }
  for (const team of teams) {
    const found = await db
      .selectFrom('webhook_messages')
      .select((eb) => [
        eb.fn.count('next_at').as('waiting'),
        eb.fn
          .count('id')
          .filterWhere('state', '=', 'given-up')
          .filterWhere('done_at', '>', now - 7 * day)
          .as('given_up'),
      ])
      .where('team', '=', team)
      .executeTakeFirst()
    counts.waiting += Number(found?.waiting ?? 0)
    counts.givenUp += Number(found?.given_up ?? 0)
  }
  return counts
}

const webhooksOf = async (db: Database, teams: readonly string[], now: number) => {
  const all = await readWebhooks(db)
  const on = all.filter(({ off_at }) => off_at === null)
  return {
    on: on.length,
    failing: on.filter(({ failing_since }) => failing_since !== null).length,
    stopped: all.filter(({ off_why }) => off_why === 'failing' || off_why === 'gone').length,
    ...(await countMessages(db, teams, now)),
  }
}

export const healthOf = async (
  db: Database,
  { now, lastJump }: Pick<Clock, 'now' | 'lastJump'>,
): Promise<HealthReport> => {
  const at = now()
  const { database, ...storage } = isOnServer(db) ? await ofServer(db) : await ofFile(db)
  const teams = await teamIds(db)
  const backup = await lastBackup(db, teams)
  const jump = lastJump()
  return {
    at,
    received: await readReceived(db),
    versions: {
      endpoint: VERSION,
      node: process.versions.node,
      database,
      migration: await lastMigration(db),
      extensions: await extensionsOf(db, teams, at),
    },
    database: storage,
    backup: { isKnown: !isOnServer(db), ...(backup !== undefined && { lastAt: backup }) },
    clock: { ...(jump && { jump }) },
    webhooks: await webhooksOf(db, teams, at),
  }
}
