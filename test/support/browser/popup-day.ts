/** Records a day in the real popup with real keys alone. The tests of both browsers use it. */
import { execFileSync } from 'node:child_process'
import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { minute } from '../../../src/core/time/units.ts'
import { hasLastedOn, putOn, rowsOn, segmentsOn } from './stored-data.ts'
import { until } from './until.ts'

/** Firefox offers the object `chrome` in addition to `browser`, so this name works in both browsers. */
declare const chrome: Browser

const key = (...keys: readonly string[]) =>
  execFileSync('xdotool', ['key', '--clearmodifiers', ...keys])
const write = (text: string) => execFileSync('xdotool', ['type', text])

/**
 * Highest number of times that the Tab key is pressed. The popup has fewer elements that the Tab key
 * reaches.
 */
const MOST = 60

/** Reads the open popup from a page of the extension, as no test protocol reaches Firefox's popup. */
function popupOf(page: Page) {
  const ask = (css: string) =>
    page.evaluate((css) => {
      const [view] = chrome.extension.getViews({ type: 'popup' })
      const { document } = view ?? {}
      const focused = document?.activeElement
      const stops = [...(document?.querySelectorAll('*') ?? [])]
      return {
        isOpen: document?.hasFocus() === true,
        has: Boolean(document?.querySelector(css)),
        isAt: focused?.matches(css) === true,
        focus: focused?.outerHTML.slice(0, 200),
        at: focused ? stops.indexOf(focused) : -1,
        place: stops.findIndex((stop) => stop.matches(css)),
      }
    }, css)
  const has = (css: string) => until(async () => (await ask(css)).has, `${css} in the popup`)
  const hasNo = (css: string) =>
    until(async () => {
      const { isOpen, has } = await ask(css)
      return isOpen && !has
    }, `an open popup without ${css}`)
  const tabTo = async (css: string) => {
    await has(css)
    for (let i = 0; i < MOST; i++) {
      const { isAt, at, place } = await ask(css)
      if (isAt) return
      // In Firefox, the Tab key at the popup's last element would leave the popup, so Shift+Tab goes
      // back.
      key(place < at ? 'shift+Tab' : 'Tab')
      await until(async () => (await ask(css)).at !== at, 'the next stop of Tab')
    }
    throw new Error(`Tab does not get to ${css}.`)
  }
  return {
    has,
    hasNo,
    tabTo,
    isAt: (css: string) =>
      until(async () => (await ask(css)).isAt, `the focus on ${css}`).catch(async (cause) => {
        throw new Error(`The focus is on: ${(await ask(css)).focus}`, { cause })
      }),
    open: async () => {
      key('alt+shift+9')
      await until(async () => (await ask('main[data-ready]')).isOpen, 'the popup open')
      await has('main[data-ready]')
    },
    close: async () => {
      key('Escape')
      await until(async () => !(await ask('main')).has, 'the popup closed')
      // A shortcut that is pressed before the page has the focus again may reach no window.
      await until(() => page.evaluate(() => document.hasFocus()), 'the page in front again')
    },
  }
}

/**
 * Stores half an hour of time away before the first segment, so that Stint asks about that time.
 * Returns the id of the stored row.
 */
async function wasAway(page: Page) {
  const named = await rowsOn<{ name: string; value: string }>(page, 'named')
  const [first] = await segmentsOn(page)
  const endedAt = (first?.startedAt ?? Date.now()) - minute
  const row = {
    id: crypto.randomUUID(),
    device: named.find(({ name }) => name === 'device')?.value,
    category: 'unexplained',
    source: 'auto',
    startedAt: endedAt - 30 * minute,
    endedAt,
    scheme: 1,
    revision: 1,
    acknowledged: 0,
    offered: 0,
    changedAt: endedAt,
    outbox: 'hold',
  }
  await putOn(page, 'segments', [row])
  return row.id
}

/**
 * Tries out every part of the popup with keys alone: tiles, note, undo, history and a question.
 * @param pageGetsEscape false for Firefox, where Escape closes the popup before the page gets the key
 */
export async function dayByKeyboard(page: Page, { pageGetsEscape }: { pageGetsEscape: boolean }) {
  const popup = popupOf(page)
  type Open = { category: string; note?: string; startedAt: number; endedAt?: number }
  const open = async () =>
    (await segmentsOn(page)).find((row: Open) => row.endedAt === undefined) as Open | undefined
  const runs = (category: string | undefined) =>
    until(async () => (await open())?.category === category, `${category ?? 'nothing'} runs`)

  await popup.open()
  // The key `n` follows at once, before the popup has drawn the note field of the new category.
  key('2', 'n')
  await runs('outgoing-call')
  await popup.isAt('#note')
  write('Bakeries')
  key('Return')
  await until(async () => (await open())?.note === 'Bakeries', 'the note stored')
  await hasLastedOn(page)
  key('7')
  await runs('research')
  const { startedAt } = (await open()) ?? {}
  await popup.tabTo('[data-minutes="5"]')
  key('Return')
  await until(async () => (await open())?.startedAt !== startedAt, 'an earlier start')
  key('u')
  await until(async () => (await open())?.startedAt === startedAt, 'the start as it was')

  // Undoes and redoes the newest entry of the history. Backspace closes the history. Escape closes it
  // too, if the browser passes that key to the page.
  for (const back of ['BackSpace', ...(pageGetsEscape ? ['Escape'] : [])]) {
    await popup.tabTo('#history')
    key('Return')
    await popup.has('.history')
    key('u')
    await runs('outgoing-call')
    key('r')
    await runs('research')
    key(back)
    await popup.hasNo('.history')
  }
  await popup.close()

  await popup.open()
  await popup.has('#repeat-1')
  key('shift+1')
  await until(async () => (await open())?.note === 'Bakeries', 'the call and its note again')
  key('s')
  await runs(undefined)
  await popup.close()

  const away = await wasAway(page)
  await popup.open()
  await popup.tabTo('#question')
  key('Return')
  await popup.has('.question')
  key('m')
  await popup.has('.question [data-category=incoming-call]')
  key('BackSpace')
  await popup.hasNo('#question, .question')
  await popup.close()
  await popup.open()
  await popup.tabTo('#question')
  key('Return')
  await popup.has('.question')
  key('b')
  const answered = async () => (await segmentsOn(page)).find(({ id }) => id === away)?.category
  await until(async () => (await answered()) === 'break', 'the answer')

  await popup.tabTo('#day')
  key('Return')
  const days = () =>
    page.evaluate(
      () =>
        chrome.extension
          .getViews({ type: 'tab' })
          .filter(({ location }) => location.pathname.endsWith('/day.html')).length,
    )
  await until(days, 'the day in a tab')
  expect(await days()).toBe(1)
}
