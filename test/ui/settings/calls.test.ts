// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { CALL_PRODUCTS } from '../../../src/core/calls/products.ts'
import { readSettings } from '../../../src/store/settings.ts'
import { grantingBrowser } from '../../support/granting-browser.ts'
import { $ } from '../../support/mounted-popup.ts'
import { isOn, openSettings } from '../../support/ui/settings-page.ts'

const hostsOf = (id: string) => CALL_PRODUCTS.find((product) => product.id === id)?.hosts ?? []

const search = (text: string) => {
  $<HTMLInputElement>('#find-call').value = text
  $('#find-call').dispatchEvent(new Event('input', { bubbles: true }))
}

const turn = async (id: string, on: boolean) => {
  await vi.waitFor(() => expect($<HTMLButtonElement>(`#call-${id}`).disabled).toBe(false))
  $(`#call-${id}`).click()
  await vi.waitFor(() => expect(isOn(`call-${id}`)).toBe(on))
}

const choose = (id: string, value: string) => {
  const field = $<HTMLSelectElement>(`#call-${id}-runs`)
  field.value = value
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

it('a product is switched on with one click and one prompt, and runs its usual category', async () => {
  const { db, hosts } = await openSettings()
  await turn('google_meet', true)
  expect(hosts.request).toHaveBeenCalledExactlyOnceWith(hostsOf('google_meet'))
  expect((await readSettings(db)).calls).toEqual([
    { product: 'google_meet', category: 'client-meeting' },
  ])
  expect($<HTMLSelectElement>('#call-google_meet-runs').value).toBe('client-meeting')
})

it('the person chooses another category, or to be asked after each call', async () => {
  const { db } = await openSettings()
  await turn('google_meet', true)
  choose('google_meet', 'internal-meeting')
  await vi.waitFor(async () =>
    expect((await readSettings(db)).calls).toEqual([
      { product: 'google_meet', category: 'internal-meeting' },
    ]),
  )
  choose('google_meet', 'ask')
  await vi.waitFor(async () =>
    expect((await readSettings(db)).calls).toEqual([
      { product: 'google_meet', category: 'client-meeting', ask: true },
    ]),
  )
})

it('any product is found by a part of its name', async () => {
  await openSettings()
  await vi.waitFor(() => $('#call-google_meet'))
  expect(document.querySelector('#call-aircall')).toBeNull()
  search('airc')
  await vi.waitFor(() => $('#call-aircall'))
  search('no such thing')
  await vi.waitFor(() => expect($('#calls [role=status]').textContent).toMatch(/Other sites/))
})

it('nothing is stored if the browser says no', async () => {
  const { db } = await openSettings({ hosts: grantingBrowser(false) })
  await vi.waitFor(() => expect($<HTMLButtonElement>('#call-zoom').disabled).toBe(false))
  $('#call-zoom').click()
  await vi.waitFor(() => expect($('#call-zoom-more em').textContent).not.toBe(''))
  expect((await readSettings(db)).calls).toEqual([])
})

it('switching off keeps the sites that the CRM of the same company needs', async () => {
  const { hosts, db } = await openSettings()
  $('#product-hubspot').click()
  await vi.waitFor(() => expect(isOn('product-hubspot')).toBe(true))
  search('hubspot')
  await turn('hubspot_calls', true)
  await turn('hubspot_calls', false)
  expect(hosts.remove).toHaveBeenCalledExactlyOnceWith([])
  expect((await readSettings(db)).calls).toEqual([])
})
