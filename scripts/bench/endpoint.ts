/**
 * The endpoint against a bare floor: the same rows written to the same kind of database by one
 * prepared statement per batch, no HTTP, no questions asked. And 18:00.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { toColumns } from '../../server/rows.ts'
import type { LiveRow } from '../../src/sync/contract.ts'
import { startPostgres } from '../postgres.ts'
import { addressOf, day, hire, type Rep, ROWS, send, serve } from './company.ts'
import { eighteen } from './eighteen.ts'
import { percentile, type Row } from './rows.ts'

const BATCHES = 400
const MARK = 0.5
/** People who send at the same time, where rows per second are counted. */
const AT_ONCE = 8

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
const speedRow = (name: string, endpoint: Speed, floor: Speed): Row => {
  const ratio = endpoint.rate / floor.rate
  return {
    name,
    endpoint: `${perSecond(endpoint.rate)}, p50 ${percentile(endpoint.times, 0.5)}, p99 ${percentile(endpoint.times, 0.99)}`,
    floor: `${perSecond(floor.rate)}, p50 ${percentile(floor.times, 0.5)}, p99 ${percentile(floor.times, 0.99)}`,
    ratio: ratio.toFixed(2),
    mark: `≥ ${MARK}`,
    is: ratio >= MARK ? 'met' : 'NOT met',
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
