// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { expect, it, onTestFinished, vi } from 'vitest'
import { productById } from '../../../src/core/crm/products.ts'
import { changeSettings, readSettings } from '../../../src/store/settings.ts'
import { apply } from '../../../src/store/timeline/commands.ts'
import { PRODUCT_NAMES } from '../../../src/ui/product-names.ts'
import { grantingBrowser } from '../../support/granting-browser.ts'
import { $ } from '../../support/mounted-popup.ts'
import { isOn, openSettings } from '../../support/ui/settings-page.ts'

const search = (text: string) => {
  $<HTMLInputElement>('#find-product').value = text
  $('#find-product').dispatchEvent(new Event('input', { bubbles: true }))
}

const labels = () => [...document.querySelectorAll('.products label')].map((l) => l.textContent)

it('a product that is switched on or off stays where it is', async () => {
  await openSettings()
  const before = labels()
  for (const id of ['product-kommo', 'product-amocrm', 'product-kommo']) {
    const was = isOn(id)
    $(`#${id}`).click()
    await vi.waitFor(() => expect(isOn(id)).toBe(!was))
    expect(labels()).toEqual(before)
  }
})

it('finds every product by a part of its name, and shows enabled ones without a search', async () => {
  const { hosts } = await openSettings()
  expect(labels()).not.toContain('Zoho CRM')
  search('zohoC')
  await vi.waitFor(() => expect(labels()).toContain('Zoho CRM'))
  $('#product-zoho_crm').click()
  expect(hosts.request).toHaveBeenCalledExactlyOnceWith(productById('zoho_crm')?.hosts)
  await vi.waitFor(() => expect(isOn('product-zoho_crm')).toBe(true))
  search('no such thing')
  await vi.waitFor(() =>
    expect($('.products [role=status]').textContent).toMatch(/No CRM with this name/),
  )
  search('')
  await vi.waitFor(() => expect(labels()).toContain('Zoho CRM'))
  expect(labels()).not.toContain('Streak')
})

it.each([
  ['битрикс', 'Bitrix24'],
  ['амо', 'amoCRM'],
  ['амосрм', 'amoCRM'],
  ['1с', '1C'],
  ['мой склад', 'MoySklad'],
])('finds "%s", the Russian spelling of %s', async (text, name) => {
  await openSettings()
  search(text)
  await vi.waitFor(() => expect(labels()[0]).toBe(name))
})

it('shows recently used products first, the most used before the others', async () => {
  const { db } = await openSettings()
  const work = async (product: string, minutes: number) => {
    const now = Date.now()
    vi.setSystemTime(now + minutes * 60_000)
    await apply(db, { at: 'site', category: 'documentation', context: { product } })
  }
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  await work('streak', 0)
  await work('zoho_crm', 1)
  await work('zoho_crm', 2)
  await work('zoho_crm', 2)
  await vi.waitFor(() => expect(labels().slice(0, 3)).toEqual(['Zoho CRM', 'Streak', 'Salesforce']))
})

it("explains a permission once in the browser's words; each product says its sites alone", async () => {
  await openSettings()
  expect($('#crm').textContent.match(/read and change your data on/gi)).toHaveLength(1)
  expect($('#product-pipedrive-more').textContent).toBe('pipedrive.com')
  expect($('#product-bitrix24-more').textContent).toMatch(/^bitrix24\.\w+, .* and \d+ more$/)
})

it('says if a product is part of another site', async () => {
  await openSettings()
  search('streak')
  await vi.waitFor(() => expect($('#product-streak-more').textContent).toBe('in Gmail'))
})

/** Returns the sentences of a text. The list of sites in a row of the page is not a sentence. */
const sentencesIn = (text: string) => text.match(/\p{Lu}[^.!?]* [^.!?]*[.!?]/gu) ?? []

it.each(['', 'a', 'o'])(
  'no sentence stands in two rows, whatever their state: search "%s"',
  async (words) => {
    const { db } = await openSettings()
    // The products are chosen but have no permission for their hosts, as after the person removed the
    // permission in the browser's settings.
    await changeSettings(db, {
      products: Object.keys(PRODUCT_NAMES).slice(0, 30),
      ownHosts: ['a.example', 'b.example'],
    })
    search(words)
    await vi.waitFor(() =>
      expect(document.querySelectorAll('.products em').length).toBeGreaterThan(5),
    )
    const rows = [...document.querySelectorAll('.products .setting, #own-hosts .setting')]
    expect(rows.length).toBeGreaterThan(7)
    const all = rows.flatMap((row) => sentencesIn(row.textContent))
    expect(all.filter((sentence, i) => all.indexOf(sentence) !== i)).toEqual([])
  },
)

it('asks for exactly the hosts of a CRM, within the click itself', async () => {
  const { db, hosts, changed } = await openSettings()
  $('#product-pipedrive').click()
  expect(hosts.request).toHaveBeenCalledExactlyOnceWith(productById('pipedrive')?.hosts)
  await vi.waitFor(() => expect(isOn('product-pipedrive')).toBe(true))
  expect((await readSettings(db)).products).toEqual(['pipedrive'])
  await vi.waitFor(() => expect($('.said').textContent).toBe('Saved'))
  expect(changed).toHaveBeenCalled()
})

it('gives the hosts back when a CRM is switched off', async () => {
  const { db, hosts } = await openSettings()
  $('#product-pipedrive').click()
  await vi.waitFor(() => expect(isOn('product-pipedrive')).toBe(true))
  $('#product-pipedrive').click()
  await vi.waitFor(() => expect(isOn('product-pipedrive')).toBe(false))
  await vi.waitFor(() => expect(hosts.remove).toHaveBeenCalledWith(productById('pipedrive')?.hosts))
  expect((await readSettings(db)).products).toEqual([])
})

it('stays off, and says so, when the browser is not given the permission', async () => {
  const { db } = await openSettings({ hosts: grantingBrowser(false) })
  $('#product-hubspot').click()
  await vi.waitFor(() => expect($('#product-hubspot-more').textContent).toMatch(/no permission/))
  expect(isOn('product-hubspot')).toBe(false)
  expect((await readSettings(db)).products).toEqual([])
})

it('shows that the permission was removed elsewhere', async () => {
  const { hosts } = await openSettings()
  $('#product-amocrm').click()
  await vi.waitFor(() => expect(isOn('product-amocrm')).toBe(true))
  await hosts.remove(productById('amocrm')?.hosts ?? [])
  await vi.waitFor(() => expect(isOn('product-amocrm')).toBe(false))
  expect($('#product-amocrm-more').textContent).toBe('no permission')
  expect($('.products').textContent.match(/Permission was removed/g)).toHaveLength(1)
})

it('keeps other products on when one is switched on', async () => {
  const { db } = await openSettings()
  await changeSettings(db, { products: ['kommo'] })
  $('#product-hubspot').click()
  await vi.waitFor(async () =>
    expect((await readSettings(db)).products).toEqual(['kommo', 'hubspot']),
  )
})
