/**
 * `npm test [-- --long]`: runs all checks and tests. `npm run test:unit`: checks types and lint,
 * and runs the tests of rules and store. `npm run test:browser [-- NAME …]`: runs tests in real
 * browsers; with names, only the test files whose names contain one of these names. Each step runs
 * even if an earlier step failed, so that one run shows all failures. The last line contains the
 * totals of all steps. The output of Vitest itself goes to `.stint/test-*.log`.
 */
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { BUILDS, type Check, LINT, TYPES, WEB_EXT_LINT } from './test/checks.ts'
import { folderInMemory } from './test/folder-in-memory.ts'
import { type Count, Lane } from './test/lane.ts'
import { lengthOf, Screen } from './test/screen.ts'
import { Times } from './test/times.ts'
import type { VitestRun } from './test/vitest.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    long: { type: 'boolean', default: false },
    unit: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
  },
})
if (values.long) process.env.STINT_LONG = '1'
// A cache of compiled code saves time, because tests start the endpoint hundreds of times from the
// same sources.
process.env.NODE_COMPILE_CACHE ??= resolve('.stint/compile-cache')
const temporary = process.env.TMPDIR ?? folderInMemory()
if (temporary) process.env.TMPDIR = temporary

const screen = new Screen()
const times = new Times()
const sum: Count = { passed: 0, failed: 0 }
const started = Date.now()

async function check({ name, run }: Check) {
  const since = Date.now()
  const complaints = await run()
  if (complaints.length > 0) sum.failed++
  screen.line(`${complaints.length > 0 ? '✗' : '✓'} ${name}  ${lengthOf(Date.now() - since)}`)
  for (const complaint of complaints) screen.line(complaint)
}

const lanes: Lane[] = []

async function run(plan: Omit<VitestRun, 'filters'>) {
  const since = Date.now()
  const lane = new Lane({ ...plan, filters: positionals }, screen, times)
  lanes.push(lane)
  await lane.go()
  for (const [project, { passed, failed }] of lane.counts) {
    screen.line(`── ${project}: ${passed} passed, ${failed} failed`)
    sum.passed += passed
    sum.failed += failed
  }
  screen.line(`── ${plan.name} took ${lengthOf(Date.now() - since)}`)
}

const cores = availableParallelism()
const PLANS = {
  unit: { name: 'unit', projects: ['unit'], workers: cores, nice: 0 },
  // The number of test files that run at the same time is the number of cores plus one, because
  // tests in real browsers wait most of the time. With cores + 2 files, tests that check a duration
  // in seconds failed on a machine with two cores, because it was too slow. With fewer files in either
  // lane, a processor was idle at the end: whole runs took 10:01 and 10:19 with 3 + 2 files, 10:47 with
  // 2 + 2, and 10:33 with 3 + 1.
  browser: { name: 'browser', projects: ['browser'], workers: cores + 1, nice: 0 },
  // These tests have a lower priority than the tests in browsers, so that they do not delay the
  // browsers.
  node: {
    name: 'node',
    projects: ['unit', 'ui', 'sync', 'build', 'sqlite', 'postgres'],
    workers: cores,
    nice: 5,
  },
}

function showStatus() {
  const running = lanes.flatMap((lane) => [...lane.running])
  if (running.length === 0) return
  const left = Math.max(...lanes.map((lane) => lane.left))
  const files = running.map((file) => file.replace(/\btest\/|\.test\.tsx?$/g, '')).join(', ')
  screen.status(`about ${lengthOf(left)} left; running: ${files}`)
}

mkdirSync('.stint', { recursive: true })
const clock = setInterval(showStatus, 1000)
if (values.unit) await Promise.all([check(TYPES), check(LINT), run(PLANS.unit)])
else if (values.browser) {
  await check(BUILDS)
  await run(PLANS.browser)
} else {
  await Promise.all([check(TYPES), check(LINT), check(BUILDS)])
  await Promise.all([run(PLANS.browser), check(WEB_EXT_LINT).then(() => run(PLANS.node))])
}
clearInterval(clock)
times.save()
screen.line(`\nTook ${lengthOf(Date.now() - started)} in all.`)
screen.line(`${sum.passed} passed, ${sum.failed} failed`)
process.exitCode = sum.failed > 0 ? 1 : 0
