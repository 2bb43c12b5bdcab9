/**
 * Measures the processor time of the extension's background: for switching tabs, for one event that
 * starts the worker, and for a minute with a CRM page in front. Three headless browsers are
 * measured in turns: one with Stint, one with the floor (the smallest sensible extension), and one
 * without any extension. Memory is read from /proc, so the table contains a row for memory only on
 * Linux.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startSite } from '../../test/support/browser/site.ts'
import { type Bench, closeWelcomePage, type Installed, launch, urlOf } from './browser.ts'
import { median, type Row, ratioRow } from './rows.ts'
import { openTab, type Tab } from './tab.ts'
import { workersOf } from './worker.ts'

const SWITCHES = 400
/**
 * Milliseconds between two switches to another tab. This is the pace of a person who looks for a
 * tab.
 */
const BETWEEN = 40
const WAKES = 10
const MINUTE = 60_000
/** Milliseconds after an event by which a worker has certainly finished its work for that event. */
const SETTLED = 1500
/** Hosts that the measured build may read without a prompt. */
export const CRM_HOST = 'https://*.pipedrive.com/*'
const CRM_PAGE = 'https://acme.pipedrive.com/deal/42'
const FLOOR = join(import.meta.dirname, 'floor')
/**
 * The number of measurements of each figure. Several are needed, because single measurements of a
 * minute differ by a factor of two.
 */
const ROUNDS = 3

interface Subject {
  bench: Bench
  extension: Installed | undefined
  tabs: readonly Tab[]
  workers: Awaited<ReturnType<typeof workersOf>>
}

const NAMES = ['stint', 'floor', 'none'] as const
type Name = (typeof NAMES)[number]
type Subjects = Record<Name, Subject>
/** Milliseconds of processor time of each browser, one number for each measurement. */
type Costs = Record<Name, number[]>

/** @param dir the folder of a build that may read the addresses of pages of CRM_HOST */
export async function measureCpu(dir: string): Promise<Row[]> {
  const site = await startSite()
  const subjects: Subjects = {
    stint: await openSubject([dir], site.port),
    floor: await openSubject([FLOOR], site.port),
    none: await openSubject([], site.port),
  }
  try {
    console.log(`Tab switches, wake-ups and minutes: ${ROUNDS} rounds …`)
    const memory = await Promise.all(NAMES.map((name) => memoryOf(subjects[name])))
    await useCrm(subjects.stint)
    const switches = await inTurns(subjects, ROUNDS, costOfSwitches)
    const wakes = await inTurns(subjects, ROUNDS, costOfWakeUps)
    const minutes = await inTurns(subjects, ROUNDS, costOfCrmMinute)
    return rowsOf(switches, wakes, minutes, memory)
  } finally {
    for (const { bench } of Object.values(subjects)) await bench.browser.close()
    site.close()
  }
}

function rowsOf(
  switches: Costs,
  wakes: Costs,
  minutes: Costs,
  memory: (number | undefined)[],
): Row[] {
  const [switched, woken, minute] = [switches, wakes, minutes].map(
    ({ stint, floor, none }) => [median(stint), median(floor), median(none)] as const,
  )
  if (!switched || !woken || !minute) return []
  const above = ([stint, floor, none]: readonly [number, number, number]) =>
    [stint - none, floor - none] as const
  const [pss, floorPss] = memory
  return [
    ratioRow('tab switch, beyond no extension', ...above(switched), 'ms CPU', 2),
    ratioRow('tab switch, against no extension', switched[0], switched[2], 'ms CPU', 1.25),
    ratioRow('wake-up for one event', woken[0], woken[1], 'ms CPU', 1.6),
    ratioRow('a minute on a CRM page', minute[0], minute[1], 'ms CPU', 1.5),
    ...(pss && floorPss ? [ratioRow('extension process, PSS', pss, floorPss, 'MB', 1.4)] : []),
  ]
}

async function openSubject(dirs: readonly string[], port: number): Promise<Subject> {
  const bench = await launch(dirs, port)
  const [extension] = bench.extensions
  if (extension?.popup.includes('extension/pages')) await closeWelcomePage(bench)
  const tabs = [await openTab(bench), await openTab(bench)]
  return { bench, extension, tabs, workers: await workersOf(bench) }
}

/** Enables the CRM Pipedrive, by storing the settings that the settings page would store. */
async function useCrm({ bench, extension }: Subject) {
  if (!extension) throw new Error('Stint is not in its browser.')
  const tab = await openTab(bench)
  await tab.go(urlOf(extension, 'extension/pages/settings.html'))
  await tab.run(async () => {
    const request = indexedDB.open('stint')
    await new Promise((resolve) => request.addEventListener('success', resolve))
    const change = request.result.transaction('named', 'readwrite')
    change.objectStore('named').put({ name: 'settings', value: { products: ['pipedrive'] } })
    await new Promise((resolve) => change.addEventListener('complete', resolve))
    request.result.close()
  })
  await tab.close()
}

async function inTurns(
  subjects: Subjects,
  rounds: number,
  measure: (subject: Subject) => Promise<number>,
): Promise<Costs> {
  const costs: Costs = { stint: [], floor: [], none: [] }
  for (let round = 0; round < rounds; round++)
    for (const name of NAMES) costs[name].push(await measure(subjects[name]))
  return costs
}

/** Returns the milliseconds of processor time for one switch between tabs. */
async function costOfSwitches(subject: Subject): Promise<number> {
  const cost = await costOf(subject.bench, async () => {
    for (let i = 0; i < SWITCHES; i++) {
      await subject.tabs[i % 2]?.activate()
      await sleep(BETWEEN)
    }
    await sleep(SETTLED)
  })
  return cost / SWITCHES
}

/**
 * Returns the milliseconds of processor time for one switch between tabs, if the worker and its
 * process must first be started.
 */
async function costOfWakeUps({ bench, tabs, workers, extension }: Subject): Promise<number> {
  const costs: number[] = []
  for (let i = 0; i < WAKES; i++) {
    if (extension) await workers.stopAll()
    costs.push(
      await costOf(bench, async () => {
        await tabs[i % 2]?.activate()
        await sleep(SETTLED)
      }),
    )
  }
  return median(costs)
}

async function costOfCrmMinute({ bench }: Subject): Promise<number> {
  const tab = await openTab(bench)
  await tab.go(CRM_PAGE)
  await tab.activate()
  await sleep(2 * SETTLED)
  const cost = await costOf(bench, () => sleep(MINUTE))
  await tab.close()
  return cost
}

/**
 * Returns the milliseconds of processor time that all processes of the browser take while `act`
 * runs.
 */
async function costOf({ session }: Bench, act: () => Promise<unknown>): Promise<number> {
  const read = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    return new Map(processInfo.map(({ id, cpuTime }) => [id, cpuTime]))
  }
  const before = await read()
  await act()
  const after = await read()
  // A process that ended while `act` ran is not counted.
  return [...after].reduce((sum, [id, cpu]) => sum + cpu - (before.get(id) ?? 0), 0) * 1000
}

/**
 * Returns the proportional set size (PSS) of the extension's process with its worker and popup, in
 * MB. The process is restarted before the measurement, because the welcome page has left memory in
 * use. Returns undefined outside Linux.
 */
async function memoryOf({ bench, extension, workers }: Subject): Promise<number | undefined> {
  if (!extension) return undefined
  await workers.stopAll()
  await workers.start(extension)
  const popup = await openTab(bench)
  await popup.go(urlOf(extension, extension.popup))
  await sleep(SETTLED)
  const { processInfo } = await bench.session.send('SystemInfo.getProcessInfo')
  try {
    const own = processInfo.find(({ id }) =>
      readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--extension-process'),
    )
    const memory = own && readFileSync(`/proc/${own.id}/smaps_rollup`, 'utf8')
    return Number(/^Pss: *(\d+)/m.exec(memory ?? '')?.[1]) / 1000 || undefined
  } catch {
    return undefined
  } finally {
    await popup.close()
  }
}
