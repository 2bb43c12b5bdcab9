/**
 * Every page in every state of states.ts, in both languages and the pseudo-language, both themes,
 * narrow and wide: nothing is cut, and axe-core finds nothing.
 */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COLOURS, violationsOn } from './gallery/axe.ts'
import { cutText } from './gallery/cut.ts'
import { type Gallery, openGallery, sized, type Theme } from './gallery/gallery.ts'
import { buildPseudo } from './gallery/pseudo-build.ts'
import { STATES, type State } from './gallery/states.ts'

/** What may be cut, and why. */
const MAY_BE_CUT = {
  '.tag': 'ids of some products are long; the whole is in the tooltip',
}

const cutOn = (page: Page) => page.evaluate(cutText, Object.keys(MAY_BE_CUT))

const THEMES: readonly Theme[] = ['light', 'dark']

describe.each(['en', 'ru'] as const)('in %s', (language) => {
  let gallery: Gallery
  beforeAll(async () => {
    gallery = await openGallery({ language })
  })
  afterAll(() => gallery.close())

  async function wrongIn(state: State): Promise<string[]> {
    const page = await gallery.show(state)
    const wrong: string[] = []
    for (const width of state.widths) {
      for (const theme of THEMES) {
        await sized(page, width, theme)
        const rules = theme === 'light' ? undefined : COLOURS
        const found = [...(await cutOn(page)), ...(await violationsOn(page, rules))]
        wrong.push(...found.map((what) => `${theme}, ${width} px: ${what}`))
      }
    }
    return wrong
  }

  test.each(STATES)('$name', async (state) => {
    expect(await wrongIn(state)).toEqual([])
  })

  test('no console said anything', () => {
    expect(gallery.problems).toEqual([])
  })
})

describe('in the pseudo-language', () => {
  let gallery: Gallery
  beforeAll(async () => {
    gallery = await openGallery({ language: 'en', from: await buildPseudo() })
  })
  afterAll(() => gallery.close())

  test.each(STATES)('$name', async (state) => {
    const page = await gallery.show(state)
    expect(await page.evaluate(() => document.body.innerText)).toMatch(/\[.*[áéíóú]/)
    for (const width of state.widths) {
      await sized(page, width, 'light')
      expect(await cutOn(page), `${width} px`).toEqual([])
    }
  })
})
