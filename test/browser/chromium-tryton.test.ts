import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minute } from '../../src/core/time/units.ts'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { allow } from '../support/browser/prompt.ts'
import {
  areAdjacent,
  databaseTextOn,
  hasLastedOn,
  SETTINGS,
  type StoredRow,
  segmentsOn,
  setOn,
} from '../support/browser/stored-data.ts'
import { startTryton, type Tryton, trytonOrInstall } from '../support/browser/tryton.ts'
import { until } from '../support/browser/until.ts'

let tryton: Tryton
let chromium: Chromium
let settings: Page
/**
 * Milliseconds for the installation of Tryton and the creation of its database. Both together need 20 s
 * of one processor, and took two minutes on two busy processors (load average 20).
 */
const MOST_FOR_TRYTON = 5 * minute
beforeAll(trytonOrInstall, MOST_FOR_TRYTON)
beforeAll(async () => {
  tryton = await startTryton()
  chromium = await launchChromium()
  settings = await chromium.openPage(SETTINGS)
  await setOn(settings, { enterAfter: 500, leaveAfter: 1000, keepRecords: true })
}, MOST_FOR_TRYTON)
afterAll(async () => {
  await chromium?.close()
  await tryton?.stop()
})

type Record_ = NonNullable<StoredRow['context']>['record']

/**
 * Waits until the running segment is CRM time on this record of Tryton, or on no record. Then makes the
 * segment longer than five seconds, because the time of a shorter one goes to a neighbour (rule 12 of
 * docs/domain.md).
 */
const untilOn = async (record: Record_) => {
  const isOn = async () => {
    const now = (await segmentsOn(settings)).at(-1)
    if (now?.context?.product !== 'tryton') throw new Error(JSON.stringify(now ?? 'no segment'))
    return JSON.stringify(now.context.record) === JSON.stringify(record) || undefined
  }
  await until(isOn, `Documentation on ${JSON.stringify(record)}`)
  await hasLastedOn(settings)
}

/** Selector of the tab that is in front of the others within Tryton's page. */
const FRONT = '.tab-pane.active'

/**
 * Runs in the page. Resolves when Tryton's own counter showed no open request to its server in six
 * checks in a row, one every 50 ms. One check is not enough, because an answer may lead to another
 * request. The timers are those of the page, because on a busy machine the page's own work delays them
 * too, and the checks then wait for this work.
 */
const settle = () =>
  new Promise<void>((resolve) => {
    const { jQuery } = globalThis as unknown as { jQuery: { active: number } }
    let quiet = 0
    const look = () => {
      quiet = jQuery.active === 0 ? quiet + 1 : 0
      if (quiet > 5) resolve()
      else setTimeout(look, 50)
    }
    look()
  })

/**
 * Clicks, and waits for all answers of Tryton's server. Tryton draws a form several times: empty, then
 * with the previous record, and then once more. Text that is typed before the last drawing would be
 * lost, or stored in the wrong record.
 */
async function click(tab: Page, selector: string, count = 1) {
  await (await tab.waitForSelector(selector, { visible: true }))?.click({ count })
  await tab.evaluate(settle)
}
const toolbar = (tab: Page, id: string) => click(tab, `${FRONT} button#${id}:enabled`)
const menu = (tab: Page, title: string) => click(tab, `#menu .column-char[title="${title}"]`)

/** Returns model and number of the record in the address of Tryton's page, such as `party.party/2`. */
const shown = (tab: Page) => /\/model\/([\w.]+\/\d+)(?:;|$)/.exec(tab.url())?.[1]

/** Creates a record in the page, as a person does. Returns the record's number in the address. */
async function add(tab: Page, model: string, field: string, text: string) {
  await toolbar(tab, 'new_')
  const input = await tab.waitForSelector(`${FRONT} input[name=${field}]:enabled`)
  await until(() => input?.evaluate((e) => e.value === ''), `an empty form of ${model}`)
  expect(shown(tab)).toBeUndefined()
  await input?.type(text)
  expect(await input?.evaluate((e) => e.value)).toBe(text)
  await toolbar(tab, 'save')
  const record = await until(() => shown(tab), `the record of ${text} in the address`)
  expect(record.startsWith(`${model}/`)).toBe(true)
  return record.slice(model.length + 1)
}

test("a company's Tryton is added in the settings with one prompt", async () => {
  await settings.bringToFront()
  await (await settings.waitForSelector('#own-host'))?.type(`http://${tryton.host}/`)
  await settings.click('#own-hosts [type=submit]')
  await allow(settings)
  await until(
    async () =>
      !(await settings.$eval('#own-hosts', (e) => e.textContent)).includes('no permission'),
    'the host allowed',
  )
})

test('its records are recognised, and leaving it resumes the category before', async () => {
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  await popup.click('[data-category=research]')
  await popup.waitForSelector('[data-category=research][aria-pressed=true]')
  await popup.close()

  const tab = await chromium.openTab(`http://${tryton.host}/`)
  await (await tab.waitForSelector('#login'))?.type('admin')
  await click(tab, '.modal.in button[type=submit]')
  await (await tab.waitForSelector('#ask-dialog-entry', { visible: true }))?.type(tryton.password)
  await tab.keyboard.press('Enter')

  await menu(tab, 'Party')
  await menu(tab, 'Parties')
  await untilOn(undefined)
  const acme = await add(tab, 'party.party', 'name', 'Acme')
  await untilOn({ type: 'company', id: acme })
  const umbrella = await add(tab, 'party.party', 'name', 'Umbrella')
  await untilOn({ type: 'company', id: umbrella })

  await menu(tab, 'Sales')
  await menu(tab, 'Leads and Opportunities')
  await untilOn(undefined)
  const lead = await add(tab, 'sale.opportunity', 'description', 'A thousand parasols')
  await untilOn({ type: 'deal', id: lead })

  // Goes back to the tab of Tryton's page that lists companies, which Tryton calls *Parties*. This tab
  // still shows the company Umbrella. The button *switch* shows the list again, and the test opens the
  // company Acme from the list.
  await click(tab, '#tablist [title="Party / Parties"]')
  await untilOn({ type: 'company', id: umbrella })
  await toolbar(tab, 'switch_')
  await untilOn(undefined)
  await click(tab, `${FRONT} .column-char[title=Acme]`, 2)
  await untilOn({ type: 'company', id: acme })

  await settings.bringToFront()
  const kept = await until(async () => {
    const all = await segmentsOn(settings)
    return all.at(-1)?.category === 'research' && all.length > 1 ? all : undefined
  }, 'Research again')
  expect(areAdjacent(kept)).toBe(true)
  const inside = kept.slice(1, -1)
  expect(new Set(inside.map((s) => [s.category, s.source].join()))).toEqual(
    new Set(['documentation,auto']),
  )
  // The address of the sign-in page does not show that the product is Tryton. Time on that page is
  // stored with the product `own`, because the person entered the page's host as their CRM.
  const products = inside.map((s) => s.context?.product)
  expect(products.filter((p) => p !== 'tryton' && p !== 'own')).toEqual([])
  expect(products.lastIndexOf('own')).toBeLessThan(products.indexOf('tryton'))
  expect(inside.flatMap((s) => s.context?.record ?? [])).toEqual([
    { type: 'company', id: acme },
    { type: 'company', id: umbrella },
    { type: 'deal', id: lead },
    { type: 'company', id: umbrella },
    { type: 'company', id: acme },
  ])
  await tab.close()
})

test('of its addresses, names and titles only the declared host was stored', async () => {
  const everything = await databaseTextOn(settings)
  const { ownHosts } = JSON.parse(everything).named.find(
    (row: { name: string }) => row.name === 'settings',
  ).value
  expect(ownHosts).toEqual([tryton.host])
  expect(everything.replaceAll(tryton.host, '')).not.toMatch(
    /127\.0|https?:|Acme|Umbrella|parasol|party\.party|sale\.opp|Part(?:y|ies)|Leads|Tryton/,
  )
  // Messages that name Tryton's host or its library `moment` are warnings of Tryton itself.
  const ours = chromium.problems.filter((p) => !p.includes(tryton.host) && !p.includes('moment'))
  expect(ours).toEqual([])
})
