// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { changeSending } from '../../../src/store/outbox/sending.ts'
import { keepPolicy } from '../../../src/store/settings.ts'
import { SIGN_IN_REFUSALS } from '../../../src/sync/contract.ts'
import { en } from '../../../src/ui/words/sign-in-en.ts'
import { $ } from '../../support/mounted-popup.ts'
import { openConnectedPage, openSettings } from '../../support/ui/settings-page.ts'

const SERVER = 'https://stint.company.example'

const withPolicy = async (answer: boolean | undefined) => {
  const opened = await openSettings()
  opened.companyAccount.isOffered.mockImplementation(async () => answer)
  await keepPolicy(opened.db, { endpoint: SERVER, products: [], hosts: [], noRecords: false })
  await vi.waitFor(() => expect($('#server').textContent).toContain('stint.company.example'))
  return opened
}

const isOffered = () => document.querySelector('#sign-in') !== null

describe('signing in with a company account', () => {
  it('is one click where the company has set the address', async () => {
    const { companyAccount, changed } = await withPolicy(true)
    await vi.waitFor(() => $('#sign-in').click())
    expect(companyAccount.signIn).toHaveBeenCalledExactlyOnceWith(SERVER)
    await vi.waitFor(() => expect(changed).toHaveBeenCalled())
  })

  it('is offered for an address that is entered, where it is there', async () => {
    const { companyAccount } = await openSettings()
    companyAccount.isOffered.mockImplementation(async (url) => url === SERVER)
    const enter = async (text: string) => {
      const field = await vi.waitFor(() => $<HTMLTextAreaElement>('#invite'))
      field.value = text
      $('#look-up').click()
      await vi.waitFor(() => expect(companyAccount.isOffered).toHaveBeenLastCalledWith(text))
    }
    await vi.waitFor(() => $('#invite'))
    expect(companyAccount.isOffered).not.toHaveBeenCalled()
    await enter('https://other.example')
    await vi.waitFor(() => expect(isOffered()).toBe(false))
    await enter(SERVER)
    await vi.waitFor(() => expect(isOffered()).toBe(true))
  })

  it.each([
    ['has none', false, false],
    // The page has no permission for this server yet, so it does not know the answer. A click on the
    // button asks for the permission.
    ['gives no answer yet', undefined, true],
  ])('where the server that the company set %s', async (_, accounts, offered) => {
    const { companyAccount } = await withPolicy(accounts)
    await vi.waitFor(() => expect(companyAccount.isOffered).toHaveBeenCalledWith(SERVER))
    await vi.waitFor(() => expect(isOffered()).toBe(offered))
  })

  it('says in words why it did not work, and can be tried again', async () => {
    const { companyAccount, changed } = await withPolicy(true)
    companyAccount.signIn.mockResolvedValueOnce({ ok: false, reason: 'provider-down' })
    await vi.waitFor(() => $('#sign-in').click())
    const said = () => $('#company-account [role=alert]').textContent
    await vi.waitFor(() => expect(said()).toMatch(/Nothing is lost/))
    companyAccount.signIn.mockResolvedValueOnce({ ok: false, reason: 'network' })
    $('#sign-in').click()
    await vi.waitFor(() => expect(said()).toMatch(/No answer from this address/))
    expect(changed).not.toHaveBeenCalled()
    $('#sign-in').click()
    await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce())
    expect(said()).toBe('')
  })

  it('can be cancelled while the window is open', async () => {
    const { companyAccount, cancel } = await withPolicy(true)
    const answer = Promise.withResolvers<never>()
    companyAccount.signIn.mockReturnValueOnce(answer.promise)
    cancel.mockImplementation(() => answer.reject(new DOMException('', 'AbortError')))
    await vi.waitFor(() => $('#sign-in').click())
    await vi.waitFor(() => $('#cancel-sign-in').click())
    await vi.waitFor(() => expect($<HTMLButtonElement>('#sign-in').disabled).toBe(false))
    expect($('#company-account [role=alert]').textContent).toBe('')
  })

  it('has words for every refusal of an endpoint', () => {
    expect(Object.keys(en.failures)).toEqual(expect.arrayContaining([...SIGN_IN_REFUSALS]))
  })
})

it('a connection that the company ended says that the time is kept, and offers to sign in', async () => {
  const { db, companyAccount } = await openConnectedPage({ accounts: true })
  await changeSending(db, (state) => ({ ...state, failure: 'token', failures: 1 }))
  await vi.waitFor(() => expect(isOffered()).toBe(true))
  expect($('#to-company').textContent).toMatch(/Your time stays in this browser/)
  $('#sign-in').click()
  expect(companyAccount.signIn).toHaveBeenCalledExactlyOnceWith('https://a.example')
})
