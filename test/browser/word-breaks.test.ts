/**
 * At every width from a phone to a desktop, in both languages: no word breaks, and nothing is cut.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cutText } from '../support/gallery/cut.ts'
import { type Gallery, openGallery, sized } from '../support/gallery/gallery.ts'
import { STATES } from '../support/gallery/states.ts'

const WIDTHS = [360, 400, 440, 480, 520, 560, 640, 720, 800, 900, 901, 959, 960, 1000, 1280]
const NAMES = ['welcome', 'welcome-runs', 'settings', 'day', 'report-guess']
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
      expect(await page.evaluate(cutText, ['.tag'], true), `${width} px`).toEqual([])
    }
  })

  test('the buttons of a row take no room from its note, and appear with pointer or focus', async () => {
    const page = await gallery.show({ path: 'day.html', sample: { moment: 'question' } })
    await sized(page, 1000, 'light')
    const row = 'tr[data-category=research]'
    const shown = () =>
      page.$eval(`${row} .others`, (acts) => acts.checkVisibility({ opacityProperty: true }))
    const lines = await page.$$eval('tr.line .about > span', (all) =>
      all.map((note) => note.getClientRects().length),
    )
    expect(Math.max(...lines)).toBe(1)
    await page.mouse.move(1, 1)
    expect(await shown()).toBe(false)
    await page.hover(`${row} .category`)
    expect(await shown()).toBe(true)
    await page.mouse.move(1, 1)
    await page.focus(`${row} [data-act=edit]`)
    expect(await shown()).toBe(true)
    await page.click(`${row} .category`)
    await page.waitForSelector('#edit')
  })
})
