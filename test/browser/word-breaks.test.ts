/**
 * At every width from a phone to a desktop, in both languages: no word breaks, and nothing is cut.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cutText } from '../support/gallery/cut.ts'
import { type Gallery, openGallery, sized } from '../support/gallery/gallery.ts'
import { STATES } from '../support/gallery/states.ts'

const WIDTHS = [360, 400, 440, 480, 520, 560, 640, 720, 800, 900, 901, 959, 960, 1000, 1280]
const NAMES = ['welcome', 'welcome-runs', 'settings', 'day', 'report-guess']
/** Ids of some products, and a note of more than two lines, are whole in the tooltip. */
const MAY_BE_CUT = ['.tag', 'td.about']
const PAGES = STATES.filter(({ name }) => NAMES.includes(name))

describe.each(['en', 'ru'] as const)('in %s', (language) => {
  let gallery: Gallery
  beforeAll(async () => {
    gallery = await openGallery({ language })
  })
  afterAll(() => gallery.close())

  test.each(PAGES)('$name', async (state) => {
    const page = await gallery.show(state)
    for (const width of WIDTHS) {
      await sized(page, width, 'light')
      expect(await page.evaluate(cutText, MAY_BE_CUT, true), `${width} px`).toEqual([])
    }
  })

  test('no row of a day has more than four lines, and at 800 px two', async () => {
    const page = await gallery.show({ path: 'day.html', sample: { moment: 'question' } })
    for (const [width, most] of [
      [360, 4],
      [800, 2],
      [1280, 2],
    ] as const) {
      await sized(page, width, 'light')
      const lines = await page.$$eval('tr.line', (rows) =>
        rows.map((row) => {
          const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT)
          const text: number[] = []
          while (texts.nextNode()) {
            const range = document.createRange()
            range.selectNodeContents(texts.currentNode)
            if (!texts.currentNode.parentElement?.closest('.fixed, .cell, .length')) continue
            text.push(...[...range.getClientRects()].map(({ top, height }) => top + height / 2))
          }
          const tops = text.toSorted((a, b) => a - b)
          return tops.filter((top, i) => i === 0 || top - (tops[i - 1] ?? 0) > 8).length
        }),
      )
      expect(Math.max(...lines), `${width} px`).toBeLessThanOrEqual(most)
    }
  })
})
