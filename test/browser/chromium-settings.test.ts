/** Tests the settings and welcome pages: heights of sections, sizes of targets, and where links lead. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../support/browser/until.ts'
import { type Gallery, openGallery, setSize } from '../support/gallery/gallery.ts'
import { smallTargets } from '../support/gallery/targets.ts'

const SCREEN = { width: 1280, height: 800 }
/** Greatest height in pixels that a section may have: two screens. */
const MOST = 2 * SCREEN.height

const alone = { path: 'settings.html', sample: { connected: false } } as const
const connected = { path: 'settings.html', sample: {} } as const

/** Links to parts of the page, each with the id of the control to which it leads. */
const LINKS = [
  ['#to-company', 'invite'],
  ['#own-hosts', 'own-host'],
  ['#notifyDay', 'notifyDay'],
  ['#idleAfter', 'idleAfter'],
] as const

/**
 * Runs in the page: opens the folded parts of each section one after another. Returns the greatest
 * height in pixels that each section had.
 */
const longestSections = () => {
  const sections = [...document.querySelectorAll<HTMLElement>('main > section')]
  return sections.map((section) => {
    const folds = [...section.querySelectorAll('details')]
    const heights = folds.map((fold) => {
      fold.open = true
      return section.offsetHeight
    })
    return { id: section.id, height: Math.max(section.offsetHeight, ...heights) }
  })
}

const tooLong = async (page: Page) =>
  (await page.evaluate(longestSections)).filter(({ height }) => height > MOST)

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

describe.each(['en', 'ru'] as const)('in %s', (language) => {
  let gallery: Gallery
  beforeAll(async () => {
    gallery = await openGallery({ language })
  })
  afterAll(() => gallery.close())

  test.each([
    ['connected', connected],
    ['alone', alone],
  ])('no section is longer than two screens: %s', async (_, state) => {
    const page = await gallery.show({ ...state, ready: '#categories[data-ready]' })
    await page.setViewport(SCREEN)
    expect(await page.$$eval('main > section', (all) => all.length)).toBeGreaterThan(8)
    expect(await tooLong(page)).toEqual([])
    if (state !== alone) return
    await page.locator('#open-add').click()
    await page.waitForSelector('#add-category')
    await page.$$eval('main > section details', (all) => {
      for (const fold of all) fold.open = false
    })
    expect(await tooLong(page)).toEqual([])
  })

  test.each([
    ['settings', alone],
    ['welcome', { path: 'welcome.html', sample: 'nobody', ready: '.grid' }],
  ] as const)('everything on the page of %s is high enough to click', async (_, state) => {
    const page = await gallery.show(state)
    for (const width of [360, SCREEN.width]) {
      await setSize(page, width, 'light')
      expect(await page.evaluate(smallTargets, 32), `${width} px`).toEqual([])
    }
    const devtools = await page.createCDPSession()
    await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true })
    await until(() => page.evaluate(() => matchMedia('(pointer: coarse)').matches), 'touch')
    expect(await page.evaluate(smallTargets, 44)).toEqual([])
    await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: false })
  })

  test.each(language === 'en' ? LINKS : LINKS.slice(0, 1))(
    'a link to %s lands on its control, in sight',
    async (hash, id) => {
      for (const width of [360, SCREEN.width]) {
        const page = await gallery.show({ ...alone, path: `settings.html${hash}` })
        await page.setViewport({ width, height: 800 })
        await page.reload()
        await page.waitForSelector('#categories[data-ready]')
        await until(async () => (await focused(page)) === id, `the focus in #${id}`)
        const seen = await page.$eval(`#${id}`, (field) => {
          const { left, right, top, bottom } = field.getBoundingClientRect()
          return document.elementFromPoint((left + right) / 2, (top + bottom) / 2)?.id
        })
        expect(seen, `${width} px`).toBe(id)
      }
    },
  )

  test('the search leads to a setting by the keyboard alone', async () => {
    const page = await gallery.show(alone)
    await page.setViewport(SCREEN)
    await page.focus('#find-setting')
    await page.keyboard.type('уведомл')
    await page.waitForSelector('.found a[href="#notify"]')
    await page.keyboard.press('Enter')
    await until(async () => (await focused(page)) === 'notify', 'the focus on the switch')
    expect(await page.$('.found')).toBeNull()
  })
})
