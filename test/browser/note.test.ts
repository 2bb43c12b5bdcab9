/**
 * Tests the note of the running category with a real keyboard. When the note is saved, the text cursor
 * and the scroll position of its field must stay.
 */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../support/browser/chromium.ts'
import { launchFirefox } from '../support/browser/firefox.ts'
import { rowsOn } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

const POPUP = 'extension/pages/popup.html'
const LONG = 'Their plant managers want prices for three lines and all spare parts. '.repeat(4)

const LAUNCH = { Chromium: launchChromium, Firefox: launchFirefox }

describe.each(['Chromium', 'Firefox'] as const)('%s', (name) => {
  let started: Awaited<ReturnType<(typeof LAUNCH)[typeof name]>>
  let popup: Page
  beforeAll(async () => {
    started = await LAUNCH[name]()
    popup = await started.openPage(POPUP)
    await popup.bringToFront()
    await popup.waitForSelector('main[data-ready]')
    await popup.keyboard.press('7')
    await popup.waitForSelector('[data-category=research][aria-pressed=true]')
  })
  afterAll(() => started.close())

  const readNote = async () =>
    (await rowsOn<{ note?: string; open?: 1 }>(popup, 'segments')).find(({ open }) => open)?.note
  const field = () =>
    popup.$eval('#note', (element) => {
      const { value, selectionStart, scrollLeft } = element as HTMLInputElement
      return { value, selectionStart, scrollLeft }
    })

  test('a note typed into its middle is saved, and the caret stays', async () => {
    await popup.keyboard.press('n')
    await popup.keyboard.type(LONG)
    await until(async () => (await readNote()) === LONG.trim(), 'the first text saved')
    expect((await field()).value).toBe(LONG)
    for (let i = 0; i < 10; i++) await popup.keyboard.press('ArrowLeft')
    await popup.keyboard.type(' XY ')
    const before = await field()
    const text = before.value.trim()
    expect(before.scrollLeft).toBeGreaterThan(0)
    await until(async () => (await readNote()) === text, 'the second text saved')
    // Waits a moment, in which every live query of the popup reads the stored note again.
    await popup.evaluate(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go))))
    expect(await field()).toEqual(before)
  })

  test('Enter leaves the field, and the next key switches', async () => {
    await popup.keyboard.press('Enter')
    await popup.keyboard.press('3')
    await popup.waitForSelector('[data-category=prospect-meeting][aria-pressed=true]')
    const notes = (await rowsOn<{ note?: string }>(popup, 'segments')).map(({ note }) => note ?? '')
    expect(notes.join()).not.toContain('3')
  })

  test('a text that is too long is cut, and the number of lost characters is shown', async () => {
    await popup.keyboard.press('n')
    // Inserts the whole text with a single input event, as pasting does.
    await popup.evaluate(() => document.execCommand('insertText', false, '😀'.repeat(523)))
    const said = () => popup.$eval('#note-cut', (status) => status.textContent)
    await until(async () => (await said())?.includes('23 left out'), 'it is said')
    await until(async () => (await readNote()) === '😀'.repeat(500), 'what fits is saved')
  })

  test('nothing was written to any console', () => {
    expect(started.problems).toEqual([])
  })
})
