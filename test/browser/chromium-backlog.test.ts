import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { connectOn } from '../support/browser/connect.ts'
import { fillOutbox, waitingOn } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import {
  chromium,
  endpoint,
  settings,
  setUpWithEndpoint,
} from '../support/browser/with-chromium.ts'

const LONG = process.env.STINT_LONG !== undefined
/** Number of segments. With STINT_LONG it is as many as a busy person makes in a year. */
const SIZE = LONG ? 100_000 : 3_000
const WITHIN = LONG ? 600_000 : 60_000

setUpWithEndpoint()

test(
  'a long backlog is sent with progress, also after a killed worker, and the popup stays quick',
  async () => {
    await connectOn(settings, endpoint.url, () => endpoint.codeFor('Anna'))
    await fillOutbox(settings, SIZE)
    const started = performance.now()
    await settings.bringToFront()
    await settings.click('#send')
    const text = () => settings.$eval('#sending', (e) => e.textContent ?? '')
    await until(async () => /Sending… [\d,]+ left/.test(await text()), 'the progress')
    await settings.click('#stop-sending')
    await settings.waitForSelector('#send:not([disabled])')
    const left = await waitingOn(settings)
    expect(left).toBeGreaterThan(0)
    await settings.click('#send')
    await until(async () => (await waitingOn(settings)) < left, 'it goes on')
    await chromium.killWorker()
    const popup = await chromium.popup()
    await popup.waitForSelector('main[data-ready]')
    const clicked = performance.now()
    await popup.click('[data-category=client-meeting]')
    await popup.waitForSelector('[data-category=client-meeting][aria-pressed=true]')
    const click = performance.now() - clicked
    // The running segment is not sent before it ends.
    await until(async () => (await waitingOn(settings)) <= 1, 'all sent', WITHIN)
    await until(async () => !/Sending|Not sent/.test(await text()), 'the outcome', WITHIN)
    const took = (performance.now() - started) / 1000
    console.log(
      `${SIZE} segments in ${took.toFixed(0)} s; a click meanwhile ${click.toFixed(0)} ms`,
    )
    expect(endpoint.count()).toBe(SIZE)
  },
  2 * WITHIN,
)

test('nothing was written to any console', () => {
  expect(chromium.problems).toEqual([])
})

test('a web page that answers in place of the endpoint is distinguished from a missing answer', async () => {
  const { port, hostname } = new URL(endpoint.url)
  await endpoint.stop()
  const front = createServer((_, answer) => {
    answer.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Log in</h1>')
  })
  await new Promise<void>((resolve) => front.listen(Number(port), hostname, resolve))
  const send = async (words: RegExp) => {
    await settings.click('#send')
    const said = () => settings.$eval('#sending', (status) => status.textContent ?? '')
    await until(async () => words.test(await said()), `${words}`)
  }
  const popup = await chromium.popup()
  await popup.waitForSelector('#stop:not([hidden])')
  await popup.keyboard.press('s')
  await popup.waitForSelector('#stop', { hidden: true })
  await popup.close()
  await send(/another page answered. Log in/)
  front.closeAllConnections()
  await new Promise((resolve) => front.close(resolve))
  await send(/cannot be reached/)
})
