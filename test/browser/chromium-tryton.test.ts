import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chromium, launchChromium } from './harness/chromium.ts'
import { allow } from './harness/prompt.ts'
import { startTryton, type Tryton } from './harness/tryton.ts'
import { until } from './harness/until.ts'
import { rowsOn, SETTINGS, segmentsOn, setOn, touch } from './rep.ts'

let tryton: Tryton
let chromium: Chromium
let settings: Page
beforeAll(async () => {
  tryton = await startTryton()
  chromium = await launchChromium()
  settings = await chromium.openPage(SETTINGS)
  await setOn(settings, { enterAfter: 500, leaveAfter: 1000, keepRecords: true })
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await tryton.stop()
})

const last = async () => (await segmentsOn(settings)).at(-1)

/** Waits until what runs is CRM time on this record, or on none. */
const untilOn = (record: { type: string; id: string } | undefined) =>
  until(
    async () => {
      const now = await last()
      if (now?.context?.product !== 'tryton') throw new Error(JSON.stringify(now ?? 'no segment'))
      return JSON.stringify(now.context.record) === JSON.stringify(record) || undefined
    },
    `Documentation on ${JSON.stringify(record)}`,
  )

/** The buttons of the tab that is in front within Tryton. */
const button = (tab: Page, id: string) => tab.waitForSelector(`.tab-pane.active #${id}:enabled`)

/** Makes a party, as a person does; answers with the number that the real address then has. */
async function addParty(tab: Page, name: string) {
  const shown = () => /\/model\/party\.party\/(\d+)/.exec(tab.url())?.[1]
  await (await button(tab, 'new_'))?.click()
  // Tryton draws the form empty, then with the record before, then anew; what is typed meanwhile it
  // takes for that record's.
  await tab.waitForNetworkIdle({ idleTime: 250 })
  const field = await tab.waitForSelector('.tab-pane.active input[name=name]:enabled')
  await until(
    async () => !shown() && (await field?.evaluate((e) => (e as HTMLInputElement).value === '')),
    'an empty form',
  )
  await field?.type(name)
  await (await button(tab, 'save'))?.click()
  return until(shown, `the record of ${name} in the address`)
}

test("a person's own Tryton: named in the settings, one prompt", async () => {
  await settings.bringToFront()
  await (await settings.waitForSelector('#own-host'))?.type(`http://${tryton.host}/`)
  await settings.click('#own-hosts [type=submit]')
  await allow(settings)
  await until(
    async () => !(await settings.$eval('#own-hosts', (e) => e.textContent)).includes('Not allowed'),
    'the host allowed',
  )
})

test('its records are recognised while a person works in it', async () => {
  const tab = await chromium.openTab(`http://${tryton.host}/#crm`)
  await (await tab.waitForSelector('#login'))?.type('admin')
  await tab.click('button[type=submit]')
  const password = await tab.waitForSelector('#ask-dialog-entry')
  await password?.type(tryton.password)
  await tab.keyboard.press('Enter')
  await tab.waitForSelector('#global-search-entry')

  // A bookmark of the list of parties.
  await tab.evaluate(() => {
    location.hash = '#crm/model/party.party'
  })
  await button(tab, 'new_')
  await untilOn(undefined)
  const first = await addParty(tab, 'Acme')
  await untilOn({ type: 'company', id: first })
  const second = await addParty(tab, 'Umbrella')
  expect(second).not.toBe(first)
  await untilOn({ type: 'company', id: second })
  // To the other one by the toolbar; the newest stands first.
  await (await button(tab, 'next'))?.click()
  await untilOn({ type: 'company', id: first })
  await tab.evaluate(() => {
    location.hash = '#crm/model/sale.opportunity'
  })
  await untilOn(undefined)

  await tab.close()
  await until(async () => (await last())?.endedAt, 'Documentation ended')
  const kept = await segmentsOn(settings)
  expect(touch(kept)).toBe(true)
  expect(new Set(kept.map((s) => [s.category, s.source].join()))).toEqual(
    new Set(['documentation,auto']),
  )
  const records = kept.flatMap((s) => s.context?.record?.id ?? [])
  expect(records).toEqual([first, second, first])
})

test('of its addresses, names and titles nothing was stored but the host that was named', async () => {
  const stores = ['segments', 'attribution', 'receipts']
  const everything = JSON.stringify(await Promise.all(stores.map((name) => rowsOn(settings, name))))
  expect(everything).not.toMatch(/127\.0|http|Acme|Umbrella|party\.party|admin/)
})
