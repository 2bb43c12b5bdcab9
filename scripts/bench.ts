/**
 * `npm run bench -- [--opens N] [PART …]`: measures Stint's size and speed, in a real Chromium and
 * on both databases of the endpoint (SQLite and PostgreSQL). Without a PART all parts run, which
 * takes about half an hour. Milliseconds differ from machine to machine, so a speed is shown as a
 * ratio to another figure of the same run: to the figure of the smallest sensible extension
 * (`scripts/bench/floor`), of an empty history, or of inserts without an endpoint. A benchmark is
 * not a test: its exit code is 0 even if a target is not met.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { configOf } from '../vite.config.ts'
import { measureFloor } from './bench/against-floor.ts'
import { measureConsole } from './bench/console.ts'
import { CRM_HOST, measureCpu } from './bench/cpu.ts'
import { measureEndpoint } from './bench/endpoint.ts'
import { measureHistory } from './bench/history.ts'
import { measureIndicators } from './bench/indicators.ts'
import { measureLimits } from './bench/limits.ts'
import { type Row, tableOf } from './bench/rows.ts'
import { measureTeams } from './bench/team.ts'

interface Table {
  title: string
  rows: readonly Row[]
}

const PARTS: Record<string, (opens: number) => Promise<Table[]>> = {
  async floor(opens) {
    const title = `Popup and worker, medians of ${opens}. Headless; a popup is its page in a tab.`
    return [{ title, rows: await withBuild([], (dir) => measureFloor(dir, opens)) }]
  },
  async cpu() {
    const title = 'Processor time and memory of the background. Headless.'
    return [{ title, rows: await withBuild([CRM_HOST], measureCpu) }]
  },
  async history(opens) {
    const title = `With a history of up to 528,800 segments, medians of ${opens}.`
    return [{ title, rows: await withBuild([], (dir) => measureHistory(dir, opens)) }]
  },
  async endpoint() {
    const { speeds, eighteen } = await measureEndpoint()
    const title =
      'Batches of 60 rows: rows per second from 8 people at a time; p50 and p99 one after the other.'
    return [
      { title, rows: speeds },
      { title: '18:00, 10,000 people send 60 rows each.', rows: eighteen },
    ]
  },
  async limits() {
    const tables = await measureLimits()
    return tables.map(([name, rows]) => ({
      title: `Requests of others while one member fills a limit, ${name}.`,
      rows: rows.map((row) => ({ ...row, name: `${name}: ${row.name}` })),
    }))
  },
  async console() {
    const title =
      'The console, of dist/console (npm run build); a phone is 4 times slower, at 1.6 Mbit/s.'
    return [{ title, rows: await measureConsole() }]
  },
  async indicators() {
    const tables = await measureIndicators()
    return tables.map(([name, rows]) => ({
      title: `A CSV of 500 people, 24 months and five key indicators, ${name}.`,
      rows: rows.map((row) => ({ ...row, name: `${name}: ${row.name}` })),
    }))
  },
  async team() {
    const tables = await measureTeams()
    return tables.map(([name, rows]) => ({
      title: `The layout of 500 people, 30 segments a day for a year, ${name}.`,
      rows: rows.map((row) => ({ ...row, name: `${name}: ${row.name}` })),
    }))
  },
}

/** @param hosts hosts that the build may read without asking the person */
async function withBuild(hosts: readonly string[], measure: (dir: string) => Promise<Row[]>) {
  const dir = mkdtempSync(join(tmpdir(), 'stint-bench-'))
  try {
    const config = configOf({ target: 'chrome', outDir: dir, hosts })
    await build({ ...config, configFile: false, logLevel: 'warn' })
    return await measure(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Returns those rows of all tables that contain a target. */
function targetsOf(tables: readonly Table[]): Row[] {
  const withTarget = tables.flatMap(({ rows }) => rows).filter(({ target }) => target)
  return withTarget.map(({ name, Stint, endpoint, ratio, target = '', is = '' }) => {
    return { name, measured: ratio || Stint || endpoint || '', target, is }
  })
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { opens: { type: 'string', default: '20' } },
})
const opens = Number(values.opens)
const parts = positionals.length > 0 ? positionals : Object.keys(PARTS)
if (!(opens >= 1) || parts.some((part) => !Object.hasOwn(PARTS, part))) {
  console.error(`usage: npm run bench -- [--opens N] [${Object.keys(PARTS).join(' | ')}] …`)
  process.exit(2)
}

const load = () => loadavg()[0]?.toFixed(1)
console.log(`Load at the start: ${load()} on ${availableParallelism()} processors.`)
const tables: Table[] = []
for (const part of parts) {
  const measured = (await PARTS[part]?.(opens)) ?? []
  tables.push(...measured)
  for (const { title, rows } of measured) console.log(`\n${title}\n\n${tableOf(rows)}\n`)
  console.log(`Load after this part: ${load()}.`)
}
console.log(`\nAll targets:\n\n${tableOf(targetsOf(tables))}\n`)
console.log('On a busy machine ratios, too, differ from run to run.')
