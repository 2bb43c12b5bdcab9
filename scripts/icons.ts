/** Draws icons/{16,32,48,128}.png from icons/stint.svg: `node_modules/.bin/node scripts/icons.ts`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import puppeteer from 'puppeteer-core'
import { browserOrInstall } from '../test/support/browser/find-browser.ts'

const folder = join(import.meta.dirname, '..', 'icons')
const svg = readFileSync(join(folder, 'stint.svg'), 'utf8')

const { path } = browserOrInstall('chromium')
const browser = await puppeteer.launch({ executablePath: path, args: ['--no-sandbox'] })
const page = await browser.newPage()
for (const size of [16, 32, 48, 128]) {
  await page.setViewport({ width: size, height: size })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`)
  await page.screenshot({
    path: join(folder, `${size}.png`) as `${string}.png`,
    omitBackground: true,
  })
}
await browser.close()
