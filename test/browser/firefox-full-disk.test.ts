import { expect, onTestFinished, test } from 'vitest'
import { launchFirefox } from '../support/browser/firefox.ts'
import { mountSmallDisk } from '../support/browser/small-disk.ts'
import {
  areAdjacent,
  SETTINGS,
  segmentsOn,
  untilRefused,
  untilStored,
} from '../support/browser/stored-data.ts'

if (process.platform === 'linux')
  test('a full disk is reported in Firefox, nothing is half-written, and storing goes on once there is room', async () => {
    const disk = mountSmallDisk()
    onTestFinished(() => disk.close())
    const firefox = await launchFirefox({ profile: disk.dir })
    onTestFinished(() => firefox.close())
    const settings = await firefox.openPage(SETTINGS)
    const popup = await firefox.openPage('extension/pages/popup.html')
    await popup.waitForSelector('main[data-ready]')
    await popup.keyboard.press('8')
    const before = await untilStored(settings, ['misc'])

    await popup.bringToFront()
    await untilRefused(popup, disk)

    disk.free()
    await popup.keyboard.press('3')
    await popup.waitForSelector('[data-category=prospect-meeting][aria-pressed=true]')
    const kept = await segmentsOn(settings)
    expect(kept[0]).toMatchObject({ id: before[0]?.id, startedAt: before[0]?.startedAt })
    expect(areAdjacent(kept)).toBe(true)
    expect(kept.filter((segment) => segment.endedAt === undefined)).toHaveLength(1)
  })
