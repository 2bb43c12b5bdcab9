/** Every component in every state, by the tokens: light, dark and in forced colours. */
import { rmSync } from 'node:fs'
import type { CDPSession, Page } from 'puppeteer-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { violationsOn } from '../support/gallery/axe.ts'
import { stillCopy } from '../support/gallery/copy-without-background.ts'
import { cutText } from '../support/gallery/cut.ts'
import { fixedFonts, isFixedOn } from '../support/gallery/fonts.ts'
import { againstKept } from '../support/gallery/stored-pictures.ts'
import { smallTargets } from '../support/gallery/targets.ts'

const CONFIG = 'test/support/gallery/components/vite.config.ts'
const PAGE = 'test/support/gallery/components/components.html'
const WIDE = 1100
const NARROW = 360

const MEDIA = {
  light: [{ name: 'prefers-color-scheme', value: 'light' }],
  dark: [{ name: 'prefers-color-scheme', value: 'dark' }],
  forced: [{ name: 'forced-colors', value: 'active' }],
} as const

let server: ViteDevServer
let chromium: Chromium
let page: Page
let devtools: CDPSession
const extensionDir = stillCopy('dist/chrome')

beforeAll(async () => {
  server = await createServer({
    configFile: CONFIG,
    server: { port: 0, open: false, hmr: false },
    logLevel: 'warn',
  })
  await server.listen()
  const env = fixedFonts()
  chromium = await launchChromium({ extensionDir, headed: false, still: true, env })
  page = await chromium.browser.newPage()
  devtools = await page.createCDPSession()
})
afterAll(async () => {
  await chromium.close()
  await server.close()
  rmSync(extensionDir, { recursive: true, force: true })
})

/** Has the browser show the states that a picture can't be in by itself. */
async function force() {
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  const { root } = await devtools.send('DOM.getDocument', { depth: -1 })
  for (const forced of ['hover', 'focus-visible', 'active']) {
    const selector = `[data-force=${forced}]`
    const { nodeIds } = await devtools.send('DOM.querySelectorAll', {
      nodeId: root.nodeId,
      selector,
    })
    for (const nodeId of nodeIds)
      await devtools.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: [forced] })
  }
}

async function show(part: string) {
  const [url = ''] = server.resolvedUrls?.local ?? []
  await page.goto(`${url}${PAGE}${part}`)
  await page.waitForSelector('main[data-ready]')
  await page.addStyleTag({
    content: '*, ::before { animation: none !important; transition: none !important }',
  })
  await force()
}

async function size(width: number, media: keyof typeof MEDIA) {
  await devtools.send('Emulation.setEmulatedMedia', { features: [...MEDIA[media]] })
  await page.setViewport({ width, height: 600 })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewport({ width, height })
}

test.each(['', '?settings', '?welcome'])('components%s', async (part) => {
  await show(part)
  const wrong: string[] = []
  for (const media of ['light', 'dark', 'forced'] as const) {
    await size(WIDE, media)
    const name = `components${part.replace('?', '-')}.en-${media}-${WIDE}`
    wrong.push(...(await againstKept(name, await page.screenshot(), await isFixedOn(page))))
    if (media !== 'forced') wrong.push(...(await violationsOn(page)))
  }
  for (const width of [WIDE, NARROW]) {
    await size(width, 'light')
    wrong.push(
      ...(await page.evaluate(cutText, [], true)),
      ...(await page.evaluate(smallTargets, 32)),
    )
  }
  expect(wrong).toEqual([])
})
