/**
 * Draws icons/{16,32,48,128}.png and the icon with a dot, from icons/stint.svg. It is run by
 * `node_modules/.bin/node scripts/icons.ts`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import puppeteer from 'puppeteer-core'
import { browserOrInstall } from '../test/support/browser/find-browser.ts'

const folder = join(import.meta.dirname, '..', 'icons')
const svg = readFileSync(join(folder, 'stint.svg'), 'utf8')

const { path } = browserOrInstall('chromium')
const browser = await puppeteer.launch({ executablePath: path, args: ['--no-sandbox'] })
const page = await browser.newPage()
/**
 * The dot means that the person answered *Later* to a question (extension/reconcile.ts). Where
 * browsers need a smaller icon, they scale this one down.
 */
const dot = '<circle cx="104" cy="24" r="22" fill="#1d4ed8" stroke="#fff" stroke-width="8"/></svg>'
const dotted = join(import.meta.dirname, '..', 'extension/public/icons')
const draw = async (size: number, image: string, path: string) => {
  await page.setViewport({ width: size, height: size })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${image}`)
  await page.screenshot({ path: path as `${string}.png`, omitBackground: true })
}
for (const size of [16, 32, 48, 128]) await draw(size, svg, join(folder, `${size}.png`))
await draw(32, svg.replace('</svg>', dot), join(dotted, 'dot.png'))
await browser.close()
