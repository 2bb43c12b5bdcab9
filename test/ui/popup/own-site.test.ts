// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { popupViewOf } from '../../support/empty-popup-view.ts'
import { $, mountPopupOnStub, someSite } from '../../support/mounted-popup.ts'

const CRM = 'https://crm.acme.example/deal/4'
const PATTERNS = ['https://crm.acme.example/*', 'http://crm.acme.example/*']

let popup: ReturnType<typeof mountPopupOnStub>
afterEach(() => popup.end())

const showPopup = async (site: ReturnType<typeof someSite>) => {
  popup = mountPopupOnStub(site)
  await popup.show(popupViewOf())
  return popup
}
const offered = () => !$('#own-site').hidden

it('offers the site in front, by its name', async () => {
  await showPopup(someSite(CRM))
  await vi.waitFor(() => expect(offered()).toBe(true))
  expect($('#own-site').title).toBe('crm.acme.example')
})

it.each([
  ['a page of the browser', someSite('chrome://extensions')],
  ['no address', someSite()],
  ['one that counts already', someSite(CRM, { granted: async () => true })],
])('offers nothing for %s', async (_name, site) => {
  const address = vi.spyOn(site, 'address')
  await showPopup(site)
  await vi.waitFor(() => expect(address).toHaveBeenCalled())
  await new Promise((settled) => setTimeout(settled))
  expect(offered()).toBe(false)
})

it('stores the host before it asks: the question may close the popup', async () => {
  const answer = Promise.withResolvers<boolean>()
  const request = vi.fn(() => answer.promise)
  const stored = Promise.withResolvers<void>()
  const { commands, changed, setOutcome } = await showPopup(someSite(CRM, { request }))
  await vi.waitFor(() => expect(offered()).toBe(true))
  setOutcome(() => stored.promise)
  $('#own-site').click()
  await vi.waitFor(() => expect(commands).toEqual(['setOwnHost crm.acme.example true']))
  expect(request).not.toHaveBeenCalled()
  stored.resolve()
  await vi.waitFor(() => expect(request).toHaveBeenCalledExactlyOnceWith(PATTERNS))
  answer.resolve(true)
  await vi.waitFor(() => expect(offered()).toBe(false))
  expect(changed).toHaveBeenCalled()
  expect(commands).toHaveLength(1)
})

it('removes the host again if the person refuses', async () => {
  const { commands } = await showPopup(someSite(CRM, { request: async () => false }))
  await vi.waitFor(() => expect(offered()).toBe(true))
  $('#own-site').click()
  await vi.waitFor(() =>
    expect(commands).toEqual([
      'setOwnHost crm.acme.example true',
      'setOwnHost crm.acme.example false',
    ]),
  )
  expect(offered()).toBe(true)
})

it('links to the settings if the browser cannot ask over a popup', async () => {
  const { commands, opens } = await showPopup(someSite(CRM))
  await vi.waitFor(() => expect(offered()).toBe(true))
  $('#own-site').click()
  await vi.waitFor(() => expect(opens).toHaveBeenCalledWith('settings', 'own-hosts'))
  expect(commands).toEqual(['setOwnHost crm.acme.example true'])
})
