/**
 * Measures the console in a real Chromium: its first paint on a phone, and the report of a team of
 * 500 people over three months.
 */
import type { Browser, CDPSession, Page } from 'puppeteer-core'
import { launchPlainChromium } from '../../test/support/browser/plain-chromium.ts'
import { until } from '../../test/support/browser/until.ts'
import { listeningConsole } from '../../test/support/listening-console.ts'
import { fillEndpoint } from '../../test/support/sample/fill-endpoint.ts'
import { SAMPLE_NOW, SAMPLE_ZONE } from '../../test/support/sample/sample.ts'
import { limitRow, type Row } from './rows.ts'

const PEOPLE = 500
const OPENS = 5

/**
 * Makes the page as slow as on a phone: a processor four times slower than that of this machine, a
 * network with 1.6 Mbit/s, and a round trip of 150 ms.
 */
async function asPhone(page: Page) {
  await page.setViewport({ width: 360, height: 640, isMobile: true, hasTouch: true })
  const session = await page.createCDPSession()
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1.6e6 / 8,
    uploadThroughput: 0.75e6 / 8,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

/**
 * Returns the milliseconds from the start of the navigation to the first paint, with an empty
 * cache.
 */
async function firstPaint(browser: Browser, url: string) {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await asPhone(page)
  await page.goto(`${url}/`)
  await page.waitForSelector('#code')
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  )
  await context.close()
  return paint ?? Number.NaN
}

/**
 * Runs in the page before the scripts of the page. Repeats the few people in the endpoint's answer
 * until there are `count` people, and delays each answer until the event `answer`, so that the time
 * to make the answer is not measured.
 */
const multiply = (count: number) => {
  const real = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const answer = await real(input, init)
    if (!String(input).includes('/v1/team/layout')) return answer
    const body = await answer.json()
    const all = body.members.filter(
      (one: { days: object[]; months?: object[] }) => one.days.length + (one.months?.length ?? 0),
    )
    body.members = Array.from({ length: count }, (_, i) => ({
      ...all[i % all.length],
      id: crypto.randomUUID(),
      name: `Person ${1000 + ((i * 37) % count)}`,
    }))
    const text = JSON.stringify(body)
    const { dataset } = document.documentElement
    dataset.held = String(Number(dataset.held ?? 0) + 1)
    const made = new Response(text, { headers: { 'Content-Type': 'application/json' } })
    await new Promise((resolve) => addEventListener('answer', resolve, { once: true }))
    dataset.held = '0'
    dataset.answered = String(performance.now())
    return made
  }
}

/** The milliseconds that an action in the page takes. */
interface Spent {
  /** Milliseconds by the clock, until the end of the frame that shows the result. */
  clock: number
  /**
   * Milliseconds of processor time of the page's thread. Other load on the machine hardly changes
   * this time.
   */
  processor: number
}

interface Watched {
  page: Page
  /** A debugging session, configured to measure processor time and not the time by the clock. */
  session: CDPSession
}

/** Returns the processor time that the page's thread has used so far, in milliseconds. */
const processorOf = async ({ session }: Watched) => {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
}

async function timeOf(watched: Watched, act: () => void): Promise<Spent> {
  const { page } = watched
  const begun = await processorOf(watched)
  const clock = (await page.evaluate(`(async () => {
    const begun = performance.now()
    ;(${act})()
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return performance.now() - begun
  })()`)) as number
  return { clock, processor: (await processorOf(watched)) - begun }
}

/** The number of requests that the page sends at the same time: one for days and one for months. */
const REQUESTS = 2

/** Waits until the endpoint has made both answers, then passes the answers to the page. */
async function answer(watched: Watched) {
  const { page } = watched
  const held = () => page.evaluate(() => document.documentElement.dataset.held)
  await until(async () => (await held()) === String(REQUESTS), 'the answers')
  const begun = await processorOf(watched)
  await page.evaluate(() => dispatchEvent(new Event('answer')))
  return begun
}

const sortBySelling = () =>
  document.querySelectorAll<HTMLElement>('#people thead .sort')[1]?.click()

const filterByName = () => {
  const field = document.querySelector<HTMLInputElement>('#find-person')
  if (!field) return
  field.value = field.value ? '' : '12'
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

async function measureTeam(page: Page, link: string) {
  const session = await page.createCDPSession()
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const watched = { page, session }
  await page.evaluateOnNewDocument(multiply, PEOPLE)
  await page.goto(link)
  await (await page.waitForSelector('.entry button.main'))?.click()
  await answer(watched)
  await page.waitForSelector('#people tbody tr')
  await page.click('#kind-quarter')
  const begun = await answer(watched)
  await page.waitForSelector('#team[data-shown^=quarter] #people tbody tr')
  const shown: Spent = {
    clock: await page.evaluate(
      () => performance.now() - Number(document.documentElement.dataset.answered),
    ),
    processor: (await processorOf(watched)) - begun,
  }
  const times = async (act: () => void) => {
    const all: Spent[] = []
    for (let i = 0; i < OPENS; i++) all.push(await timeOf(watched, act))
    return all
  }
  return { shown, sorted: await times(sortBySelling), filtered: await times(filterByName) }
}

/**
 * Returns two rows with the same limit: one for the time by the clock, one for the processor time.
 */
const rowsOf = (what: string, spent: readonly Spent[], limit: number): Row[] => [
  limitRow(
    what,
    spent.map(({ clock }) => clock),
    limit,
  ),
  limitRow(
    `${what}, processor`,
    spent.map(({ processor }) => processor),
    limit,
  ),
]

export async function measureConsole(): Promise<Row[]> {
  const endpoint = await listeningConsole()
  const filling = { now: SAMPLE_NOW, zone: SAMPLE_ZONE, language: 'en' } as const
  const head = await fillEndpoint(endpoint.db, filling)
  const { browser, page } = await launchPlainChromium('en')
  try {
    const paints: number[] = []
    for (let i = 0; i < OPENS; i++) paints.push(await firstPaint(browser, endpoint.url))
    const team = await measureTeam(page, await endpoint.linkFor(head))
    return [
      limitRow('first paint on a phone', paints, 1500),
      ...rowsOf(`${PEOPLE} people, a quarter: shown after the answer`, [team.shown], 1000),
      ...rowsOf(`${PEOPLE} people: sorted`, team.sorted, 100),
      ...rowsOf(`${PEOPLE} people: filtered`, team.filtered, 100),
    ]
  } finally {
    await browser.close()
    await endpoint.close()
  }
}
