/**
 * The tests of every page in every state of states.ts. Each language is a test file of its own, so that
 * they run beside each other.
 */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../browser/until.ts'
import { type } from '../browser/yesterday.ts'
import type { Language } from '../sample/plans.ts'
import { SAMPLE_ZONE } from '../sample/sample.ts'
import { violationsOn } from './axe.ts'
import { cutText } from './cut.ts'
import { focusTrouble } from './focus.ts'
import { type Gallery, openGallery, sized } from './gallery.ts'
import { buildPseudo } from './pseudo-build.ts'
import { isKept, NARROW, type Shown, STATES, type State, WIDE } from './states.ts'
import { againstKept } from './stored-pictures.ts'

/** Elements that may be cut, and why. */
const MAY_BE_CUT = {
  '.tag': 'ids of some products are long; the whole is in the tooltip',
}

/** Ids that stand twice: a link, a label or a script would find the wrong one (axe asks no longer). */
const doubleIds = (page: Page) =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `#${id} stands twice`)
  })

/** Elements that scroll by themselves because they do not fit. */
const scrolledIn = (page: Page, { scrolls }: State) =>
  page.evaluate(
    (may) =>
      [...document.body.querySelectorAll('*')]
        .filter((e) => /auto|scroll/.test(getComputedStyle(e).overflowY))
        .filter((e) => e.scrollHeight > e.clientHeight && !(may && e.matches(may)))
        .map((e) => `${e.localName}.${e.className} scrolls: ${e.scrollHeight - e.clientHeight} px`),
    scrolls,
  )

const cutOn = (page: Page, whole: boolean) => page.evaluate(cutText, Object.keys(MAY_BE_CUT), whole)

const everyWay = (language: Language, { widths }: State): Shown[] =>
  widths.flatMap((width) =>
    (['light', 'dark'] as const).map((theme) => ({ language, theme, width })),
  )

/** Words change no colour, and a width hardly any: those are looked at in English, in the dark once. */
function axeOn(page: Page, state: State, { language, theme, width }: Shown) {
  const first = width === state.widths[0]
  if (theme === 'dark') return language === 'en' && first ? violationsOn(page, 'colours') : []
  if (language === 'en') return violationsOn(page)
  return first ? violationsOn(page, 'others') : []
}

/**
 * In one language, both themes, narrow and wide: nothing is cut, axe-core finds nothing, Tab reaches
 * everything in sight, and the page looks as in test/screens.
 */
export function testPagesIn(language: Language) {
  let gallery: Gallery
  beforeAll(async () => {
    gallery = await openGallery({ language })
  })
  afterAll(() => gallery.close())

  async function against(page: Page, { name }: State, { theme, width }: Shown) {
    const picture = `${name}.${language}-${theme}-${width}`
    return againstKept(picture, await page.screenshot(), gallery.fixedFont)
  }

  async function wrongIn(state: State): Promise<string[]> {
    const page = await gallery.show(state)
    const wrong: string[] = []
    for (const shown of everyWay(language, state)) {
      await sized(page, shown.width, shown.theme)
      const found = [
        ...(await cutOn(page, true)),
        ...(await doubleIds(page)),
        ...(await scrolledIn(page, state)),
        ...(await axeOn(page, state, shown)),
      ]
      wrong.push(...found.map((what) => `${shown.theme}, ${shown.width} px: ${what}`))
      if (isKept(state, shown)) wrong.push(...(await against(page, state, shown)))
    }
    // Tab goes through the wide page in English, and through the narrow one in Russian.
    const width = (language === 'en' ? state.widths.at(-1) : state.widths[0]) ?? NARROW
    await page.setViewport({ width, height: 700 })
    return [...wrong, ...(await focusTrouble(page))]
  }

  test.each(STATES)('$name', async (state) => {
    expect(await wrongIn(state)).toEqual([])
  })

  test('a popup of the usual eight is narrow again at once, whatever it was before', async () => {
    const wide = await gallery.show({ path: 'popup.html', sample: {} })
    const widthOf = (page: Page) => page.$eval('html', (html) => html.offsetWidth)
    await wide.setViewport({ width: 700, height: 600 })
    await until(async () => (await widthOf(wide)) === 560, 'the popup grown to its stages')
    const usual = await gallery.show({ path: 'popup.html', sample: { base: true } })
    expect(await usual.$eval('html', (html) => html.className)).not.toContain('many')
  })

  test('the popup asks about a day before in two lines, and nothing moves', async () => {
    const page = await gallery.show({
      path: 'popup.html',
      sample: { base: true, moment: 'question' },
    })
    await sized(page, NARROW, 'light')
    const { grew, lines, room, said } = await page.$eval('#question', (found) => {
      const button = found as HTMLElement
      const before = button.offsetHeight
      button.prepend('Wednesday, Nov 18, ')
      const text = document.createRange()
      text.selectNodeContents(button)
      const all = [...text.getClientRects()]
      const tops = new Set(all.map(({ top }) => Math.round(top)))
      // Lines are lower than the letters' boxes, which reach half of that over them.
      const over = (all[0]?.height ?? 0) - Number.parseFloat(getComputedStyle(button).lineHeight)
      const { top, bottom } = button.getBoundingClientRect()
      const above = Math.min(...all.map((rect) => rect.top)) + over / 2 - top
      const below = bottom - Math.max(...all.map((rect) => rect.bottom)) + over / 2
      return {
        grew: button.offsetHeight - before,
        lines: tops.size,
        said: `${button.textContent} ${button.offsetWidth} ${[...tops].join()}`,
        room: Math.min(above, below),
      }
    })
    expect(lines, said).toBe(2)
    expect(grew).toBe(0)
    expect(room).toBeGreaterThanOrEqual(3)
  })

  /** The right edge of the button that sends the day. */
  const edgeOfSend = (page: Page) =>
    page.$eval('#send-button', (button) => button.getBoundingClientRect().right)

  test('the buttons of a day stand still beside what can be undone and done anew', async () => {
    const state = { path: 'day.html', sample: { moment: 'question' }, writes: true } as const
    const page = await gallery.show(state)
    await sized(page, WIDE, 'light')
    const before = await edgeOfSend(page)
    // A deleted row leaves untracked time, which has a row of its own.
    const start = '[data-category=research] [data-cell=from]'
    const rows = async () => (await page.$$(start)).length
    const all = await rows()
    for (const left of [1, 2]) {
      await page.focus(start)
      await page.keyboard.press('Delete')
      await until(async () => (await rows()) === all - left, `${left} rows fewer`)
    }
    await page.locator('#undo').click()
    await page.waitForSelector('#redo')
    await page.waitForSelector('#undo')
    expect(await edgeOfSend(page)).toBe(before)
  })

  test('a day until midnight has nothing hanging over its bar, and hours in one line', async () => {
    const state = { path: 'day.html', sample: { moment: 'question' }, writes: true } as const
    const page = await gallery.show(state)
    await page.locator('#previous').click()
    await page.waitForSelector('main[data-ready][data-date="2026-11-23"]')
    await sized(page, WIDE, 'light')
    const endAt = async (typed: string, end: string) => {
      await page.locator('tbody:last-of-type [data-cell=to]').click()
      await page.waitForSelector('form.inline input')
      await type(page, 'form.inline input', typed)
      await page.keyboard.press('Enter')
      const { epochMilliseconds } = Temporal.ZonedDateTime.from(`${end}[${SAMPLE_ZONE}]`)
      await page.waitForSelector(`.bound[data-at="${epochMilliseconds}"]`)
    }
    // Its last hour stands at the end of the bar.
    await endAt('23:00', '2026-11-23T23:00')
    const heights = await page.$$eval('.hours span', (all) =>
      all.map((hour) => hour.getBoundingClientRect().height),
    )
    expect(Math.max(...heights)).toBeLessThan(20)
    await endAt('00:00', '2026-11-24T00:00')
    const over = await page.$eval('.timeline .scroll', (e) => e.scrollWidth - e.clientWidth)
    expect(over).toBe(0)
  })

  test('no console said anything', () => {
    expect(gallery.problems).toEqual([])
  })
}

/** In the pseudo-language, whose words are longer: nothing is cut. */
export function testPagesInPseudo() {
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
      expect(await cutOn(page, false), `${width} px`).toEqual([])
    }
  })
}
