import type { Page } from 'puppeteer-core'
import { expect, onTestFinished, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { launchChromium } from '../support/browser/chromium.ts'
import { mountSmallDisk } from '../support/browser/small-disk.ts'
import {
  areAdjacent,
  SETTINGS,
  segmentsOn,
  untilRefused,
  untilStored,
} from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

declare const chrome: Browser

const textOf = (page: Page) => page.evaluate(() => document.body.innerText)

// The disk in this test is really full. A limit set by the browser's test protocol would not work,
// because an extension with unlimited storage ignores such a limit.
if (process.platform === 'linux')
  test('a full disk is reported at once on every page, nothing is half-written, and storing goes on once there is room', async () => {
    const disk = mountSmallDisk()
    onTestFinished(() => disk.close())
    const chromium = await launchChromium({ profile: disk.dir })
    onTestFinished(() => chromium.close())
    const badge = () => chromium.worker(() => chrome.action.getBadgeText({}))
    const tooltip = () => chromium.worker(() => chrome.action.getTitle({}))
    const settings = await chromium.openPage(SETTINGS)
    const popup = await chromium.openPage('extension/pages/popup.html')
    await popup.waitForSelector('main[data-ready]')
    await popup.keyboard.press('8')
    const before = await untilStored(settings, ['misc'])

    await untilRefused(popup, disk)
    // The test opens and closes tabs, so that Stint stores signs of life. Stint stores one in ten
    // seconds at most (rule 5 of docs/domain.md).
    const isShownByIcon = async () => {
      disk.fill()
      await (await chromium.openTab('about:blank')).close()
      return (await badge()) === '!' && (await tooltip()).includes('the disk is full')
    }
    await until(isShownByIcon, 'the badge to say so')
    const isRefused = async () => {
      disk.fill()
      await settings.click('#autoStart')
      return (await textOf(settings)).includes('Not saved: the disk is full.')
    }
    await settings.bringToFront()
    await until(isRefused, 'the settings to say so')

    disk.free()
    await popup.bringToFront()
    await popup.keyboard.press('3')
    await popup.waitForSelector('[data-category=prospect-meeting][aria-pressed=true]')
    await until(async () => /^0:\d\d$/.test(await badge()), 'the time on the badge again')
    const kept = await segmentsOn(settings)
    expect(kept[0]).toMatchObject({ id: before[0]?.id, startedAt: before[0]?.startedAt })
    expect(areAdjacent(kept)).toBe(true)
    expect(kept.filter((segment) => segment.endedAt === undefined)).toHaveLength(1)
  })
