/**
 * System preferences besides light and dark: forced colours (Windows' contrast themes) and reduced
 * motion.
 */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cutText } from '../support/gallery/cut.ts'
import { type Gallery, openGallery } from '../support/gallery/gallery.ts'
import { STATES, type State } from '../support/gallery/states.ts'

let gallery: Gallery
beforeAll(async () => {
  gallery = await openGallery({ language: 'en' })
})
afterAll(() => gallery.close())

const stateOf = (name: string) => STATES.find((state) => state.name === name) as State

/** Puppeteer does not emulate these. */
async function asked(page: Page, name: string, value: string) {
  const session = await page.createCDPSession()
  await session.send('Emulation.setEmulatedMedia', { features: [{ name, value }] })
  expect(await page.evaluate((query) => matchMedia(query).matches, `(${name}: ${value})`)).toBe(
    true,
  )
}

describe('in forced colours', () => {
  /** Elements whose colour has a meaning, which forced colours would remove. */
  const lostColours = (css: string, before: boolean) => {
    const canvas = getComputedStyle(document.body).backgroundColor
    return [...document.querySelectorAll(css)]
      .filter((e) => e.checkVisibility())
      .map((e) => getComputedStyle(e, before ? '::before' : null))
      .filter(({ backgroundColor, backgroundImage }) => {
        const none = /^rgba\(.*, 0\)$/.test(backgroundColor) || backgroundColor === canvas
        return none && backgroundImage === 'none'
      }).length
  }

  test.each([
    ['popup-running', '.tile', true],
    ['popup-running', '.bar i', false],
    ['popup-running', '#sending[data-state]', true],
    ['day', '.block:not([data-category=break])', false],
    ['day', 'td.category i:not(tr[data-category=break] i, tr[data-category=unexplained] i)', false],
  ] as const)('%s: %s keeps its colour', async (name, css, before) => {
    const page = await gallery.show(stateOf(name))
    await asked(page, 'forced-colors', 'active')
    expect(await page.$$eval(css, (all) => all.length)).toBeGreaterThan(0)
    expect(await page.evaluate(lostColours, css, before)).toBe(0)
  })

  /** Selected elements, which must differ from the others. */
  const unmarked = () => {
    const CHOSEN = '[aria-pressed=true], [aria-selected=true], [aria-current]'
    const looks = (e: Element) => {
      const { borderTop, outline, fontWeight, textDecorationLine } = getComputedStyle(e)
      return [borderTop, outline, fontWeight, textDecorationLine].join()
    }
    return [...document.querySelectorAll(CHOSEN)]
      .filter((e) =>
        [...(e.parentElement?.children ?? [])].some(
          (other) => !other.matches(CHOSEN) && looks(other) === looks(e),
        ),
      )
      .map((e) => `${e.localName}.${e.className} ${e.textContent}`)
  }

  test.each(['popup-running', 'day', 'report', 'report-team'])(
    '%s: what is chosen is told apart without its colour',
    async (name) => {
      const page = await gallery.show(stateOf(name))
      await asked(page, 'forced-colors', 'active')
      expect(await page.evaluate(unmarked)).toEqual([])
    },
  )

  test.each(STATES.filter(({ sample }) => sample !== 'nobody'))(
    '$name: nothing is cut',
    async (state) => {
      const page = await gallery.show(state)
      await asked(page, 'forced-colors', 'active')
      for (const width of state.widths) {
        await page.setViewport({ width, height: 900 })
        // Scrolled content goes under the menu of the sections, which stays visible.
        await page.evaluate(() => scrollTo(0, 0))
        expect(await page.evaluate(cutText, ['.tag'], false), `${width} px`).toEqual([])
      }
    },
  )
})

describe('with reduced motion', () => {
  /** Elements with an animation or transition, also while waiting or pressed. */
  const moving = () => {
    // Switches off what keeps the gallery's pictures still.
    for (const style of document.querySelectorAll('style'))
      if (style.textContent.includes('animation: none !important')) style.remove()
    for (const button of document.querySelectorAll('button')) button.ariaBusy = 'true'
    const takesTime = (durations: string) => durations.split(', ').some((each) => each !== '0s')
    return [...document.querySelectorAll('*')].flatMap((e) =>
      [null, '::before', '::after'].flatMap((part) => {
        const { animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(e, part)
        const still = !takesTime(animationDuration) && !takesTime(transitionDuration)
        return still && scrollBehavior === 'auto'
          ? []
          : [`${e.localName}.${e.className}${part ?? ''}`]
      }),
    )
  }

  const NAMES = ['popup-running', 'popup-question', 'settings', 'day', 'report', 'welcome']
  test.each(NAMES)('%s: nothing moves', async (name) => {
    const page = await gallery.show(stateOf(name))
    await asked(page, 'prefers-reduced-motion', 'reduce')
    expect(await page.evaluate(moving)).toEqual([])
  })

  test('without reduced motion something moves, so the test can fail', async () => {
    const page = await gallery.show(stateOf('settings'))
    await asked(page, 'prefers-reduced-motion', 'no-preference')
    expect(await page.evaluate(moving)).not.toEqual([])
  })
})
