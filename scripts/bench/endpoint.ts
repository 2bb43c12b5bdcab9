/**
 * The endpoint against a bare floor: the same rows written to the same kind of database by one
 * prepared statement per batch, no HTTP, no questions asked. And 18:00 in a company of 10,000.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { openDatabase } from '../../server/database.ts'
import { toColumns } from '../../server/rows.ts'
import { jitterOf } from '../../src/core/sendtime.ts'
import type { LiveRow } from '../../src/sync/contract.ts'
import { startPostgres } from '../postgres.ts'
import type { Row } from './rows.ts'

const ROWS = 60
const BATCHES = 400
const REPS = 10_000
const MARK = 0.5
/** People who send at the same time, where rows per second are counted. */
const AT_ONCE = 8

const minute = 60_000

/** A day's work, so many days ago. */
const day = (ago = 1): LiveRow[] => {
  const start = Date.now() - ago * 24 * 60 * minute
  return Array.from({ length: ROWS }, (_, i) => ({
    ...{ id: randomUUID(), revision: 1, changedAt: start + (i + 1) * 8 * minute },
    ...{ startedAt: start + i * 8 * minute, endedAt: start + (i + 1) * 8 * minute },
    ...{ category: i % 3 ? 'documentation' : 'outgoing-call', source: 'hand', scheme: 1 },
    ...(i % 3 && { context: { product: 'hubspot' } }),
  }))
}

interface Rep {
  team: string
  member: string
  device: string
  token: string
}

/** People with devices, made as connecting would make them. */
async function hire(where: string, count: number): Promise<Rep[]> {
  const db = await openDatabase(where)
  const now = Date.now()
  const team = randomUUID()
  const reps = Array.from({ length: count }, () => ({
    ...{ team, member: randomUUID(), device: randomUUID() },
    token: randomBytes(32).toString('base64url'),
  }))
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('teams').values({ id: team, name: team, created_at: now }).execute()
    for (let i = 0; i < reps.length; i += 500) {
      const some = reps.slice(i, i + 500)
      const members = some.map(({ member }) => ({
        ...{ team, id: member, name: member, role: 'member' as const, seq: 0, created_at: now },
      }))
      const devices = some.map(({ member, device, token }) => ({
        ...{ team, member, id: device, created_at: now, last_seen_at: now, revoked_at: null },
        token_hash: createHash('sha256').update(token).digest('hex'),
      }))
      await tx.insertInto('members').values(members).execute()
      await tx.insertInto('devices').values(devices).execute()
    }
  })
  await db.destroy()
  return reps
}

const columnsOf = (rep: Rep, rows: readonly LiveRow[], place: number) =>
  rows.map((row, i) => ({
    ...{ team: rep.team, member: rep.member, device: rep.device },
    ...toColumns(row),
    ...{ seq: place + i, first_received_at: 0, received_at: 0 },
  }))

interface Speed {
  /** Rows per second. */
  rate: number
  /** Milliseconds of each batch. */
  times: number[]
}

async function timed(write: (batch: number) => unknown): Promise<Speed> {
  const times: number[] = []
  const started = performance.now()
  for (let batch = 0; batch < BATCHES; batch++) {
    const begun = performance.now()
    await write(batch)
    times.push(performance.now() - begun)
  }
  return { rate: (BATCHES * ROWS) / ((performance.now() - started) / 1000), times }
}

const names = Object.keys(columnsOf({} as Rep, day().slice(0, 1), 0)[0] ?? {})
const marks = (mark: (i: number) => string) =>
  Array.from(
    { length: ROWS },
    (_, row) => `(${names.map((_, i) => mark(row * names.length + i + 1))})`,
  )
const insert = (mark: (i: number) => string) =>
  `insert into segments (${names}) values ${marks(mark)}`
const valuesOf = (rep: Rep, batch: number) =>
  columnsOf(rep, day(batch + 1), 1 + batch * ROWS).flatMap((row) => Object.values(row))

/** Durable settings as the endpoint's own; keys and indexes are those of its tables. */
async function floorOf(where: string, rep: Rep): Promise<Speed> {
  if (where.startsWith('postgres')) {
    const client = new Client({ connectionString: where })
    await client.connect()
    const text = insert((i) => `$${i}`)
    const speed = await timed((batch) =>
      client.query({ name: 'floor', text, values: valuesOf(rep, batch) }),
    )
    // What autovacuum does within a minute: until then the planner knows nothing of the tables.
    await client.query('analyze')
    await client.end()
    return speed
  }
  const file = new DatabaseSync(where)
  file.exec('pragma journal_mode = wal; pragma synchronous = full')
  const statement = file.prepare(insert(() => '?'))
  const speed = await timed((batch) => statement.run(...valuesOf(rep, batch)))
  file.close()
  return speed
}

async function serve(where: string) {
  const args = ['server/cli.ts', 'serve', '--port', '0', '--db', where, '--behind-proxy']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk) => {
      if (said.length < 10_000) said += chunk
      const [, url] = /on (http:[^\s"]+)/.exec(said) ?? []
      if (url) resolve(url)
    })
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { url, child, stop }
}

/** Sends one day; answers the status, after waiting as told where it was told to. */
async function send(url: string, agent: Agent, rep: Rep, from: string, ago = 1) {
  const body = JSON.stringify({ segments: day(ago) })
  return new Promise<number>((resolve, reject) => {
    const asked = request(new URL('/v1/segments', url), {
      ...{ method: 'PUT', agent, timeout: 120_000 },
      headers: {
        ...{ authorization: `Bearer ${rep.token}`, 'content-type': 'application/json' },
        ...{ 'content-length': Buffer.byteLength(body), 'x-forwarded-for': from },
      },
    })
    asked.on('error', reject)
    asked.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    asked.end(body)
  })
}

const addressOf = (i: number) => `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`

async function endpointOf(where: string, reps: readonly Rep[]): Promise<Speed> {
  const { url, stop } = await serve(where)
  const agent = new Agent({ keepAlive: true })
  const write = async (rep: Rep, batch: number) => {
    const status = await send(url, agent, rep, addressOf(batch), batch + 1)
    if (status !== 200) throw new Error(`The endpoint answered ${status}.`)
  }
  // What one person waits for, then what the endpoint can do for several.
  const [one, ...others] = reps as [Rep, ...Rep[]]
  const { times } = await timed((batch) => write(one, batch))
  const share = BATCHES / others.length
  const started = performance.now()
  await Promise.all(
    others.map(async (rep) => {
      for (let batch = 0; batch < share; batch++) await write(rep, batch)
    }),
  )
  const rate = (share * others.length * ROWS) / ((performance.now() - started) / 1000)
  agent.destroy()
  await stop()
  return { rate, times }
}

const perSecond = (rate: number) => `${Math.round(rate).toLocaleString('en')}/s`
const at = (times: readonly number[], share: number) =>
  `${(times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0).toFixed(1)} ms`

const speedRow = (name: string, endpoint: Speed, floor: Speed): Row => {
  const ratio = endpoint.rate / floor.rate
  return {
    name,
    endpoint: `${perSecond(endpoint.rate)}, p50 ${at(endpoint.times, 0.5)}, p99 ${at(endpoint.times, 0.99)}`,
    floor: `${perSecond(floor.rate)}, p50 ${at(floor.times, 0.5)}, p99 ${at(floor.times, 0.99)}`,
    ratio: ratio.toFixed(2),
    mark: `≥ ${MARK}`,
    is: ratio >= MARK ? 'met' : 'NOT met',
  }
}

const megabytes = (child: ChildProcess) => {
  try {
    const [, kB] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
    return `${Math.round(Number(kB) / 1000)} MB`
  } catch {
    return 'not told by this system'
  }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * 10,000 reps send their day. `squeeze`: how much faster than in life the ten minutes of the jitter
 * pass; infinite: all at once.
 */
async function eighteen(where: string, squeeze: number): Promise<Row> {
  const reps = await hire(where, REPS)
  const { url, child, stop } = await serve(where)
  const agent = new Agent({ keepAlive: true, maxSockets: 2000 })
  const times: number[] = []
  let again = 0
  const started = performance.now()
  await Promise.all(
    reps.map(async (rep, i) => {
      await wait(jitterOf(rep.device) / squeeze)
      const begun = performance.now()
      // As the extension does: until it is taken, twenty times at most.
      for (let tries = 0; tries < 20; tries++) {
        const status = await send(url, agent, rep, addressOf(i)).catch(() => 0)
        if (status === 200) break
        again++
        await wait(200 * 2 ** Math.min(tries, 5))
      }
      times.push(performance.now() - begun)
    }),
  )
  const took = (performance.now() - started) / 1000
  const memory = megabytes(child)
  agent.destroy()
  await stop()
  const db = await openDatabase(where)
  const { stored } = await db
    .selectFrom('segments')
    .select((eb) => eb.fn.countAll<number>().as('stored'))
    .where('team', '=', reps[0]?.team ?? '')
    .executeTakeFirstOrThrow()
  await db.destroy()
  return {
    name:
      squeeze === Number.POSITIVE_INFINITY ? 'all at once' : `10 min in ${(10 * 60) / squeeze} s`,
    stored: `${stored.toLocaleString('en')} of ${(REPS * ROWS).toLocaleString('en')}`,
    took: `${took.toFixed(0)} s`,
    'sent again': `${again}`,
    rep: `p50 ${at(times, 0.5)}, p99 ${at(times, 0.99)}`,
    'peak memory': memory,
  }
}

/** Both tables: against the floor, and 18:00. */
export async function measureEndpoint(): Promise<{ speeds: Row[]; eighteen: Row[] }> {
  const dir = mkdtempSync(join(tmpdir(), 'stint-bench-'))
  const server = await startPostgres()
  try {
    const places = { SQLite: join(dir, 'endpoint.sqlite'), PostgreSQL: server.url }
    const speeds: Row[] = []
    const rush: Row[] = []
    for (const [name, where] of Object.entries(places)) {
      const [one, ...reps] = await hire(where, 2 + AT_ONCE)
      const floor = await floorOf(where, one as Rep)
      speeds.push(speedRow(name, await endpointOf(where, reps), floor))
      for (const squeeze of [10, Number.POSITIVE_INFINITY]) {
        const row = await eighteen(where, squeeze)
        rush.push({ ...row, name: `${name}, ${row.name}` })
      }
    }
    return { speeds, eighteen: rush }
  } finally {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
