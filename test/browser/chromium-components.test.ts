/** Tests every component in every state against the design tokens: light, dark and in forced colours. */
import { rmSync } from 'node:fs'
import type { CDPSession, Page } from 'puppeteer-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { violationsOn } from '../support/gallery/axe.ts'
import { unreadable } from '../support/gallery/contrast.ts'
import { stillCopy } from '../support/gallery/copy-without-background.ts'
import { cutText } from '../support/gallery/cut-text.ts'
import { fixedFonts, isFixedOn } from '../support/gallery/fonts.ts'
import { differencesFromStored } from '../support/gallery/stored-pictures.ts'
import { smallTargets } from '../support/gallery/targets.ts'

const CONFIG = 'test/support/gallery/components/vite.config.ts'
const PAGE = 'test/support/gallery/components/components.html'
const WIDE = 1100
const NARROW = 360

/** Selector of the elements that change their look under the pointer. */
const POINTED = 'button:enabled, a, summary, [role=option]'
/** Lowest contrast ratio that WCAG 1.4.3 allows between a text and its background. */
const LEAST_CONTRAST = 4.5

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

/**
 * Makes the browser show several elements as hovered, focused or pressed at the same time. A real
 * pointer cannot do that.
 */
async function force(states: readonly (readonly [selector: string, forced: string])[]) {
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  // The document is requested only once, because each request ends all forced states.
  const { root } = await devtools.send('DOM.getDocument', { depth: -1 })
  for (const [selector, forced] of states) {
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
  await force(['hover', 'focus-visible', 'active'].map((one) => [`[data-force=${one}]`, one]))
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
    wrong.push(...(await differencesFromStored(name, page, await isFixedOn(page))))
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

test.each(['', '?settings', '?welcome'])(
  'components%s can be read under the pointer',
  async (part) => {
    await show(part)
    await force([[POINTED, 'hover']])
    const wrong: string[] = []
    for (const media of ['light', 'dark'] as const) {
      await size(WIDE, media)
      wrong.push(...(await page.evaluate(unreadable, POINTED, LEAST_CONTRAST)))
    }
    expect(wrong).toEqual([])
  },
)
