/**
 * `npm test [-- --long]`: everything that must hold. Each step runs even where one before it failed,
 * so that one run tells all; the last line is the sum.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { lintFirefox } from './lint.ts'

const { values } = parseArgs({ options: { long: { type: 'boolean', default: false } } })
if (values.long) process.env.STINT_LONG = '1'

interface Count {
  passed: number
  failed: number
}

interface Ended {
  ok: boolean
  output: string
}

/** Runs a program of node_modules/.bin, or a script in Node; shows its output as it comes, or keeps it. */
function run(command: string, args: readonly string[], show: boolean): Promise<Ended> {
  const child = spawn(command, args, {
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    shell: process.platform === 'win32' && command !== process.execPath,
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, output: `${command}: ${error.message}` }))
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })
}

/** Passes or fails as a whole; what it has to say is shown where it failed. */
async function check(command: string, ...args: string[]): Promise<Count> {
  const { ok, output } = await run(command, args, false)
  if (!ok) console.log(output)
  return ok ? { passed: 0, failed: 0 } : { passed: 0, failed: 1 }
}

async function lintExtension(): Promise<Count> {
  const complaints = await lintFirefox('dist/firefox')
  for (const complaint of complaints) console.log(complaint)
  return { passed: 0, failed: complaints.length === 0 ? 0 : 1 }
}

/** A Vitest project. A run that broke off before its first test counts as one failure. */
async function tests(project: string): Promise<Count> {
  const file = `.stint/test-${project}.json`
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { ok } = await run('vitest', ['run', '--project', project, ...reporters], true)
  const count = counted(file)
  return { ...count, failed: count.failed || (ok && count.passed > 0 ? 0 : 1) }
}

function counted(file: string): Count {
  try {
    const { numPassedTests, numTotalTests } = JSON.parse(readFileSync(file, 'utf8'))
    // Whatever did not pass failed: a test that did not run is no pass.
    return { passed: numPassedTests, failed: numTotalTests - numPassedTests }
  } catch {
    return { passed: 0, failed: 0 }
  }
}

const STEPS: Record<string, () => Promise<Count>> = {
  types: () => check('tsc', '--noEmit'),
  'format and lint': () => check('biome', 'check', '--error-on-warnings'),
  'both builds': () => check(process.execPath, 'scripts/build.ts'),
  'web-ext lint': lintExtension,
  'unit, store and repository tests': () => tests('unit'),
  'endpoint on SQLite': () => tests('sqlite'),
  'endpoint on PostgreSQL': () => tests('postgres'),
  'real browsers': () => tests('browser'),
}

mkdirSync('.stint', { recursive: true })
const sum: Count = { passed: 0, failed: 0 }
for (const [name, step] of Object.entries(STEPS)) {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const { passed, failed } = await step()
  const counts = passed > 0 ? `${passed} passed, ${failed} failed` : failed > 0 ? 'failed' : 'good'
  console.log(`── ${name}: ${counts} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  sum.passed += passed
  sum.failed += failed
}
console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
process.exitCode = sum.failed > 0 ? 1 : 0
