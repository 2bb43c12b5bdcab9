import {
  request as askHttp,
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
/** Number of segments to send. With STINT_LONG it is the number that a busy person makes in a year. */
const SIZE = LONG ? 100_000 : 3_000
const WITHIN = LONG ? 600_000 : 60_000

setUpWithEndpoint()

const PAGE = { 'content-type': 'text/html' }
/**
 * The largest request, in bytes, that the proxy forwards. A full batch is about four times as large when
 * it is compressed.
 */
const LIMIT = 2500

const forward = (from: IncomingMessage, to: ServerResponse) => {
  const { url = '/', method, headers } = from
  const asked = askHttp(new URL(url, endpoint.url), { method, headers }, (answer) => {
    to.writeHead(answer.statusCode ?? 0, answer.headers)
    answer.pipe(to)
  })
  asked.once('error', () => to.destroy())
  from.pipe(asked)
}

/**
 * A proxy in front of the endpoint. Like nginx, it refuses large requests with a page of its own. That
 * page lacks the headers of CORS, so the browser does not show its status to the extension.
 */
const proxy = {
  refused: 0,
  isLoginPage: false,
  server: createServer((from, to) => {
    if (proxy.isLoginPage) return void to.writeHead(403, PAGE).end('<h1>Log in</h1>')
    if (Number(from.headers['content-length']) <= LIMIT || from.method !== 'PUT')
      return forward(from, to)
    proxy.refused++
    from.resume()
    to.writeHead(413, PAGE).end('<h1>Too large</h1>')
  }),
  url: '',
  async end() {
    proxy.server.closeAllConnections()
    await new Promise((resolve) => proxy.server.close(resolve))
  },
}
beforeAll(async () => {
  await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve))
  proxy.url = `http://127.0.0.1:${(proxy.server.address() as AddressInfo).port}`
})
afterAll(proxy.end)

test(
  'a long backlog is sent with progress, also after a killed worker and past a proxy that refuses large requests, and the popup stays quick',
  async () => {
    await connectOn(settings, proxy.url, () => endpoint.codeFor('Anna'))
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
    // Only the running segment may still wait, because it is not sent before it ends.
    await until(async () => (await waitingOn(settings)) <= 1, 'all sent', WITHIN)
    await until(async () => !/Sending|Not sent/.test(await text()), 'the outcome', WITHIN)
    const took = (performance.now() - started) / 1000
    console.log(
      `${SIZE} segments in ${took.toFixed(0)} s; a click meanwhile ${click.toFixed(0)} ms`,
    )
    expect(endpoint.count()).toBe(SIZE)
    expect(proxy.refused).toBeGreaterThan(0)
  },
  2 * WITHIN,
)

test('nothing but the refusals was written to any console', () => {
  const refusal = /413 \(Payload Too Large\)|blocked by CORS policy|net::ERR_FAILED/
  expect(chromium.problems.filter((problem) => !refusal.test(problem))).toEqual([])
})

test('a web page that answers in place of the endpoint is distinguished from a missing answer', async () => {
  proxy.isLoginPage = true
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
  await proxy.end()
  await send(/cannot be reached/)
})
