import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../../server/db/database.ts'
import { startPostgres } from '../postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the PostgreSQL server; undefined in projects that use SQLite. */
    postgres: string | undefined
    /** Name of a database with all tables, of which each test gets a copy. */
    migrated: string | undefined
  }
}

const migrate = async (server: string) => {
  const name = `stint_migrated_${process.pid}`
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  await (await openDatabase(Object.assign(new URL(server), { pathname: name }).href)).destroy()
  return name
}

export default async (project: TestProject) => {
  // These settings make PostgreSQL fast, but data could be lost. They are allowed here, because no test
  // simulates a loss of power, and no other server copies the data of this one.
  const fast = ['fsync=off', 'full_page_writes=off', 'wal_level=minimal']
  const { url, stop } = await startPostgres([...fast, 'max_wal_senders=0'])
  project.provide('postgres', url)
  project.provide('migrated', await migrate(url))
  return stop
}
