import { expect, onTestFinished, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { expectAt, timeOf } from '../support/browser/act-time.ts'
import { launchChromium } from '../support/browser/chromium.ts'
import { moveMouse } from '../support/browser/mouse.ts'
import {
  areAdjacent,
  SETTINGS,
  segmentsOn,
  setOn,
  untilStored,
} from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

declare const chrome: Browser

/**
 * Starts a browser in which a person works, and counts as away after 15 s without input. Browsers accept
 * no shorter time.
 */
async function atTheDesk() {
  const chromium = await launchChromium()
  onTestFinished(() => chromium.close())
  const page = await chromium.openPage(SETTINGS)
  await setOn(page, { idleAfter: 15_000 })
  moveMouse()
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  return { chromium, page, popup }
}

test('real idleness ends a category that needs the computer at the last input, and asks', async () => {
  const { chromium, page, popup } = await atTheDesk()
  await popup.keyboard.press('7')
  await untilStored(page, ['research'])
  const lastInput = await timeOf(page, moveMouse, () =>
    untilStored(page, ['research', 'unexplained']),
  )
  const [before] = await segmentsOn(page)
  expectAt(before?.endedAt, lastInput, 'the last input', 1000)

  moveMouse()
  const kept = await untilStored(page, ['research', 'unexplained', 'research'])
  expect(areAdjacent(kept)).toBe(true)
  const badge = () => chromium.worker(() => chrome.action.getBadgeText({}))
  await until(async () => (await badge()) === '?', 'the question on the badge')

  const asking = await chromium.popup()
  const question = await asking.waitForSelector('#question')
  await question?.click()
  await asking.waitForSelector('.question [data-category=client-meeting]')
  await asking.keyboard.press('4')
  await untilStored(page, ['research', 'client-meeting', 'research'])
  await until(async () => (await badge()) === '0:00', 'the time back on the badge')
  expect(chromium.problems).toEqual([])
})

test('a call goes on while nobody touches the computer', async () => {
  const { chromium, page, popup } = await atTheDesk()
  await popup.keyboard.press('2')
  await untilStored(page, ['outgoing-call'])
  const idle = () => chromium.worker(async () => (await chrome.idle.queryState(15)) === 'idle')
  await until(idle, 'the idle state')
  moveMouse()
  await until(async () => !(await idle()), 'the return')
  const [call, ...more] = await untilStored(page, ['outgoing-call'])
  expect([call?.endedAt, more]).toEqual([undefined, []])
})
