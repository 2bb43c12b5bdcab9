/**
 * Tests of every page in every state of states.ts. Each language has its own test file, so that the
 * files run at the same time.
 */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../sample/plans.ts'
import { violationsOn } from './axe.ts'
import { cutText } from './cut-text.ts'
import { focusTrouble } from './focus.ts'
import { type Gallery, openGallery, setSize, setTheme } from './gallery.ts'
import { elementsThatMove, wrongInForcedColours } from './preferences.ts'
import { buildPseudo } from './pseudo-build.ts'
import { testSinglePages } from './single-pages.ts'
import { isKept, NARROW, OTHER_WIDTHS, type Shown, STATES, type State } from './states.ts'
import { differencesFromStored } from './stored-pictures.ts'

/**
 * Elements whose text may be cut off, because record ids of some products and titles of meetings are
 * long. Their tooltip shows the whole text.
 */
const MAY_BE_CUT = ['.tag', '.lane button']
/**
 * Elements whose text may be cut off at widths between the narrow and the wide one. The added selector
 * matches notes that need more than two lines. Their tooltip shows the whole note.
 */
const MAY_BE_CUT_BETWEEN = [...MAY_BE_CUT, 'td.about']

/**
 * Finds ids that two elements of the page have: a link, a label or a script would find the wrong
 * element. (Current versions of axe-core have no rule for this.)
 */
const doubleIds = (page: Page) =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `#${id} stands twice`)
  })

/** Finds elements that have a scroll bar because their content is too high for them. */
const scrolledIn = (page: Page, { scrolls }: State) =>
  page.evaluate(
    (may) =>
      [...document.body.querySelectorAll('*')]
        .filter((e) => /auto|scroll/.test(getComputedStyle(e).overflowY))
        .filter((e) => e.scrollHeight > e.clientHeight && !(may && e.matches(may)))
        .map((e) => `${e.localName}.${e.className} scrolls: ${e.scrollHeight - e.clientHeight} px`),
    scrolls,
  )

const cutOn = (page: Page, whole: boolean) => page.evaluate(cutText, MAY_BE_CUT, whole)

async function cutBetween(page: Page): Promise<string[]> {
  const wrong: string[] = []
  for (const width of OTHER_WIDTHS) {
    await setSize(page, width, 'light')
    const cut = await page.evaluate(cutText, MAY_BE_CUT_BETWEEN, true)
    wrong.push(...cut.map((what) => `${width} px: ${what}`))
  }
  return wrong
}

/**
 * Runs axe-core on the page once for each width, because a run takes longer than all other checks.
 * Colours do not depend on the language, and hardly on the width: rules about colours are run only in
 * English, in the dark theme at the first width and in the light theme at the last width.
 */
function axeOn(page: Page, { widths }: State, { language, theme, width }: Shown) {
  const [first, last] = [width === widths[0], width === widths.at(-1)]
  if (language === 'ru') return theme === 'light' && first ? violationsOn(page, 'others') : []
  if (theme === 'light') return last ? violationsOn(page) : []
  if (first) return violationsOn(page, last ? 'colours' : 'all')
  return []
}

/**
 * Whether a message of Chromium is about a request that the endpoint refused because the team is in
 * group mode, in which reports show only sums of several people (docs/domain.md). The report learns from
 * that refusal that the team is in group mode, and Chromium logs the refusal as a network error.
 */
const isRefusalOfGroup = (problem: string) =>
  problem.includes('status of 403') && problem.includes('/group/v1/team/layout')

/**
 * Tests all pages in one language, in both themes, narrow and wide. Nothing may be cut off, axe-core
 * may find nothing, the Tab key must reach everything visible, and the page must look as in
 * test/screens. In English it also tests forced colours and reduced motion.
 */
export function testPagesIn(language: Language) {
  let gallery: Gallery
  beforeAll(async () => {
    gallery = await openGallery({ language })
  })
  afterAll(() => gallery.close())

  async function against(page: Page, { name }: State, { theme, width }: Shown) {
    const picture = `${name}.${language}-${theme}-${width}`
    return differencesFromStored(picture, page, gallery.fixedFont)
  }

  async function wrongAs(page: Page, state: State, shown: Shown): Promise<string[]> {
    const found: string[] = await axeOn(page, state, shown)
    // The dark theme differs from the light one only in its colours (src/ui/theme.css).
    if (shown.theme === 'light') {
      found.push(...(await cutOn(page, true)))
      found.push(...(await doubleIds(page)), ...(await scrolledIn(page, state)))
    }
    const wrong = found.map((what) => `${shown.theme}, ${shown.width} px: ${what}`)
    return isKept(state, shown) ? [...wrong, ...(await against(page, state, shown))] : wrong
  }

  /**
   * Runs all checks of one state. The state is shown only once, because to show it takes longer than
   * most checks.
   */
  async function wrongIn(state: State): Promise<string[]> {
    const page = await gallery.show(state)
    // Colours and motion do not depend on the language: they are checked in English only.
    const [once, main] = [language === 'en', state.kept === 'all']
    const wrong = once ? await wrongInForcedColours(page, state) : []
    for (const width of state.widths) {
      await setSize(page, width, 'light')
      for (const theme of ['light', 'dark'] as const) {
        await setTheme(page, theme)
        wrong.push(...(await wrongAs(page, state, { language, theme, width })))
      }
    }
    if (state.everyWidth) wrong.push(...(await cutBetween(page)))
    // The Tab key is tested on the wide page in English, and on the narrow page in Russian.
    const width = (once ? state.widths.at(-1) : state.widths[0]) ?? NARROW
    await page.setViewport({ width, height: 700 })
    wrong.push(...(await focusTrouble(page)))
    if (once && main) wrong.push(...(await elementsThatMove(page, 'reduce')))
    return wrong
  }

  test.each(STATES)('$name', async (state) => {
    expect(await wrongIn(state)).toEqual([])
  })

  testSinglePages(() => gallery)

  if (language === 'en')
    test('without reduced motion something moves, so that its check can fail', async () => {
      const page = await gallery.show({ path: 'popup.html', sample: { base: true } })
      expect(await elementsThatMove(page, 'no-preference')).not.toEqual([])
    })

  test('no console said anything', () => {
    expect(gallery.problems.filter((problem) => !isRefusalOfGroup(problem))).toEqual([])
  })
}

/** Tests in the pseudo-language, whose words are longer, that nothing is cut off. */
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
      await setSize(page, width, 'light')
      expect(await cutOn(page, false), `${width} px`).toEqual([])
    }
  })
}
