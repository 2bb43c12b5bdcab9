// @vitest-environment happy-dom
// Must be imported first: when Dexie is loaded, it looks for IndexedDB, which live queries need.
import 'fake-indexeddb/auto'
import { expect, it, onTestFinished, vi } from 'vitest'
import { PRODUCTS, productById } from '../../../src/core/crm/products.ts'
import { readPolicy } from '../../../src/core/settings/policy.ts'
import { changeSettings, keepPolicy, readSettings } from '../../../src/store/settings.ts'
import { switchTo } from '../../../src/store/timeline/commands.ts'
import type { Shortcuts } from '../../../src/ui/shortcuts.tsx'
import { mountWelcome } from '../../../src/ui/welcome/mount.tsx'
import type { WelcomePorts } from '../../../src/ui/welcome/ports.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { grantingBrowser } from '../../support/granting-browser.ts'
import { $, press, tile } from '../../support/mounted-popup.ts'

const openPage = async (
  part: Partial<WelcomePorts> & { hosts?: ReturnType<typeof grantingBrowser> } = {},
) => {
  const ports = {
    db: freshProfile().open(),
    hosts: grantingBrowser(),
    changed: vi.fn(),
    kind: 'chromium' as const,
    shortcuts: async () => ({ open: 'Alt+Shift+9' }),
    setShortcut: vi.fn(),
    pinned: async () => undefined,
    openPopup: vi.fn(async () => {}),
    ...part,
  }
  onTestFinished(mountWelcome(document.body, ports))
  await vi.waitFor(() => expect(chip('pipedrive').disabled).toBe(false))
  return ports
}

const chip = (product: string) => $<HTMLButtonElement>(`[data-product="${product}"]`)
const isDone = (step: string) => $(`#${step}`).hasAttribute('data-done')
const textOf = (css: string) => $(css).textContent

it('a click on a product asks for its hosts at once, and switches it on', async () => {
  const { db, hosts, changed } = await openPage()
  expect(isDone('crm')).toBe(false)
  chip('pipedrive').click()
  expect(hosts.request).toHaveBeenCalledExactlyOnceWith(productById('pipedrive')?.hosts)
  await vi.waitFor(() => expect(isDone('crm')).toBe(true))
  expect(chip('pipedrive').getAttribute('aria-pressed')).toBe('true')
  expect(textOf('#crm [role=status]')).toContain('On: Pipedrive')
  expect((await readSettings(db)).products).toEqual(['pipedrive'])
  expect(changed).toHaveBeenCalled()
})

it('a permission that the browser refuses is reported, and another product can be chosen', async () => {
  const { db } = await openPage({ hosts: grantingBrowser(false) })
  chip('hubspot').click()
  await vi.waitFor(() => expect(textOf('#crm > [role=alert]')).toContain('HubSpot'))
  expect(isDone('crm')).toBe(false)
  expect((await readSettings(db)).products).toEqual([])
  expect(chip('hubspot').disabled).toBe(false)
})

it('finds any product by its name, and says which site it is part of', async () => {
  await openPage()
  const search = $<HTMLInputElement>('#find-product')
  search.value = 'strea'
  search.dispatchEvent(new Event('input', { bubbles: true }))
  await vi.waitFor(() => expect(chip('streak').textContent).toBe('Streak in Gmail'))
  expect(document.querySelectorAll('.chip')).toHaveLength(1)
})

it('the only product found is chosen by Enter, and its sites are named before', async () => {
  const { hosts } = await openPage()
  chip('hubspot').dispatchEvent(new Event('pointerenter'))
  const search = $<HTMLInputElement>('#find-product')
  const find = async (name: string, count: number) => {
    search.value = name
    search.dispatchEvent(new Event('input', { bubbles: true }))
    await vi.waitFor(() => expect(document.querySelectorAll('.chip')).toHaveLength(count))
    press('Enter', { at: search })
  }
  await find('zoho', 5)
  expect(hosts.request).not.toHaveBeenCalled()
  await find('pipe', 1)
  expect(textOf('.asks .question')).toContain('pipedrive.com')
  expect(hosts.request).toHaveBeenCalledExactlyOnceWith(productById('pipedrive')?.hosts)
})

it('found products are below the search, and a chosen one stays in its place', async () => {
  await openPage()
  const order = () =>
    [...document.querySelectorAll<HTMLElement>('#find-product, .chip')].map(
      ({ id, dataset }) => dataset.product ?? id,
    )
  const before = order()
  expect(before[0]).toBe('find-product')
  for (const product of ['kommo', 'pipedrive']) {
    chip(product).click()
    await vi.waitFor(() => expect(chip(product).getAttribute('aria-pressed')).toBe('true'))
    expect(order()).toEqual(before)
  }
})

it.each([
  [
    'chromium',
    'Read and change your data on …',
    'Read and change your data on all pipedrive.com sites',
  ],
  ['firefox', 'Access your data for …', 'Access your data for sites in pipedrive.com domains'],
] as const)('prepares for what %s asks, in its words, before a click', async (asks, any, one) => {
  await openPage({ hosts: { ...grantingBrowser(), asks } as ReturnType<typeof grantingBrowser> })
  expect(textOf('.asks .question')).toBe(any)
  chip('pipedrive').dispatchEvent(new Event('pointerenter'))
  await vi.waitFor(() => expect(textOf('.asks .question')).toBe(one))
})

it('a CRM on an own server is added within the step', async () => {
  const { db, hosts } = await openPage()
  const field = await vi.waitFor(() => $<HTMLInputElement>('#own-host'))
  field.value = 'https://crm.acme.example/web'
  $('#own-crm form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  expect(hosts.request).toHaveBeenCalledExactlyOnceWith([
    'https://crm.acme.example/*',
    'http://crm.acme.example/*',
  ])
  await vi.waitFor(() => expect(isDone('crm')).toBe(true))
  expect(textOf('#crm .result')).toContain('On: crm.acme.example')
  expect((await readSettings(db)).ownHosts).toEqual(['crm.acme.example'])
})

it('an own server without a permission leaves the step open', async () => {
  const db = freshProfile().open()
  await changeSettings(db, { ownHosts: ['crm.acme.example'] })
  await openPage({ db, hosts: grantingBrowser(false) })
  await vi.waitFor(() => expect(textOf('#own-crm .setting')).toContain('no permission'))
  expect(isDone('crm')).toBe(false)
})

it('ends with the popup open, or says where to click', async () => {
  const openPopup = vi.fn(async () => {})
  await openPage({ openPopup })
  $('#open-popup').click()
  expect(openPopup).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(textOf('.open-popup [role=status]')).toContain('That is Stint'))
  openPopup.mockRejectedValueOnce(new Error('no window'))
  $('#open-popup').click()
  await vi.waitFor(() => expect(textOf('.open-popup [role=status]')).toContain('on the toolbar'))
})

it("the company's products are allowed with one click", async () => {
  const db = freshProfile().open()
  await keepPolicy(db, readPolicy({ products: ['pipedrive', 'hubspot'] }, PRODUCTS))
  const { hosts } = await openPage({ db })
  await vi.waitFor(() => expect(textOf('#company')).toContain('Pipedrive and HubSpot'))
  $('#company button').click()
  expect(hosts.request).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(isDone('crm')).toBe(true))
  expect(document.querySelector('#company')).toBeNull()
})

it('a click on a stage starts it, and so does its key while a stage has the focus', async () => {
  const { db, changed } = await openPage()
  tile('research').click()
  await vi.waitFor(() => expect(textOf('.runs')).toContain('Research'))
  expect(isDone('stage')).toBe(true)
  press('4')
  press('1', { at: tile('research') })
  await vi.waitFor(() => expect(textOf('.runs')).toContain('Incoming call'))
  const segment = (await db.segments.toArray()).find(({ open }) => open)
  expect(segment).toMatchObject({ category: 'incoming-call', source: 'hand' })
  press('8', { at: $('#find-product') })
  expect(changed).toHaveBeenCalledTimes(2)
  $('#stop').click()
  await vi.waitFor(() => expect(isDone('stage')).toBe(false))
})

it('opened again, it shows the finished steps', async () => {
  const db = freshProfile().open()
  await changeSettings(db, { products: ['close'] })
  await switchTo(db, 'misc')
  const hosts = grantingBrowser()
  await hosts.request(productById('close')?.hosts ?? [])
  await openPage({ db, hosts, pinned: async () => true })
  await vi.waitFor(() => {
    for (const step of ['crm', 'stage', 'open']) expect(isDone(step), step).toBe(true)
  })
  expect(chip('close').getAttribute('aria-pressed')).toBe('true')
})

it("shows the browser's shortcuts, and reads them again when the person returns", async () => {
  const shortcuts = vi.fn(async (): Promise<Shortcuts> => ({ open: 'Alt+Shift+S', stop: 'Ctrl+X' }))
  const pinned = vi.fn(async () => false)
  const { setShortcut } = await openPage({ kind: 'firefox', shortcuts, pinned })
  const shown = () => [...document.querySelectorAll('kbd')].map((key) => key.textContent)
  await vi.waitFor(() => expect(shown()).toEqual(['Alt+Shift+S', 'Ctrl+X']))
  expect(textOf('#open')).toContain('Manage Extension Shortcuts')
  expect(textOf('.pin')).toContain('Pin to Toolbar')
  shortcuts.mockResolvedValue({ 'switch-misc': 'F2' })
  pinned.mockResolvedValue(true)
  window.dispatchEvent(new Event('focus'))
  await vi.waitFor(() => expect(isDone('open')).toBe(true))
  await vi.waitFor(() => expect(shown()).toEqual(['F2']))
  expect(textOf('.shortcuts')).toContain('Misc')
  shortcuts.mockResolvedValue({})
  window.dispatchEvent(new Event('focus'))
  await vi.waitFor(() => expect(textOf('#open')).toContain('No shortcuts are set'))
  $('#set-shortcut').click()
  expect(setShortcut).toHaveBeenCalledOnce()
})
