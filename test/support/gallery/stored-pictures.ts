/** The pictures in test/screens: kept to be looked at in a review, and compared with what is shown now. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { difference, differenceAtLarge } from './compare.ts'
import { read, write } from './picture.ts'

const KEPT = 'test/screens'
const NOW = '.stint/screens'

/**
 * What is wrong with the page, against the picture that is kept of it; empty if they show the same.
 * @param fixedFont it is drawn in the picture's font; in another only large things are compared
 */
export async function againstKept(name: string, page: Page, fixedFont: boolean): Promise<string[]> {
  // Pixels are the same; the file is larger, and is not kept.
  const png = await page.screenshot({ optimizeForSpeed: true })
  const file = join(KEPT, `${name}.png`)
  if (process.env.STINT_SCREENS === 'write') {
    await keep(file, png)
    return []
  }
  if (!existsSync(file)) return [`${file} is missing: npm run screens`]
  const compare = fixedFont ? difference : differenceAtLarge
  const wrong = compare(await read(png), await read(readFileSync(file)))
  if (!wrong) return []
  mkdirSync(NOW, { recursive: true })
  const now = join(NOW, `${name}.png`)
  writeFileSync(now, png)
  return [`${file} ${wrong}; now: ${now}. If it is meant so: npm run screens`]
}

/** Leaves a picture alone that shows the same, so that a review sees only what has changed. */
async function keep(file: string, png: Uint8Array) {
  const picture = await read(png)
  if (existsSync(file) && !difference(picture, await read(readFileSync(file)))) return
  mkdirSync(KEPT, { recursive: true })
  writeFileSync(file, await write(picture))
}
