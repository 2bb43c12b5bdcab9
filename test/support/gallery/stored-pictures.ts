/**
 * Pictures of all pages in test/screens. Reviewers look at them, and tests compare them with the pages
 * as the browser shows them now.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { difference, differenceAtLarge } from './compare.ts'
import { read, write } from './picture.ts'

const KEPT = 'test/screens'
const NOW = '.stint/screens'

/**
 * Compares the page with its stored picture. Returns the differences, which is an empty list if both
 * show the same.
 * @param fixedFont whether the page is drawn in the picture's font; if not, only large differences count
 */
export async function differencesFromStored(
  name: string,
  page: Page,
  fixedFont: boolean,
): Promise<string[]> {
  // With this option the file has the same pixels, and is made faster but larger. Its size does not
  // matter, because test/screens does not get this file.
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

/**
 * Stores a picture. A picture that shows the same as the stored one does not replace it, so that a
 * reviewer sees only changed pictures.
 */
async function keep(file: string, png: Uint8Array) {
  const picture = await read(png)
  if (existsSync(file) && !difference(picture, await read(readFileSync(file)))) return
  mkdirSync(KEPT, { recursive: true })
  writeFileSync(file, await write(picture))
}
