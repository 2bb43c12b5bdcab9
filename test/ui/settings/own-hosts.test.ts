// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { productById } from '../../../src/core/crm/products.ts'
import {
  changeSettings,
  keepPolicy,
  readSettings,
  setOwnHost,
} from '../../../src/store/settings.ts'
import { grantingBrowser } from '../../support/granting-browser.ts'
import { $ } from '../../support/mounted-popup.ts'
import { isOn, openSettings } from '../../support/ui/settings-page.ts'

describe("a CRM on the company's server", () => {
  const add = async (text: string, form = '#own-hosts') => {
    const field = await vi.waitFor(() => $<HTMLInputElement>(`${form} input[name=host]`))
    field.value = text
    $(`${form} form`).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  }
  const row = (host: string) => $(`[data-host="${host}"]`)

  it('is added by its address: asks for that host alone, within the click', async () => {
    const { db, hosts } = await openSettings()
    await add('http://CRM.acme.example:8069/web#id=1')
    expect(hosts.request).toHaveBeenCalledExactlyOnceWith([
      'https://crm.acme.example/*',
      'http://crm.acme.example/*',
    ])
    await vi.waitFor(() => expect(row('crm.acme.example:8069').textContent).not.toMatch(/allowed/))
    expect((await readSettings(db)).ownHosts).toEqual(['crm.acme.example:8069'])
  })

  it('that the browser refused is listed, to be allowed later', async () => {
    const { hosts } = await openSettings({ hosts: grantingBrowser(false) })
    await add('crm.acme.example')
    await vi.waitFor(() => expect(row('crm.acme.example').textContent).toMatch(/no permission/))
    row('crm.acme.example').querySelector('button')?.click()
    expect(hosts.request).toHaveBeenCalledTimes(2)
  })

  it('with an invalid address is refused in words, without a prompt', async () => {
    const { db, hosts } = await openSettings()
    await add('our crm')
    await vi.waitFor(() => expect($('#own-host-problem').textContent).toMatch(/Enter the address/))
    expect(hosts.request).not.toHaveBeenCalled()
    expect((await readSettings(db)).ownHosts).toEqual([])
  })

  it('is removed with its permission, unless another entry needs that', async () => {
    const { db, hosts } = await openSettings()
    await changeSettings(db, {
      ownHosts: ['crm.acme.example', 'crm.acme.example:8069', 'old.acme.example'],
    })
    const remove = async (host: string) => {
      const button = await vi.waitFor(() =>
        row(host).querySelector<HTMLButtonElement>('button[aria-label^="Remove"]'),
      )
      button?.click()
      await vi.waitFor(() => expect(document.querySelector(`[data-host="${host}"]`)).toBeNull())
    }
    await remove('crm.acme.example')
    await vi.waitFor(() => expect(hosts.remove).toHaveBeenLastCalledWith([]))
    await remove('old.acme.example')
    await vi.waitFor(() =>
      expect(hosts.remove).toHaveBeenLastCalledWith([
        'https://old.acme.example/*',
        'http://old.acme.example/*',
      ]),
    )
  })

  it('another site may have another category', async () => {
    const { db } = await openSettings()
    const select = await vi.waitFor(() => $<HTMLSelectElement>('#sites select'))
    select.value = 'outgoing-call'
    await add('dialler.example', '#sites')
    await vi.waitFor(() => expect(row('dialler.example').textContent).toContain('Outgoing call'))
    expect((await readSettings(db)).sites).toEqual([
      { host: 'dialler.example', category: 'outgoing-call' },
    ])
  })
})

describe('under a policy of the company', () => {
  const said = {
    endpoint: 'https://stint.acme.example',
    products: ['pipedrive'],
    hosts: ['crm.acme.example'],
    noRecords: true,
  }

  it('one click asks for all that the company uses; the address is filled in', async () => {
    const { db, hosts } = await openSettings()
    await keepPolicy(db, said)
    const allow = await vi.waitFor(() => $('#company button'))
    expect($('#company').textContent).toContain('Pipedrive and crm.acme.example')
    allow.click()
    expect(hosts.request).toHaveBeenCalledExactlyOnceWith([
      ...(productById('pipedrive')?.hosts ?? []),
      'https://crm.acme.example/*',
      'http://crm.acme.example/*',
    ])
    await vi.waitFor(() => expect(document.querySelector('#company')).toBeNull())
    expect(isOn('product-pipedrive')).toBe(true)
    expect($('#server').textContent).toBe('Server: stint.acme.example')
  })

  it('a forbidden setting is off, and says so; removing the policy leaves nothing of it', async () => {
    const { db } = await openSettings()
    await changeSettings(db, { keepRecords: true })
    await keepPolicy(db, said)
    await vi.waitFor(() => expect($<HTMLButtonElement>('#keepRecords').disabled).toBe(true))
    expect(isOn('keepRecords')).toBe(false)
    expect($('#keepRecords-more').textContent).toMatch(/does not allow/)
    expect((await readSettings(db)).keepRecords).toBe(false)
    await setOwnHost(db, 'my.acme.example', true)
    await keepPolicy(db, undefined)
    const { keepRecords, products, ownHosts } = await readSettings(db)
    expect({ keepRecords, products, ownHosts }).toEqual({
      keepRecords: true,
      products: [],
      ownHosts: ['my.acme.example'],
    })
  })
})
