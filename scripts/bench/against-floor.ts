import { join } from 'node:path'
import { type Bench, closeWelcomePage, type Installed, launch } from './browser.ts'
import { type Marks, open, POPUP, type Times } from './open.ts'
import { type Row, sizeRow, timeRow } from './rows.ts'
import { popupBytes, workerBytes } from './size.ts'
import { workersOf } from './worker.ts'

const FLOOR = join(import.meta.dirname, 'floor')
const FLOOR_POPUP: Marks = { control: '#switch', data: '#switch:enabled' }
/**
 * The number of runs at the beginning that are not counted, because files and code are not in the
 * caches yet.
 */
const WARM_UP = 2

type Pair<T> = readonly [stint: T, floor: T]

/**
 * Compares sizes, popup and worker start with the floor (the smallest sensible extension). Both
 * extensions are in one browser and are measured in turns.
 */
export async function measureFloor(dir: string, times: number): Promise<Row[]> {
  const bench = await launch([dir, FLOOR])
  try {
    await closeWelcomePage(bench)
    const [stint, floor] = bench.extensions
    if (!stint || !floor) throw new Error('Two extensions are needed.')
    const both = [stint, floor] as const
    const sizes = await measureSizes(bench, both)
    console.log(`Popups: ${times} warm opens each …`)
    const [popup, floorPopup] = await measurePopups(bench, both, times)
    console.log(`Workers: ${times} starts each …`)
    const [start, floorStart] = await measureStarts(bench, both, times)
    const column = (name: keyof Times) =>
      [popup.map((t) => t[name]), floorPopup.map((t) => t[name])] as const
    return [
      sizeRow('popup, JS + CSS, gzip', ...sizes.popup, 60_000),
      timeRow('popup, first paint', ...column('firstPaint'), 1.15),
      timeRow('popup, clickable', ...column('clickable'), 0.6),
      timeRow('popup, data shown', ...column('data'), 1.6),
      sizeRow('worker, gzip', ...sizes.worker, 50_000),
      timeRow('worker, start', start, floorStart, 1.35),
    ]
  } finally {
    await bench.browser.close()
  }
}

async function measureSizes(bench: Bench, [stint, floor]: Pair<Installed>) {
  const workers = await workersOf(bench)
  // Stops the workers and starts them again, because at the first start after the installation, a
  // worker also loads code that later starts do not load.
  await workers.stopAll()
  await workers.ensure(stint)
  await workers.ensure(floor)
  const worker = [await workerBytes(bench, stint), await workerBytes(bench, floor)] as const
  await workers.close()
  const popup = [await popupBytes(bench, stint), await popupBytes(bench, floor)] as const
  return { worker, popup }
}

/**
 * Measures Stint and the floor (the smallest sensible extension) in turns, so that other load on
 * the machine affects both in the same way.
 */
async function inTurns<T>(
  both: Pair<Installed>,
  times: number,
  measure: (extension: Installed, which: 0 | 1) => Promise<T>,
): Promise<Pair<T[]>> {
  const results: Pair<T[]> = [[], []]
  for (let turn = -WARM_UP; turn < times; turn++) {
    for (const which of [0, 1] as const) {
      const result = await measure(both[which], which)
      if (turn >= 0) results[which].push(result)
    }
  }
  return results
}

async function measurePopups(bench: Bench, both: Pair<Installed>, times: number) {
  const workers = await workersOf(bench)
  const marks = [POPUP, FLOOR_POPUP] as const
  const measured = await inTurns(both, times, async (extension, which) => {
    await workers.ensure(extension)
    return (await open(bench, extension, marks[which])).times
  })
  await workers.close()
  return measured
}

/**
 * Measures cold starts of the worker. Before each start, the worker and the extension's process are
 * ended, as the browser ends both after hours without an event.
 */
async function measureStarts(bench: Bench, both: Pair<Installed>, times: number) {
  const workers = await workersOf(bench)
  const measured = await inTurns(both, times, async (extension) => {
    await workers.stopAll()
    return workers.start(extension)
  })
  await workers.close()
  return measured
}
