/**
 * System preferences besides light and dark: forced colours (Windows' contrast themes) and reduced
 * motion.
 */
import type { Page } from 'puppeteer-core'
import { cutText } from './cut-text.ts'
import type { Coloured, State } from './states.ts'

/** Sets a system preference that Puppeteer cannot emulate, calls `look`, and resets the preference. */
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
 * Runs in the page: returns the elements that lose their colour in forced colours, though the colour has
 * a meaning.
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

/** Runs in the page: returns the chosen elements that differ from the others by their colour only. */
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
 * Returns the problems in forced colours: text that is cut off, and meanings that only a colour shows.
 */
export const wrongInForcedColours = (page: Page, state: State): Promise<string[]> =>
  withPreference(page, 'forced-colors', 'active', async () => {
    const wrong: string[] = await page.evaluate(chosenWithoutMark)
    for (const coloured of state.coloured ?? [])
      wrong.push(...(await page.evaluate(lostColours, coloured)))
    for (const width of state.widths) {
      await page.setViewport({ width, height: 900 })
      // The page is scrolled to the top first: otherwise content would lie under the menu of the
      // sections, which stays visible.
      await page.evaluate(() => scrollTo(0, 0))
      const cut = await page.evaluate(cutText, ['.tag', '.lane button'], false)
      wrong.push(...cut.map((what) => `${width} px: ${what}`))
    }
    return wrong.map((what) => `forced colours: ${what}`)
  })

/**
 * Runs in the page: returns the elements that have an animation or transition, buttons in their waiting
 * state included.
 */
function findMoving(): string[] {
  // Removes the style that stops all animations for the pictures.
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
 * Returns the elements that move while the person asks for reduced motion (`reduce`) or does not
 * (`no-preference`). The page cannot be used for other tests afterwards.
 */
export const elementsThatMove = (
  page: Page,
  motion: 'reduce' | 'no-preference',
): Promise<string[]> =>
  withPreference(page, 'prefers-reduced-motion', motion, () => page.evaluate(findMoving))
