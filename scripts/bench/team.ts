/**
 * Measures the cost of a manager's report of a large team: the time until the report has arrived,
 * and the delay of other requests during that time.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { day } from '../../src/core/time/units.ts'
import { startPostgres } from '../../test/support/postgres.ts'
import { addressOf, serve } from './company.ts'
import { fillTeam, type LongTeam, spanOf } from './long-team.ts'
import { median, percentile, type Row } from './rows.ts'

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/**
 * The ranges of days for which the report is requested. `target` is the longest that the answer may
 * take, in milliseconds.
 */
const RANGES = [
  { name: 'a week', days: 7, target: 50, times: 15 },
  { name: 'a month', days: 31, target: 150, times: 10 },
  { name: 'a quarter', days: 92, target: 400, times: 5 },
  { name: 'a year', days: 365, target: 1500, times: 3 },
]
/**
 * The highest allowed memory of the process while it answers three requests for a year, in
 * megabytes.
 */
const MOST_MEMORY = 300

interface Answer {
  status: number
  /** Milliseconds until the last byte has arrived. */
  ms: number
  bytes: number
  tag: string
}

const get = (url: string, agent: Agent, token: string, headers: Record<string, string> = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const begun = performance.now()
    const asked = request(url, {
      agent,
      timeout: 120_000,
      headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': addressOf(1), ...headers },
    })
    asked.on('error', reject)
    asked.on('response', (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          bytes,
          ms: performance.now() - begun,
          tag: answer.headers.etag ?? '',
        }),
      )
    })
    asked.end()
  })

const pathOf = (size: LongTeam, days: number, more = '') => {
  const to = spanOf(size, Date.now()).to
  const query = `from=${dateOf(to - (days - 1) * day)}&to=${dateOf(to)}&zone=Europe/Berlin`
  return `/v1/team/layout?${query}&exact=1${more}`
}

/**
 * Returns the largest amount of memory that a process has used so far, in megabytes; NaN on systems
 * without /proc.
 */
const memoryOf = (pid: number | undefined) => {
  try {
    const [, kB = ''] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kB) / 1024
  } catch {
    return Number.NaN
  }
}

/**
 * Starts two clients. Each sends the usual requests of a browser, one after the other, until it is
 * stopped.
 */
const startOtherClients = (url: string, tokens: readonly string[]) => {
  const agent = new Agent({ keepAlive: true })
  const times: number[] = []
  let stopped = false
  const run = async () => {
    for (let i = 0; !stopped; i++) {
      const token = tokens[i % tokens.length] ?? ''
      times.push((await get(`${url}/v1/segments?limit=60`, agent, token)).ms)
    }
  }
  const running = [run(), run()]
  return {
    stop: async () => {
      stopped = true
      await Promise.all(running)
      agent.destroy()
      return times
    },
  }
}

const PACKED = { 'accept-encoding': 'gzip' }

const rowOf = (name: string, value: number, target: number, unit: string, more = ''): Row => ({
  name,
  endpoint: `${value.toFixed(value < 10 ? 2 : 0)}${unit}`,
  'of that': more,
  target: `≤ ${target}${unit}`,
  is: value <= target ? 'met' : 'NOT met',
})

export async function measureTeam(
  where: string,
  tokens: readonly string[],
  size: LongTeam,
): Promise<Row[]> {
  const { url, child, stop } = await serve(where)
  const agent = new Agent({ keepAlive: true })
  const [manager = '', ...people] = tokens
  const rows: Row[] = []
  const ask = (days: number, more = '', headers: Record<string, string> = PACKED) =>
    get(url + pathOf(size, days, more), agent, manager, headers)
  for (const { name, days, target, times } of RANGES) {
    const first = await ask(days)
    if (first.status !== 200) throw new Error(`The endpoint answered ${first.status}.`)
    const all: number[] = []
    for (let i = 0; i < times; i++) all.push((await ask(days)).ms)
    const known = await ask(days, '', { ...PACKED, 'if-none-match': first.tag })
    const more = `first ${first.ms.toFixed(0)} ms, ${(first.bytes / 1e6).toFixed(2)} MB, ${known.status} in ${known.ms.toFixed(0)} ms`
    rows.push(rowOf(name, median(all), target, ' ms', more))
  }
  const made = await ask(365, '&by=month')
  const all: number[] = []
  for (let i = 0; i < 5; i++) all.push((await ask(365, '&by=month')).ms)
  rows.push(rowOf('a year as months', median(all), 150, ' ms', `first ${made.ms.toFixed(0)} ms`))
  const calm = startOtherClients(url, people.slice(0, 100))
  await new Promise((resolve) => setTimeout(resolve, 4000))
  const usual = await calm.stop()
  const busy = startOtherClients(url, people.slice(100, 200))
  for (let i = 0; i < 2; i++) await Promise.all([ask(365), ask(365), ask(365)])
  const meanwhile = await busy.stop()
  const p99 = (times: readonly number[]) => Number.parseFloat(percentile(times, 0.99))
  rows.push(
    rowOf(
      "others' p99 during three years",
      p99(meanwhile) / p99(usual),
      2,
      ' ×',
      `${percentile(meanwhile, 0.99)} against ${percentile(usual, 0.99)}, p50 ${percentile(meanwhile, 0.5)} against ${percentile(usual, 0.5)}`,
    ),
    rowOf('memory with three years at once', memoryOf(child.pid), MOST_MEMORY, ' MB'),
  )
  agent.destroy()
  await stop()
  return rows
}

const SIZE: LongTeam = { people: 500, segments: 30, days: 365 }

/** Returns one table of results for SQLite, and one for PostgreSQL. */
export async function measureTeams(): Promise<[name: string, rows: Row[]][]> {
  const dir = mkdtempSync(join(tmpdir(), 'stint-bench-'))
  const server = await startPostgres()
  try {
    const tables: [string, Row[]][] = []
    for (const [name, where] of [
      ['SQLite', join(dir, 'team.sqlite')],
      ['PostgreSQL', server.url],
    ] as const) {
      const { tokens } = await fillTeam(where, SIZE)
      tables.push([name, await measureTeam(where, tokens, SIZE)])
    }
    return tables
  } finally {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
