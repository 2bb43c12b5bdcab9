import { type Bench, type Installed, launch, urlOf, welcomed } from './browser.ts'
import { open, POPUP } from './open.ts'
import { growthRow, type Row } from './rows.ts'
import { openTab, type Tab } from './tab.ts'

const SIZES = [0, 50_000, 500_000]
const CATEGORIES = ['research', 'misc'] as const
const WARM_UP = 2

interface Filled {
  bench: Bench
  stint: Installed
  data: number[]
  switches: number[]
}

/**
 * What the popup and a switch cost with a long history: it must be what they cost with none. A
 * browser for each length, all open at once and asked in turns.
 */
export async function measureHistory(dir: string, times: number): Promise<Row[]> {
  const all = new Map<number, Filled>()
  try {
    for (const size of SIZES) all.set(size, await filled(dir, size))
    console.log(`Popups and switches: ${times} each …`)
    for (let turn = -WARM_UP; turn < times; turn++) {
      for (const one of all.values()) await measure(one, turn)
    }
    const series = (of: (one: Filled) => number[]) =>
      new Map([...all].map(([size, one]) => [size, of(one)]))
    return [
      growthRow(
        'popup, data shown',
        series(({ data }) => data),
      ),
      growthRow(
        'a switch, click to shown',
        series(({ switches }) => switches),
      ),
    ]
  } finally {
    for (const { bench } of all.values()) await bench.browser.close()
  }
}

async function measure({ bench, stint, data, switches }: Filled, turn: number) {
  const category = CATEGORIES[turn & 1] ?? CATEGORIES[0]
  const { times, used } = await open(bench, stint, POPUP, (tab) => tab.run(timedSwitch, category))
  if (turn < 0 || used === undefined) return
  data.push(times.data)
  switches.push(used)
}

async function filled(dir: string, size: number): Promise<Filled> {
  const bench = await launch([dir])
  const [stint] = bench.extensions
  if (!stint) throw new Error('The browser has no extension.')
  await welcomed(bench)
  // The first switch makes the database and gives this device its id.
  await open(bench, stint, POPUP, (tab) => tab.run(timedSwitch, 'misc'))
  if (size > 0) {
    console.log(`Storing ${size.toLocaleString('en')} segments …`)
    await withTab(bench, urlOf(stint, 'manifest.json'), (tab) => fillUp(tab, size))
  }
  return { bench, stint, data: [], switches: [] }
}

async function withTab(bench: Bench, url: string, use: (tab: Tab) => Promise<void>) {
  const tab = await openTab(bench)
  await tab.go(url)
  await use(tab)
  await tab.close()
}

/** Rows in a transaction; one call for each, for the browser's protocol has a limit of minutes. */
const AT_ONCE = 10_000

async function fillUp(tab: Tab, size: number) {
  for (let from = 0; from < size; from += AT_ONCE) {
    await tab.run(fill, from, Math.min(size, from + AT_ONCE))
  }
}

/** Runs in the popup. Milliseconds from the click until the popup shows the category as running. */
function timedSwitch(category: string): Promise<number> {
  const started = performance.now()
  const shown = new Promise<number>((resolve) => {
    const look = () => {
      if (!document.querySelector(`header[data-running="${category}"]`)) return
      watcher.disconnect()
      resolve(performance.now() - started)
    }
    const watcher = new MutationObserver(look)
    watcher.observe(document, { childList: true, subtree: true, attributes: true })
  })
  document.querySelector<HTMLElement>(`[data-category="${category}"]`)?.click()
  return shown
}

/**
 * Runs in a page of the extension. Acknowledged segments of five minutes, one before another, the
 * last of which ended about two days ago: the numbers `from` to `to`, counted back from there.
 */
async function fill(from: number, to: number): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const db = await done(indexedDB.open('stint'))
  const named = db.transaction('named').objectStore('named')
  const { value: device } = await done<{ value: string }>(named.get('device'))
  const length = 300_000
  // The same in every call, unless a day begins meanwhile: then a day is left out.
  const day = 86_400_000
  const end = (Math.floor(Date.now() / day) - 2) * day
  const segment = (index: number) => ({
    id: crypto.randomUUID(),
    device,
    category: index % 2 ? 'research' : 'misc',
    startedAt: end - (index + 1) * length,
    endedAt: end - index * length,
    source: 'hand',
    scheme: 1,
    revision: 1,
    acknowledged: 1,
    offered: 1,
    changedAt: end - index * length,
  })
  const transaction = db.transaction('segments', 'readwrite', { durability: 'relaxed' })
  const segments = transaction.objectStore('segments')
  for (let index = from; index < to; index++) segments.add(segment(index))
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
  db.close()
}
