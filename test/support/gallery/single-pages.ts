/**
 * Tests of single pages in both languages. No element may jump, change its size, or be larger than its
 * box.
 */
import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { until } from '../browser/until.ts'
import { type } from '../browser/yesterday.ts'
import { SAMPLE_ZONE } from '../sample/sample.ts'
import { type Gallery, setSize } from './gallery.ts'
import { NARROW, WIDE } from './states.ts'

/** Runs in the page: returns how many lines of text each row of a day has. */
const linesOfRows = () =>
  [...document.querySelectorAll('tr.line')].map((row) => {
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
  })

export function testSinglePages(gallery: () => Gallery) {
  test('a popup of the usual eight is narrow again at once, whatever it was before', async () => {
    const wide = await gallery().show({ path: 'popup.html', sample: {} })
    const widthOf = (page: Page) => page.$eval('html', (html) => html.offsetWidth)
    await wide.setViewport({ width: 700, height: 600 })
    await until(async () => (await widthOf(wide)) === 560, 'the popup grown to its stages')
    const usual = await gallery().show({ path: 'popup.html', sample: { base: true } })
    expect(await usual.$eval('html', (html) => html.className)).not.toContain('many')
  })

  test('the popup asks about a day before in two lines, and nothing moves', async () => {
    const page = await gallery().show({
      path: 'popup.html',
      sample: { base: true, moment: 'question' },
    })
    await setSize(page, NARROW, 'light')
    const { grew, lines, room, said } = await page.$eval('#question', (found) => {
      const button = found as HTMLElement
      const before = button.offsetHeight
      button.prepend('Wednesday, Nov 18, ')
      const text = document.createRange()
      text.selectNodeContents(button)
      const all = [...text.getClientRects()]
      const tops = new Set(all.map(({ top }) => Math.round(top)))
      // The rectangle around the letters is higher than the line of text. Half of the difference is
      // above the line, and half is below the line.
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

  /** The right edge of the button that sends the day, in pixels. */
  const edgeOfSend = (page: Page) =>
    page.$eval('#send-button', (button) => button.getBoundingClientRect().right)

  test('the buttons of a day do not move while acts can be undone and redone', async () => {
    const state = { path: 'day.html', sample: { moment: 'question' }, writes: true } as const
    const page = await gallery().show(state)
    await setSize(page, WIDE, 'light')
    const before = await edgeOfSend(page)
    // A deleted row leaves untracked time, and this time gets a row for itself.
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

  test('a question with all its answers fits in a popup of 600 px', async () => {
    const sample = { base: true, moment: 'question' } as const
    const page = await gallery().show({ path: 'popup.html', sample })
    await setSize(page, NARROW, 'light')
    await page.locator('#question').click()
    await page.locator('#more').click()
    await page.waitForSelector('.question[data-all]')
    expect(await page.$eval('.view', (view) => view.scrollHeight)).toBeLessThanOrEqual(600)
  })

  test('a list at the end of the day opens above its entry, and moves nothing', async () => {
    const page = await gallery().show({ path: 'day.html', sample: { moment: 'question' } })
    await setSize(page, WIDE, 'light')
    const css = 'tbody:last-of-type [data-cell=category]'
    const top = () =>
      page.$eval(css, (cell) => {
        scrollTo(0, document.documentElement.scrollHeight)
        return cell.getBoundingClientRect().top
      })
    const before = await top()
    await page.locator(css).click()
    await page.waitForSelector('.list')
    expect(await page.$eval(css, (cell) => cell.getBoundingClientRect().top)).toBe(before)
  })

  test('a day until midnight has nothing hanging over its bar, and hours in one line', async () => {
    const state = { path: 'day.html', sample: { moment: 'question' }, writes: true } as const
    const page = await gallery().show(state)
    await page.locator('#previous').click()
    await page.waitForSelector('main[data-ready][data-date="2026-11-23"]')
    await setSize(page, WIDE, 'light')
    const endAt = async (typed: string, end: string) => {
      await page.locator('tbody:last-of-type [data-cell=to]').click()
      await page.waitForSelector('form.inline input')
      await type(page, 'form.inline input', typed)
      await page.keyboard.press('Enter')
      const { epochMilliseconds } = Temporal.ZonedDateTime.from(`${end}[${SAMPLE_ZONE}]`)
      await page.waitForSelector(`.bound[data-at="${epochMilliseconds}"]`)
      await page.waitForSelector('form.inline', { hidden: true })
    }
    // The label of the day's last hour is at the end of the bar.
    await endAt('23:00', '2026-11-23T23:00')
    const heights = await page.$$eval('.hours span', (all) =>
      all.map((hour) => hour.getBoundingClientRect().height),
    )
    expect(Math.max(...heights)).toBeLessThan(20)
    await endAt('00:00', '2026-11-24T00:00')
    const over = await page.$eval('.timeline .scroll', (e) => e.scrollWidth - e.clientWidth)
    expect(over).toBe(0)
  })

  test('no row of a day has more than four lines, and at 800 px two', async () => {
    const page = await gallery().show({ path: 'day.html', sample: { moment: 'question' } })
    for (const [width, most] of [
      [360, 4],
      [800, 2],
      [1280, 2],
    ] as const) {
      await setSize(page, width, 'light')
      expect(Math.max(...(await page.evaluate(linesOfRows))), `${width} px`).toBeLessThanOrEqual(
        most,
      )
    }
  })
}
