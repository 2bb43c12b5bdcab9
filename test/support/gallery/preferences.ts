/**
 * Tests pages under two preferences of the operating system: forced colours (Windows' contrast themes)
 * and reduced motion.
 */
import type { Page } from 'puppeteer-core'
import { cutText } from './cut-text.ts'
import type { Coloured, State } from './states.ts'

/** Sets a system preference, calls `look`, and resets it. Puppeteer cannot set this preference. */
async function withPreference<T>(page: Page, name: string, value: string, look: () => Promise<T>) {
  const session = await page.createCDPSession()
  await session.send('Emulation.setEmulatedMedia', { features: [{ name, value }] })
  const query = `(${name}: ${value})`
  if (!(await page.evaluate((asked) => matchMedia(asked).matches, query)))
    throw new Error(`The browser does not emulate ${query}.`)
  const found = await look()
  await session.detach()
  return found
}

/**
 * Runs in the page: returns the elements whose colour has a meaning and that lose this colour in forced
 * colours.
 */
function lostColours({ css, part }: Coloured): string[] {
  const canvas = getComputedStyle(document.body).backgroundColor
  const all = [...document.querySelectorAll(css)]
  const lost = all
    .filter((element) => element.checkVisibility())
    .map((element) => getComputedStyle(element, part))
    .filter(({ backgroundColor, backgroundImage }) => {
      const none = /^rgba\(.*, 0\)$/.test(backgroundColor) || backgroundColor === canvas
      return none && backgroundImage === 'none'
    }).length
  if (all.length === 0) return [`there is no ${css}`]
  return lost > 0 ? [`${lost} of ${css} lose their colour`] : []
}

/** Runs in the page: returns the chosen elements that differ from the unchosen ones only by colour. */
function chosenWithoutMark(): string[] {
  const CHOSEN = '[aria-pressed=true], [aria-selected=true], [aria-current]'
  const looks = (element: Element) => {
    const { borderTop, outline, fontWeight, textDecorationLine } = getComputedStyle(element)
    const { content } = getComputedStyle(element, '::before')
    return [borderTop, outline, fontWeight, textDecorationLine, content].join()
  }
  return [...document.querySelectorAll(CHOSEN)]
    .filter((element) =>
      [...(element.parentElement?.children ?? [])].some(
        (other) => !other.matches(CHOSEN) && looks(other) === looks(element),
      ),
    )
    .map((element) => `not marked: ${element.className} ${element.textContent}`)
}

/**
 * Returns the problems in forced colours: texts that are cut off, and meanings that only a colour shows.
 */
export const wrongInForcedColours = (page: Page, state: State): Promise<string[]> =>
  withPreference(page, 'forced-colors', 'active', async () => {
    const wrong: string[] = await page.evaluate(chosenWithoutMark)
    for (const coloured of state.coloured ?? [])
      wrong.push(...(await page.evaluate(lostColours, coloured)))
    for (const width of state.widths) {
      await page.setViewport({ width, height: 900 })
      // Scrolls to the top of the page. Otherwise the menu of sections, which stays in view, would cover
      // some text.
      await page.evaluate(() => scrollTo(0, 0))
      const cut = await page.evaluate(cutText, ['.tag', '.lane button'], false)
      wrong.push(...cut.map((what) => `${width} px: ${what}`))
    }
    return wrong.map((what) => `forced colours: ${what}`)
  })

/**
 * Runs in the page: returns the elements that have an animation or a transition. All buttons are put in
 * their waiting state first.
 */
function findMoving(): string[] {
  // Removes the style sheet that stops all animations when pictures are made.
  for (const style of document.querySelectorAll('style'))
    if (style.textContent.includes('animation: none !important')) style.remove()
  for (const button of document.querySelectorAll('button')) button.ariaBusy = 'true'
  const takesTime = (durations: string) => durations.split(', ').some((each) => each !== '0s')
  return [...document.querySelectorAll('*')].flatMap((element) =>
    [null, '::before', '::after'].flatMap((part) => {
      const style = getComputedStyle(element, part)
      const still = !takesTime(style.animationDuration) && !takesTime(style.transitionDuration)
      const what = `moves: ${element.localName}.${element.className}${part ?? ''}`
      return still && style.scrollBehavior === 'auto' ? [] : [what]
    }),
  )
}

/**
 * Returns the elements that move while the person prefers reduced motion (`reduce`) or does not prefer
 * it (`no-preference`). The page cannot be used for other tests after that.
 */
export const elementsThatMove = (
  page: Page,
  motion: 'reduce' | 'no-preference',
): Promise<string[]> =>
  withPreference(page, 'prefers-reduced-motion', motion, () => page.evaluate(findMoving))
