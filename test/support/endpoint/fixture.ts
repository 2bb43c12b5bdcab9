/** Starts a real endpoint with a new database, SQLite or PostgreSQL, as the Vitest project says. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Kysely, type Logger, sql } from 'kysely'
import { Client } from 'pg'
import { pino } from 'pino'
import { inject, onTestFinished } from 'vitest'
import { dialectOf, openDatabase } from '../../../server/db/database.ts'
import type { Database, Tables } from '../../../server/db/tables.ts'
import { createReceived } from '../../../server/health/received.ts'
import { createApp } from '../../../server/http/app.ts'
import type { AppOptions } from '../../../server/http/app-options.ts'
import { addMember } from '../../../server/people/add-member.ts'
import { createCode } from '../../../server/people/codes.ts'
import type { Role } from '../../../server/people/role-of-person.ts'
import { hour, minute } from '../../../src/core/time/units.ts'
import type { BatchAnswer, Connected, FeedAnswer, LiveRow } from '../../../src/sync/contract.ts'

/**
 * Noon (UTC) on a Monday, in epoch milliseconds: the time of an endpoint's clock until a test sets
 * `endpoint.now`.
 */
export const NOON = Date.parse('2026-11-23T12:00Z')

export const tempDir = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'stint-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

/** Address of the PostgreSQL server of this test run, or undefined if the tests run on SQLite. */
export const postgres = inject('postgres')

const onServer = async (statement: string, database = postgres) => {
  const client = new Client({ connectionString: database })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/**
 * Creates a database on the PostgreSQL server, as a copy of the database `template`. Returns the new
 * database's address. The default template is empty.
 */
const createOnServer = async (template = 'template1') => {
  const name = `stint_${randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name} template ${template}`)
  return Object.assign(new URL(postgres as string), { pathname: name }).href
}

const dropOnServer = (where: string) =>
  onServer(`drop database ${new URL(where).pathname.slice(1)} with (force)`)

const freshFile = async () => join(await tempDir(), 'deep/er/endpoint.sqlite')

/**
 * Content of an SQLite file with all tables. The tests of this process copy it, because creating the
 * tables takes longer than most tests.
 */
let migrated: Promise<Buffer> | undefined
const migrateFile = async () => {
  const where = await freshFile()
  await (await openDatabase(where)).destroy()
  return readFile(where)
}

const makeFile = async () => {
  migrated ??= migrateFile()
  const where = await freshFile()
  await mkdir(dirname(where), { recursive: true, mode: 0o700 })
  await writeFile(where, await migrated, { mode: 0o600 })
  return where
}

const makeOnServer = () => createOnServer(inject('migrated'))

/** Creates a database without tables. Returns the path of its file, or its `postgres://` address. */
export const freshDatabase = async () => {
  if (!postgres) return freshFile()
  const where = await createOnServer()
  onTestFinished(() => dropOnServer(where))
  return where
}

/** Creates a database with all tables that no process has open. Returns its path or address. */
export const madeDatabase = async () => {
  if (!postgres) return makeFile()
  const where = await makeOnServer()
  onTestFinished(() => dropOnServer(where))
  return where
}

/** A console of one page and one script, because these tests check only how its files are served. */
const CONSOLE = join(import.meta.dirname, 'console')

const CLI = join(import.meta.dirname, '../../../server/cli.ts')

/** Runs a command of the endpoint's command line in a new process. Returns its output and exit code. */
export const runCli = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  promisify(execFile)(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )

/** Is true while a request runs its statements, and undefined while the test itself runs statements. */
const byRequest = new AsyncLocalStorage<true>()
/**
 * SQL texts of all statements that requests made since the test file began. `check-statements.ts` checks
 * them at the end of the file.
 */
export const statements = new Set<string>()

/** Names of the tables of a fully migrated database. */
let tables: readonly string[] | undefined

/** Removes all rows in one statement, because foreign keys are checked only at its end. */
const removeRows = async (db: Database) => {
  tables ??= (await db.introspection.getTables()).map(({ name }) => name)
  const removals = tables.map((table) => `gone_${table} as (delete from ${table})`)
  await sql.raw(`with ${removals.join(', ')} select`).execute(db)
}

const open = async () => {
  const where = await (postgres ? makeOnServer() : makeFile())
  const log: Logger = ({ query }) => {
    if (byRequest.getStore()) statements.add(query.sql)
  }
  // `openDatabase` would check whether the copy must be migrated, which takes longer than most tests.
  const db = new Kysely<Tables>({ dialect: dialectOf(where), log })
  // Commits need not reach the disk, as on PostgreSQL (on-postgres.ts): no test that uses this
  // function simulates a loss of power.
  if (!postgres) await sql`pragma synchronous = off`.execute(db)
  return { where, db }
}

/**
 * The databases of finished tests on PostgreSQL, without rows. They stay open for the next tests,
 * because to create and open a database takes longer than most tests.
 */
const emptied: Awaited<ReturnType<typeof open>>[] = []

export const startEndpoint = async (options: Omit<AppOptions, 'now'> = {}) => {
  const opened = emptied.pop() ?? (await open())
  // Makes a new object that uses the same connections. The endpoint keeps some data in memory for each
  // such object, and the next endpoint must not get these data.
  const db = opened.db.withoutPlugins()
  const answers = new Set<Promise<Response>>()
  const finish = async (): Promise<void> => {
    await Promise.allSettled(answers)
    // The endpoint stores its counts of requests after a minute (server/health/received.ts). If they
    // were not stored now, they would go to the database of another test.
    await received.store()
    if (!postgres) return db.destroy()
    if (endpoint.isAltered) return db.destroy().then(() => dropOnServer(opened.where))
    await removeRows(db)
    emptied.push(opened)
  }
  let finished: Promise<void> | undefined
  const now = (): number => endpoint.now
  const received = createReceived(db, { now, log: options.log ?? pino({ level: 'silent' }) })
  const endpoint = {
    where: opened.where,
    db,
    now: NOON,
    app: createApp(db, { consoleDir: CONSOLE, received, ...options, now }),
    /**
     * A test must set this to true if it changes tables or indexes, or closes the database. No other
     * test then gets the same database.
     */
    isAltered: false,
    /**
     * Makes the database available to other tests. This is done anyway at the end of a test, but a test
     * that starts many endpoints can do it earlier.
     */
    end: () => {
      finished ??= finish()
      return finished
    },
  }
  onTestFinished(endpoint.end)
  const { fetch } = endpoint.app
  endpoint.app.fetch = (...asked) => {
    const answer = Promise.resolve(byRequest.run(true, () => fetch(...asked)))
    answers.add(answer)
    return answer.finally(() => answers.delete(answer))
  }
  return endpoint
}
export type Endpoint = Awaited<ReturnType<typeof startEndpoint>>

/** Returns a logger that adds its lines to the array `lines`. */
export const linesTo = (lines: string[]) => pino({}, { write: (line) => void lines.push(line) })

/** Returns all rows of all tables as one text. */
export const everythingIn = async (db: Database) => {
  const tables = await db.introspection.getTables()
  const rows = await Promise.all(
    tables.map(({ name }) =>
      db
        .selectFrom(name as keyof Tables)
        .selectAll()
        .execute(),
    ),
  )
  return JSON.stringify(rows)
}

const asJson = (body: unknown, headers: Record<string, string> = {}) => ({
  headers: { 'Content-Type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

/** Returns the headers of a request and, if `body` is set, the body as JSON. */
export const postOf = (body: unknown, headers: Record<string, string>) =>
  body === undefined ? { headers } : asJson(body, headers)

/** Connects a device of a member with a one-time code. Returns functions for requests of this device. */
export const connectDevice = async (
  endpoint: Endpoint,
  member: { team: string; member: string },
) => {
  const { app, db } = endpoint
  const id = randomUUID()
  const { code } = await createCode(db, member, endpoint.now)
  const connecting = { method: 'POST', ...asJson({ code, device: id }) }
  const answer = await app.request('/v1/devices', connecting)
  const { token } = (await answer.json()) as Connected
  const authorization = { Authorization: `Bearer ${token}` }
  return {
    id,
    token,
    authorization,
    member,
    get: (path: string, headers: Record<string, string> = {}) =>
      app.request(path, { headers: { ...authorization, ...headers } }),
    ask: (path: string, method = 'GET', body?: unknown) =>
      app.request(path, { method, ...postOf(body, authorization) }),
    put: (body: unknown, headers: Record<string, string> = {}, query = '') =>
      app.request(`/v1/segments${query}`, {
        method: 'PUT',
        ...asJson(body, { ...authorization, ...headers }),
      }),
    /** @param query the query of the request that sends segments, such as `?zone=…` */
    async send(segments: unknown[], query?: string) {
      const answer = await this.put({ segments }, {}, query)
      if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
      return ((await answer.json()) as BatchAnswer).results
    },
    async feed(since?: string, limit?: number) {
      const query = new URLSearchParams()
      if (since !== undefined) query.set('since', since)
      if (limit !== undefined) query.set('limit', String(limit))
      return (await (await this.get(`/v1/segments?${query}`)).json()) as FeedAnswer
    },
  }
}
export type TestDevice = Awaited<ReturnType<typeof connectDevice>>

export const newMember = (endpoint: Endpoint, name = 'Anna', team = 'Sales', role?: Role) =>
  addMember(endpoint.db, name, team, endpoint.now, role)

/** Creates a member, and connects a device of this member. */
export const newDevice = async (endpoint: Endpoint, name?: string, team?: string, role?: Role) =>
  connectDevice(endpoint, await newMember(endpoint, name, team, role))

/** Starts an endpoint with one member and one device. */
export const withDevice = async () => {
  const endpoint = await startEndpoint()
  return { endpoint, device: await newDevice(endpoint) }
}

/** Returns a segment of half an hour that ended an hour before `NOON`, with some changes. */
export const segment = (changes: Partial<LiveRow> = {}): LiveRow => ({
  id: randomUUID(),
  revision: 1,
  changedAt: NOON - hour,
  category: 'outgoing-call',
  startedAt: NOON - 1.5 * hour,
  endedAt: NOON - hour,
  source: 'hand',
  scheme: 1,
  ...changes,
})

export const tombstone = (id: string, revision: number) => ({
  id,
  revision,
  changedAt: NOON - minute,
  deleted: true as const,
})

/** The address, and so the origin, of an endpoint whose settings contain no address. */
export const ORIGIN = 'http://127.0.0.1:8787'

/** Returns the cookie that an answer sets, in the form in which a browser sends it back. */
export const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''

/** Opens the console as a member, with a one-time code. Returns functions for the console's requests. */
export const openConsole = async (
  endpoint: Endpoint,
  member: { team: string; member: string },
  origin = ORIGIN,
) => {
  const { code } = await createCode(endpoint.db, member, endpoint.now)
  const signedIn = await endpoint.app.request('/v1/session', {
    method: 'POST',
    ...asJson({ code, device: randomUUID() }, { Origin: origin }),
  })
  const headers = { Cookie: cookieOf(signedIn), Origin: origin }
  return {
    signedIn,
    headers,
    member,
    ask: (path: string, method = 'GET', body?: unknown) =>
      endpoint.app.request(path, { method, ...postOf(body, headers) }),
  }
}
