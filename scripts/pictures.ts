/**
 * `npm run pictures`: takes pictures of the real pages with sample data. The pictures of README.md
 * are written to `icons/`. The pictures for the listings in the stores (1280×800, in both
 * languages) are written to `dist/pictures`.
 */

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { type Gallery, openGallery, setSize, type Theme } from '../test/support/gallery/gallery.ts'
import type { State } from '../test/support/gallery/states.ts'
import type { Language } from '../test/support/sample/plans.ts'
import type { SampleOptions } from '../test/support/sample/sample.ts'

const OUT = 'dist/pictures'
const EXTENSION = 'dist/chrome'
/** The size of pictures that both stores accept, in pixels. */
const STORE = { width: 1280, height: 800 }
/** The size of the pictures in README.md, in pixels. */
const WIDE = { width: 1080, height: 720 }

const POPUPS: readonly [Theme, SampleOptions][] = [
  ['light', { moment: 'running', base: true }],
  ['dark', { moment: 'running', base: true }],
  ['light', { moment: 'question', base: true }],
]

/**
 * The pages that are opened in tabs, in the order of the store's listing. A page that the build
 * does not contain is left out.
 */
const PAGES = ['day', 'report', 'settings', 'welcome'] as const
/**
 * The address of the report's page, and a selector of an element that appears when the page is
 * ready. The report shows a week, because for a month the page first asks the person to guess their
 * time. The picture is taken after the charts are drawn, because they are drawn last.
 */
const SHOWN: Readonly<Record<string, Pick<State, 'path' | 'ready'>>> = {
  report: { path: 'report.html#week=2026-11-16', ready: '.chart-section svg' },
}

const isBuilt = (page: string) => existsSync(join(EXTENSION, `extension/pages/${page}.html`))

type Png = Uint8Array

async function popups(gallery: Gallery): Promise<Png[]> {
  const shots: Png[] = []
  for (const [theme, sample] of POPUPS) {
    const page = await gallery.show({ path: 'popup.html', sample })
    await setSize(page, 360, theme)
    shots.push(await page.screenshot())
  }
  return shots
}

const imageOf = (png: Png) =>
  `<img src="data:image/png;base64,${Buffer.from(png).toString('base64')}">`

/** Places several pictures side by side on an empty page. */
async function placeSideBySide(
  page: Page,
  shots: readonly Png[],
  style: string,
  size: typeof STORE,
) {
  await page.goto('about:blank')
  await page.setViewport(size)
  await page.setContent(
    `<style>body { margin: 0; display: flex; ${style} }</style>${shots.map(imageOf).join('')}`,
  )
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
}

const ON_PAPER =
  'height: 100vh; align-items: center; justify-content: center; gap: 32px; background: #dfe6f3'

async function tabPicture(gallery: Gallery, name: string, size: typeof STORE): Promise<Png> {
  const shown = SHOWN[name] ?? { path: `${name}.html` }
  const page = await gallery.show({ ...shown, sample: { moment: 'running' } })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }])
  await page.setViewport(size)
  return page.screenshot()
}

const write = (file: string, png: Png) => {
  writeFileSync(file, png)
  console.log(file)
}

async function readme(gallery: Gallery, shots: readonly Png[]) {
  const page = await gallery.show({ path: 'popup.html', sample: { moment: 'running' } })
  await placeSideBySide(page, shots, 'gap: 1px; align-items: start; background: #c9d0db', WIDE)
  const box = await page.evaluate(() => {
    const images = [...document.images].map((image) => image.getBoundingClientRect())
    const right = Math.max(...images.map((image) => image.right))
    return { x: 0, y: 0, width: right, height: Math.min(...images.map((image) => image.height)) }
  })
  await page.setViewport({ width: Math.ceil(box.width), height: Math.ceil(box.height) })
  write('icons/popup.png', await page.screenshot())
  for (const name of ['day', 'report'].filter(isBuilt))
    write(`icons/${name}.png`, await tabPicture(gallery, name, WIDE))
}

async function store(gallery: Gallery, shots: readonly Png[], language: Language) {
  const page = await gallery.show({ path: 'popup.html', sample: { moment: 'running' } })
  await placeSideBySide(page, shots, ON_PAPER, STORE)
  write(join(OUT, `${language}-1-popup.png`), await page.screenshot())
  for (const [i, name] of PAGES.filter(isBuilt).entries())
    write(join(OUT, `${language}-${i + 2}-${name}.png`), await tabPicture(gallery, name, STORE))
}

execFileSync(process.execPath, ['scripts/build.ts', 'chrome'], { stdio: 'inherit' })
mkdirSync(OUT, { recursive: true })
for (const language of ['en', 'ru'] as const) {
  const gallery = await openGallery({ language, from: EXTENSION })
  const shots = await popups(gallery)
  await store(gallery, shots, language)
  if (language === 'en') await readme(gallery, shots)
  await gallery.close()
}
