/**
 * Measures, on SQLite and on PostgreSQL, how long other people's requests wait while one member
 * sends as much as a limit of the endpoint allows. Measures in turns with and without that load, so
 * that other load on the machine affects both measurements in the same way.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../server/db/database.ts'
import {
  type Asked,
  ask,
  connectBrowser,
  type Fixture,
  longOnes,
  manyAtOnce,
  openFixture,
  usualRequests,
} from '../../test/support/endpoint/full-requests.ts'
import { startPostgres } from '../../test/support/postgres.ts'
import { serve } from './company.ts'
import { percentile, type Row } from './rows.ts'

const PEOPLE = 60
/** MANY is the number of requests in one burst, BURSTS the number of bursts. */
const MANY = 100
const BURSTS = 4
const TARGET = 2

/**
 * Sends the usual requests of other people, one after the other, until `work` ends. Returns the
 * milliseconds that each of these requests took.
 */
const timesDuring = async (fixture: Fixture, work: Promise<unknown>) => {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  const times: number[] = []
  for (let i = 0; !isDone; i++) {
    const token = fixture.colleagues[i % fixture.colleagues.length] ?? ''
    for (const asked of usualRequests(fixture, token)) {
      const begun = performance.now()
      await ask(fixture.url, fixture.agent, asked)
      times.push(performance.now() - begun)
    }
  }
  await done
  return times
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Returns one burst (many requests at the same time) for each kind of request: the name of the
 * kind, and a function that returns the requests, made with the given token.
 */
const burstsOf = (fixture: Fixture): [name: string, burst: (token: string) => Asked[]][] => [
  ...Object.entries(manyAtOnce(fixture)).map(
    ([name, { request }]): [string, (token: string) => Asked[]] => [
      name,
      (token) => Array.from({ length: MANY }, (_, i) => request(i, token)),
    ],
  ),
  ...Object.entries(longOnes(fixture)).map(
    ([name, request]): [string, (token: string) => Asked[]] => [
      name,
      (token) => Array.from({ length: 12 }, () => request(token)),
    ],
  ),
]

async function measure(where: string): Promise<Row[]> {
  const { url, stop } = await serve(where)
  const db = await openDatabase(where)
  const agent = new Agent()
  const fixture = await openFixture({ db, url, agent, now: Date.now() }, PEOPLE)
  const usual: number[] = []
  const delayed = new Map<string, number[]>()
  const fill = async (asked: readonly Asked[]) => {
    await Promise.all(asked.map((one) => ask(url, agent, one)))
  }
  for (const [name, burst] of burstsOf(fixture)) {
    const times: number[] = []
    for (let i = 0; i < BURSTS; i++) {
      const token = await connectBrowser({ ...fixture, now: Date.now() }, fixture.boss)
      usual.push(...(await timesDuring(fixture, pause(1000))))
      times.push(...(await timesDuring(fixture, fill(burst(token)))))
    }
    delayed.set(name, times)
  }
  await db.destroy()
  agent.destroy()
  await stop()
  const p99 = (times: readonly number[]) => Number.parseFloat(percentile(times, 0.99))
  const rowOf = (name: string, times: readonly number[], target = ''): Row => {
    const ratio = p99(times) / p99(usual)
    return {
      name,
      endpoint: `p50 ${percentile(times, 0.5)}, p99 ${percentile(times, 0.99)}, ${times.length} requests`,
      ratio: ratio.toFixed(2),
      target: target && `≤ ${target}`,
      is: target && (ratio <= TARGET ? 'met' : 'NOT met'),
    }
  }
  return [
    rowOf('usual', usual),
    ...[...delayed].map(([name, times]) => rowOf(name, times)),
    rowOf('others while limits are filled', [...delayed.values()].flat(), String(TARGET)),
  ]
}

/** Returns one table of results for SQLite, and one for PostgreSQL. */
export async function measureLimits(): Promise<[name: string, rows: Row[]][]> {
  const dir = mkdtempSync(join(tmpdir(), 'stint-bench-'))
  const server = await startPostgres()
  try {
    return [
      ['SQLite', await measure(join(dir, 'limits.sqlite'))],
      ['PostgreSQL', await measure(server.url)],
    ]
  } finally {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
