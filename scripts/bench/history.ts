import { type Bench, closeWelcomePage, type Installed, launch, urlOf } from './browser.ts'
import { type Marks, open, POPUP } from './open.ts'
import { growthRow, type Row } from './rows.ts'
import { openTab, type Tab } from './tab.ts'

/** The number of older segments in each measured browser, in addition to the days of `LATELY`. */
const SIZES = [0, 50_000, 500_000]
/**
 * The days that all measured browsers have: the last one is the day before yesterday, and each day
 * has the segments of a busy person. So the pages read equal days in all browsers, and only the
 * history before these days differs.
 */
const LATELY = { days: 480, aDay: 60 }
const CATEGORIES = ['research', 'misc'] as const
const WARM_UP = 2

const dayBefore = (days: number) => Temporal.Now.plainDateISO().subtract({ days }).toString()
const monthBefore = (months: number) =>
  Temporal.Now.plainDateISO().with({ day: 1 }).subtract({ months }).toString()

interface Opened {
  name: string
  page: string
  marks: Marks
  /**
   * The highest allowed ratio: the time with the longest history, divided by the time without any
   * history before the days of `LATELY`.
   */
  target?: number
}

/**
 * Pages for which only the time to open them is measured. The month in the report is old enough
 * that the page does not first ask the person to guess their time.
 */
const PAGES: readonly Opened[] = [
  {
    name: 'a day',
    page: `extension/pages/day.html#${dayBefore(3)}`,
    marks: { control: 'nav.pages a', data: `main[data-ready][data-date="${dayBefore(3)}"]` },
  },
  {
    name: "a month's report",
    page: `extension/pages/report.html#month=${monthBefore(2)}`,
    marks: { control: '#kind-week', data: '#mine[aria-busy=false] #layout svg' },
  },
  {
    name: '… and the months it is seen among',
    target: 1.15,
    page: `extension/pages/report.html#month=${monthBefore(2)}`,
    marks: { control: '#kind-week', data: '#months table' },
  },
]

interface Filled {
  bench: Bench
  stint: Installed
  data: number[]
  switches: number[]
  pages: Map<string, number[]>
}

/**
 * Measures how long it takes to open the popup, to switch the category, to open the page of a day,
 * and to open the report of a month. Compares these times for histories of different lengths
 * (`SIZES`). There is one browser for each length; all are open at the same time and are measured
 * in turns.
 */
export async function measureHistory(dir: string, times: number): Promise<Row[]> {
  const all = new Map<number, Filled>()
  try {
    for (const size of SIZES) all.set(size, await openFilled(dir, size))
    console.log(`Popups, switches, days and reports: ${times} each …`)
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
      ...PAGES.map(({ name, target }) =>
        growthRow(
          `${name}, shown`,
          series(({ pages }) => pages.get(name) ?? []),
          target,
        ),
      ),
    ]
  } finally {
    for (const { bench } of all.values()) await bench.browser.close()
  }
}

async function measure({ bench, stint, data, switches, pages }: Filled, turn: number) {
  const category = CATEGORIES[turn & 1] ?? CATEGORIES[0]
  const { times, used } = await open(bench, stint, POPUP, (tab) => tab.run(timedSwitch, category))
  for (const { name, page, marks } of PAGES) {
    const opened = await open(bench, stint, marks, undefined, page)
    if (turn >= 0) pages.set(name, [...(pages.get(name) ?? []), opened.times.data])
  }
  if (turn < 0 || used === undefined) return
  data.push(times.data)
  switches.push(used)
}

async function openFilled(dir: string, size: number): Promise<Filled> {
  const bench = await launch([dir])
  const [stint] = bench.extensions
  if (!stint) throw new Error('The browser has no extension.')
  await closeWelcomePage(bench)
  // The first switch of the category creates the database and the id of this device.
  await open(bench, stint, POPUP, (tab) => tab.run(timedSwitch, 'misc'))
  const lately = LATELY.days * LATELY.aDay
  console.log(`Storing ${(lately + size).toLocaleString('en')} segments …`)
  await withTab(bench, urlOf(stint, 'manifest.json'), (tab) => fillUp(tab, lately + size))
  return { bench, stint, data: [], switches: [], pages: new Map() }
}

async function withTab(bench: Bench, url: string, use: (tab: Tab) => Promise<void>) {
  const tab = await openTab(bench)
  await tab.go(url)
  await use(tab)
  await tab.close()
}

/**
 * The number of rows in one transaction and in one call. The limit is needed because the browser's
 * protocol ends a call after some minutes.
 */
const AT_ONCE = 10_000

async function fillUp(tab: Tab, size: number) {
  for (let from = 0; from < size; from += AT_ONCE) {
    await tab.run(fill, from, Math.min(size, from + AT_ONCE), LATELY)
  }
}

/**
 * Runs in the popup. Resolves with the milliseconds from the click until the popup shows the
 * category as running.
 */
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
 * Runs in a page of the extension. Stores the segments with the numbers `from` to `to`, marked as
 * if the endpoint had already acknowledged them. A segment with a higher number is older. The
 * lowest numbers belong to the days of `lately`: on each day, segments follow one another from nine
 * o'clock (UTC). All other segments lie before these days. They last five minutes each, without
 * gaps.
 */
async function fill(from: number, to: number, lately: typeof LATELY): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const db = await done(indexedDB.open('stint'))
  const named = db.transaction('named').objectStore('named')
  const { value: device } = await done<{ value: string }>(named.get('device'))
  // `end` is the same instant in every call, unless a new day begins between two calls. In that
  // case one day has no segments.
  const day = 86_400_000
  const end = (Math.floor(Date.now() / day) - 2) * day
  const recent = lately.days * lately.aDay
  const bounds = (index: number) => {
    if (index >= recent) {
      const length = 300_000
      const endedAt = end - lately.days * day - (index - recent) * length
      return { startedAt: endedAt - length, endedAt }
    }
    const length = 480_000
    const nine = end - Math.floor(index / lately.aDay) * day - day + 9 * 3_600_000
    const startedAt = nine + (lately.aDay - 1 - (index % lately.aDay)) * length
    return { startedAt, endedAt: startedAt + length }
  }
  // Makes an id in the same way as src/store/segment-id.ts, which a page cannot import.
  const idOf = (startedAt: number) => {
    const time = (Math.floor(startedAt / day) * day).toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
  }
  const segment = (index: number) => ({
    id: idOf(bounds(index).startedAt),
    device,
    category: index % 2 ? 'research' : 'misc',
    ...bounds(index),
    source: 'hand',
    scheme: 1,
    revision: 1,
    acknowledged: 1,
    offered: 1,
    changedAt: bounds(index).endedAt,
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
