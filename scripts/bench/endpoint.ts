/**
 * Compares the endpoint with its floor (bare inserts, `bare-inserts.ts`), and measures the load at
 * 18:00 (`eighteen.ts`). The endpoint and the floor are measured in turns, in short rounds, so that
 * other load on the machine affects both in the same way.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres } from '../../test/support/postgres.ts'
import { openFloor } from './bare-inserts.ts'
import { addPeople, addressOf, type Rep, ROWS, send, serve } from './company.ts'
import { sendAtEighteen } from './eighteen.ts'
import { median, percentile, type Row } from './rows.ts'

const ROUNDS = 20
/** The number of batches of one person in a round. The batches are sent one after the other. */
const BATCHES = 20
const TARGET = 0.8
/**
 * AT_ONCE is the number of people who send at the same time while rows per second are counted. EACH
 * is the number of batches that each of these people sends in a round.
 */
const AT_ONCE = 8
const EACH = 10

type Write = (batch: number) => unknown

/**
 * Returns the milliseconds that each batch takes. The batches are sent one after the other. The
 * first batch has the number `first`.
 */
const timesOf = async (write: Write, first: number) => {
  const times: number[] = []
  for (let batch = first; batch < first + BATCHES; batch++) {
    const begun = performance.now()
    await write(batch)
    times.push(performance.now() - begun)
  }
  return times
}

/** Returns the rows per second when several people send at the same time. */
const rateOf = async (writes: readonly Write[], first: number) => {
  const started = performance.now()
  await Promise.all(
    writes.map(async (write) => {
      for (let batch = first; batch < first + EACH; batch++) await write(batch)
    }),
  )
  return (writes.length * EACH * ROWS) / ((performance.now() - started) / 1000)
}

const total = (times: readonly number[]) => times.reduce((a, b) => a + b, 0)

interface Round {
  floor: number[]
  /** The milliseconds that each batch takes if one person sends one batch after the other. */
  alone: number[]
  rate: number
  floorRate: number
}

const openEndpoint = async (where: string, reps: readonly Rep[]) => {
  const { url, stop } = await serve(where)
  let agent = new Agent({ keepAlive: true })
  // Makes new connections for each round: while the floor is measured, the endpoint closes idle
  // connections. A request on an old connection could fail because the endpoint closes it at that
  // moment.
  const reconnect = () => {
    agent.destroy()
    agent = new Agent({ keepAlive: true })
  }
  const [alone, ...several] = reps.map(
    (rep): Write =>
      async (batch) => {
        const status = await send(url, agent, rep, addressOf(batch), batch + 1)
        if (status !== 200) throw new Error(`The endpoint answered ${status}.`)
      },
  ) as [Write, ...Write[]]
  const close = async () => {
    agent.destroy()
    await stop()
  }
  return { alone, several, afresh: reconnect, close }
}

// Collects the statistics that PostgreSQL's planner needs. When the endpoint runs normally,
// PostgreSQL's autovacuum collects them within a minute.
const analyze = async (where: string) => {
  if (!where.startsWith('postgres')) return
  const client = new Client({ connectionString: where })
  await client.connect()
  await client.query('analyze')
  await client.end()
}

const roundsOf = async (where: string, floorAt: string): Promise<Round[]> => {
  const [bare] = (await addPeople(floorAt, 1)) as [Rep]
  const floor = await openFloor(floorAt, bare)
  const endpoint = await openEndpoint(where, await addPeople(where, 1 + AT_ONCE))
  const rounds: Round[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const times = await timesOf(floor.write, round * BATCHES)
    endpoint.afresh()
    const alone = await timesOf(endpoint.alone, round * BATCHES)
    const rate = await rateOf(endpoint.several, round * EACH)
    // The first round is not counted, because caches are still empty.
    if (round === 0) await analyze(where)
    else
      rounds.push({ floor: times, alone, rate, floorRate: (BATCHES * ROWS * 1000) / total(times) })
  }
  await endpoint.close()
  await floor.close()
  return rounds
}

const perSecond = (rates: readonly number[]) =>
  `${Math.round(median(rates)).toLocaleString('en')}/s`
const speedText = (rates: readonly number[], times: readonly number[]) =>
  `${perSecond(rates)}, p50 ${percentile(times, 0.5)}, p99 ${percentile(times, 0.99)}`

const speedRow = (name: string, rounds: readonly Round[]): Row => {
  const ratio = median(rounds.map(({ rate, floorRate }) => rate / floorRate))
  return {
    name,
    endpoint: speedText(
      rounds.map(({ rate }) => rate),
      rounds.flatMap(({ alone }) => alone),
    ),
    floor: speedText(
      rounds.map(({ floorRate }) => floorRate),
      rounds.flatMap(({ floor }) => floor),
    ),
    ratio: ratio.toFixed(2),
    target: `≥ ${TARGET}`,
    is: ratio >= TARGET ? 'met' : 'NOT met',
  }
}

/** Returns two tables: the comparison with the floor, and the load at 18:00. */
export async function measureEndpoint(): Promise<{ speeds: Row[]; eighteen: Row[] }> {
  const dir = mkdtempSync(join(tmpdir(), 'stint-bench-'))
  const server = await startPostgres()
  try {
    // An SQLite file allows one writer at a time, so the floor (the bare inserts) gets a file of
    // its own.
    const places = {
      SQLite: [join(dir, 'endpoint.sqlite'), join(dir, 'floor.sqlite')],
      PostgreSQL: [server.url, server.url],
    } as const
    const speeds: Row[] = []
    const rush: Row[] = []
    for (const [name, [where, floorAt]] of Object.entries(places)) {
      speeds.push(speedRow(name, await roundsOf(where, floorAt)))
      for (const squeeze of [10, Number.POSITIVE_INFINITY]) {
        const row = await sendAtEighteen(where, squeeze)
        rush.push({ ...row, name: `${name}, ${row.name}` })
      }
    }
    return { speeds, eighteen: rush }
  } finally {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
