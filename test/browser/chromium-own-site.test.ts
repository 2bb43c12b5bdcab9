import { beforeAll, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { allow, allowOver } from '../support/browser/prompt.ts'
import { hasLastedOn, rowsOn, setOn, untilStored } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import { chromium, settings, setUpWithSite } from '../support/browser/with-chromium.ts'

declare const chrome: Browser

setUpWithSite()
beforeAll(() => setOn(settings, { enterAfter: 1000, leaveAfter: 1000, keepRecords: true }))

const origins = async () => (await chromium.worker(() => chrome.permissions.getAll())).origins ?? []
const isGranted = async (host: string) => (await origins()).some((o) => o.includes(host))

test('"This site is our CRM": one click and one prompt, for this host alone', async () => {
  const tab = await chromium.openTab('https://crm.acme.example/odoo/crm/7')
  const popup = await chromium.popup()
  const offer = await popup.waitForSelector('#own-site:not([hidden])')
  await offer?.click()
  await allowOver(popup, () => isGranted('crm.acme.example'))
  expect((await origins()).toSorted()).toEqual([
    'http://crm.acme.example/*',
    'https://crm.acme.example/*',
  ])
  const [odoo] = await untilStored(settings, ['documentation'])
  expect(odoo?.context).toMatchObject({ product: 'odoo', record: { id: '7' } })

  await hasLastedOn(settings)
  // The address of this page names no record, but the person has entered its host as their CRM.
  await tab.goto('https://crm.acme.example/some/page')
  const [, own] = await untilStored(settings, ['documentation', 'documentation'])
  expect(own?.context).toEqual({ product: 'own' })
  await hasLastedOn(settings)

  const again = await chromium.popup()
  await again.waitForSelector('main[data-ready] .tag')
  expect(await again.$eval('.tag', (e) => e.textContent)).toBe('auto · your CRM')
  expect(await again.$('#own-site[hidden]')).not.toBeNull()
  await again.close()
  await tab.close()
  await untilEnded()
})

const untilEnded = () =>
  until(
    async () => (await rowsOn<{ endedAt?: number }>(settings, 'segments')).every((s) => s.endedAt),
    'all ended',
  )

test('another site with another category: added in the settings, one prompt', async () => {
  await settings.bringToFront()
  await settings.click('#sites summary')
  await settings.type('#sites [name=host]', 'dialler.example')
  await settings.select('#sites select', 'outgoing-call')
  await settings.click('#sites [type=submit]')
  await allow(settings)
  await settings.waitForSelector('[data-host="dialler.example"]')
  const tab = await chromium.openTab('https://dialler.example/call')
  const kept = await untilStored(settings, ['documentation', 'documentation', 'outgoing-call'])
  expect(kept[2]).toMatchObject({ source: 'auto' })
  await tab.close()
  await untilEnded()
})

test('a host that is removed loses its permission', async () => {
  await settings.bringToFront()
  await settings.click('[data-host="crm.acme.example"] [aria-label^=Remove]')
  await until(async () => !(await isGranted('crm.acme.example')), 'the permission gone')
  expect(await isGranted('dialler.example')).toBe(true)
})

test('only the declared hosts were stored, and nothing was written to any console', async () => {
  const stores = ['segments', 'attribution', 'named', 'receipts']
  const everything = JSON.stringify(await Promise.all(stores.map((name) => rowsOn(settings, name))))
  expect(everything).not.toMatch(/https?:|some\/page|odoo\/crm|acme/)
  expect(everything).toContain('dialler.example')
  expect(chromium.problems).toEqual([])
})
