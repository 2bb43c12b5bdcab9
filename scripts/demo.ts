/**
 * The demonstration that `npm start` runs on a machine without a display: a short working day in
 * the real pages.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'puppeteer-core'
import { DEFAULTS } from '../src/core/settings/settings.ts'
import { SLIVER } from '../src/core/time/sliver.ts'
import { type Chromium, launchChromium } from '../test/support/browser/chromium.ts'
import { connectOn } from '../test/support/browser/connect.ts'
import { startSite } from '../test/support/browser/site.ts'
import { setOn } from '../test/support/browser/stored-data.ts'
import { codeFor } from './people.ts'
import { administer, DATA_FOLDER } from './serve.ts'

/** The host of CRM pages that the build for this demonstration may read without asking. */
export const DEMO_HOST = '*.pipedrive.com'
const DEAL = 'https://demo.pipedrive.com/deal/42'

export interface Stage {
  /** The folder of the built extension. */
  extension: string
  endpoint: string
  member: string
}

const say = (text: string) => console.log(`  · ${text}`)

/** Opens the real popup, runs `act` in it, and closes it. */
async function inPopup<T>(chromium: Chromium, act: (popup: Page) => Promise<T>): Promise<T> {
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  const done = await act(popup)
  await popup.close().catch(() => undefined)
  return done
}

const AWAY = 8_000

/**
 * Simulates a laptop that was closed, and answers the question that Stint asks after the return.
 */
async function away(chromium: Chromium, reopen: () => Promise<Chromium>): Promise<Chromium> {
  const settings = await chromium.openPage('extension/pages/settings.html')
  // Stint's usual threshold for time away is three minutes, which is too long for a demonstration.
  await setOn(settings, { gapAfter: AWAY / 2 })
  await chromium.close()
  say('The computer is shut for a while …')
  await sleep(AWAY)
  const back = await reopen()
  await inPopup(back, async (popup) => {
    await (await popup.waitForSelector('#question'))?.click()
    await popup.waitForSelector('#away')
    say('… and the popup asks what that was.')
    await popup.click('.question [data-category=client-meeting]')
    await popup.waitForSelector('#away', { hidden: true })
    say('A meeting with a client, says the answer.')
  })
  await sleep(SLIVER)
  const restored = await back.openPage('extension/pages/settings.html')
  await setOn(restored, { gapAfter: DEFAULTS.gapAfter })
  await restored.close()
  return back
}

const send = (chromium: Chromium) =>
  inPopup(chromium, async (popup) => {
    // A segment is sent only after it has ended.
    await popup.click('#stop')
    await popup.waitForSelector('[aria-pressed=true]', { hidden: true })
    await popup.click('#send')
    const words = await popup.waitForSelector('#sending[data-state=received]')
    say(`The day is sent. ${await words?.evaluate((status) => status.textContent)}`)
  })

/**
 * Picks a category in the popup, and then waits. Without the wait, the time in this category would
 * be too short for a segment of its own, and would be added to the next category (rule 12 of
 * docs/domain.md).
 */
async function pick(chromium: Chromium, category: string) {
  await inPopup(chromium, async (popup) => {
    await popup.click(`.grid [data-category=${category}]`)
    await popup.waitForSelector(`[data-category=${category}][aria-pressed=true]`)
  })
  await sleep(SLIVER)
}

/** Waits until this category runs. The popup stays open during the wait. */
const untilRuns = (chromium: Chromium, category: string) =>
  inPopup(chromium, (popup) =>
    popup.waitForSelector(`[data-category=${category}][aria-pressed=true]`, { timeout: 40_000 }),
  )

async function settle(chromium: Chromium, { endpoint, member }: Stage) {
  const settings = await chromium.openPage('extension/pages/settings.html')
  await connectOn(settings, endpoint, () => codeFor(member))
  // A demonstration that was interrupted may have left the shorter threshold in the settings.
  await setOn(settings, { gapAfter: DEFAULTS.gapAfter })
  const crm = await settings.waitForSelector('#product-pipedrive:not([disabled])')
  const on = await settings.$('#product-pipedrive[aria-checked=true], #product-pipedrive:checked')
  if (!on) await crm?.click()
  await settings.waitForSelector(
    '#product-pipedrive[aria-checked=true], #product-pipedrive:checked',
  )
  await settings.close()
}

async function crmTime(chromium: Chromium) {
  const deal = await chromium.openTab(DEAL)
  say('A deal is opened in the CRM …')
  await untilRuns(chromium, 'documentation')
  say('… and five seconds later Documentation runs by itself.')
  await deal.close()
  await untilRuns(chromium, 'research')
  say('The CRM is left; after fifteen seconds what ran before goes on.')
}

export async function demonstrate(stage: Stage) {
  console.log('\nA short working day, without a display:')
  const site = await startSite()
  const profile = `${DATA_FOLDER}/profile-demonstration`
  const options = { extensionDir: stage.extension, profile, site, headed: false }
  let chromium = await launchChromium(options)
  try {
    await settle(chromium, stage)
    say(`Stint is connected to ${stage.endpoint} as ${stage.member}.`)
    await pick(chromium, 'outgoing-call')
    say('Outgoing call: one click.')
    await pick(chromium, 'research')
    say('Research: one click more.')
    await crmTime(chromium)
    chromium = await away(chromium, () => launchChromium(options))
    await send(chromium)
  } finally {
    await chromium.close().catch(() => undefined)
    site.close()
  }
  console.log('\nThe day as the endpoint received it:')
  console.log(administer('day', stage.member))
}
