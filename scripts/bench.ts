/**
 * `npm run bench -- [--opens N] [history | endpoint | team]`: Stint's size and speed in a real Chromium. Milliseconds
 * differ from machine to machine, so speed is a ratio, measured in the same run: to the smallest
 * sensible popup and worker (`scripts/bench/floor`), or with a long history to none. A benchmark is
 * no test: it ends well whether marks are met or not.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { configOf } from '../vite.config.ts'
import { measureFloor } from './bench/against-floor.ts'
import { measureEndpoint } from './bench/endpoint.ts'
import { measureHistory } from './bench/history.ts'
import { tableOf } from './bench/rows.ts'
import { measureTeams } from './bench/team.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { opens: { type: 'string', default: '20' } },
})
const [what = 'floor'] = positionals
const opens = Number(values.opens)
if (
  !['floor', 'history', 'endpoint', 'team'].includes(what) ||
  positionals.length > 1 ||
  !(opens >= 1)
) {
  console.error('usage: npm run bench -- [--opens N] [history | endpoint | team]')
  process.exit(2)
}

const tellLoad = () => {
  const [load = 0] = loadavg()
  console.log(`The machine's load is ${load.toFixed(1)} on ${availableParallelism()} processors.`)
  console.log('On a busy machine ratios, too, differ from run to run.')
}

async function endpoint() {
  const { speeds, eighteen } = await measureEndpoint()
  console.log(
    `\nBatches of 60 rows; rows per second from 8 people at a time, p50 and p99 one after the other.\nMedians of short rounds, floor and endpoint by turns:\n\n${tableOf(speeds)}\n`,
  )
  console.log(`18:00, 10,000 people send 60 rows each:\n\n${tableOf(eighteen)}\n`)
  tellLoad()
}

async function team() {
  for (const [name, rows] of await measureTeams())
    console.log(
      `\nThe layout of 500 people, 30 segments a day for a year, ${name}:\n\n${tableOf(rows)}\n`,
    )
  tellLoad()
}

async function browser() {
  const dir = mkdtempSync(join(tmpdir(), 'stint-bench-'))
  try {
    const config = configOf({ target: 'chrome', outDir: dir })
    await build({ ...config, configFile: false, logLevel: 'warn' })
    const rows = await (what === 'history' ? measureHistory : measureFloor)(dir, opens)
    console.log(`\n${tableOf(rows)}\n`)
    console.log(`Medians of ${opens}. Headless; a popup is its page in a tab.`)
    tellLoad()
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

await (what === 'endpoint' ? endpoint : what === 'team' ? team : browser)()
