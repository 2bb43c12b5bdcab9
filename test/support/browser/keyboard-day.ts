/** Corrects and sends a day with the keyboard alone. The tests of both browsers use it. */
import type { Page } from 'puppeteer-core'
import { tabTo } from '../gallery/keyboard.ts'
import { until } from './until.ts'
import { at, cellOf, isDay } from './yesterday.ts'

export const KEYBOARD_DAY = [
  '09:00-09:30 internal-meeting',
  '09:30-10:30 outgoing-call',
  '10:30-11:00 documentation auto',
  '11:00-12:00 unexplained auto',
  '13:00-14:00 prospect-meeting',
]

export async function correctByKeyboard(page: Page) {
  const isAt = (css: string) => page.evaluate((css) => !!document.activeElement?.matches(css), css)
  const untilAt = (css: string, what: string) => until(() => isAt(css), what)
  const keys = async (...all: readonly Parameters<typeof page.keyboard.press>[0][]) => {
    for (const key of all) await page.keyboard.press(key)
  }
  const withShift = async (key: Parameters<typeof page.keyboard.press>[0]) => {
    await page.keyboard.down('Shift')
    await keys(key)
    await page.keyboard.up('Shift')
  }
  /** The whole table is one stop of the Tab key; arrow keys move within it. */
  const moveTo = async (time: string) => {
    await tabTo(page, '.rows [data-cell]')
    await keys('Home', ...Array<'ArrowUp'>(KEYBOARD_DAY.length + 2).fill('ArrowUp'))
    for (let i = 0; i < KEYBOARD_DAY.length + 2; i++) {
      if (await isAt(`tr[data-from="${at(time)}"] *`)) return
      await keys('ArrowDown')
    }
    throw new Error(`The arrows do not get to ${time}.`)
  }
  // The key `?` opens the list of the page's keyboard shortcuts.
  await page.keyboard.type('?')
  await page.waitForSelector('#keys[open]')
  await keys('Escape')
  await page.waitForSelector('#keys', { hidden: true })
  // The bound between two entries is a slider, and arrow keys move this bound.
  await tabTo(page, `.bound[data-at="${at('09:30')}"]`)
  await withShift('ArrowRight')
  await keys('ArrowRight', 'ArrowRight', 'Enter')
  await untilAt(`.bound[data-at="${at('09:37')}"]`, 'the focus on the bound that was moved')
  await keys('ArrowLeft', 'Escape')
  await moveTo('09:37')
  await untilAt(cellOf('09:37', 'from'), 'the start of the row')
  await keys('Enter')
  await untilAt('form.inline input', 'the time')
  await page.keyboard.type('0940AM')
  await keys('Enter')
  await untilAt(cellOf('09:40', 'from'), 'the focus back in the cell')
  await keys('ArrowRight', 'ArrowRight', 'Enter')
  await untilAt('.list', 'the list of categories')
  await page.keyboard.type('inc')
  await keys('Enter')
  await untilAt(cellOf('09:40', 'category'), 'the focus back in the cell')
  await keys('ArrowRight', 'Enter')
  await untilAt('form.inline input', 'the note')
  await page.keyboard.type('Acme')
  await keys('Enter')
  await untilAt(cellOf('09:40', 'note'), 'the focus back in the cell')
  // A digit answers only the question that has the focus, so the key `2` in a cell answers nothing.
  // The key `g` moves the focus to the questions about time away and about gaps.
  await keys('2', 'g')
  await untilAt(`.question[data-from="${at('11:00')}"]`, 'the first gap')
  await keys('2')
  await until(
    () =>
      page.$eval(
        `tr[data-from="${at('11:00')}"]`,
        (e) => (e as HTMLElement).dataset.category === 'prospect-meeting',
      ),
    'the answer',
  )
  await keys('b')
  await page.waitForSelector(cellOf('12:00', 'from'))
  // One entry is split from its menu, one is deleted and restored, and two are merged.
  await moveTo('13:00')
  await withShift('F10')
  await untilAt('.menu [data-act=split]', 'the menu')
  await keys('Enter')
  await untilAt('#split [name=at]', 'the first field')
  await keys('Enter')
  await page.waitForSelector(cellOf('13:30', 'from'))
  await moveTo('13:30')
  await keys('Delete')
  await page.waitForSelector(cellOf('13:30', 'from'), { hidden: true })
  await keys('u')
  await page.waitForSelector(cellOf('13:30', 'from'))
  await moveTo('13:00')
  await withShift('F10')
  await untilAt('.menu [data-act=split]', 'the menu')
  await keys('End', 'ArrowUp', 'Enter')
  await isDay(page, [
    '09:00-09:40 internal-meeting',
    '09:40-10:30 incoming-call',
    '10:30-11:00 documentation',
    '11:00-12:00 prospect-meeting',
    '12:00-13:00 break',
    '13:00-14:00 prospect-meeting',
  ])
  await page.keyboard.down('Control')
  await keys('Enter')
  await page.keyboard.up('Control')
  await until(
    () => page.$eval('#outcome', (e) => e.textContent?.includes('Received: 5 entries, 4h')),
    'the receipt',
  )
}
